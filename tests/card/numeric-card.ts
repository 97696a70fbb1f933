import type { NumericCard } from '@/lib/card'
import { CardSchema } from '@/lib/card'

type Raw = Readonly<Record<string, unknown>>

/** A numeric card around a template; texts and steps that do not matter are filled in. */
export function numericCard(template: Raw, card: Raw = {}): NumericCard {
  const parsed = CardSchema.parse({
    id: 'conv:sample',
    kind: 'numeric',
    level: 2,
    tags: [],
    question: { en: 'How many?', zh: '多少？' },
    explanation: { en: 'So many.', zh: '这么多。' },
    sources: [],
    ...card,
    template: { vary: {}, steps: [{ tex: '1' }], ...template },
  })
  if (parsed.kind !== 'numeric') throw new Error('not a numeric card')
  return parsed
}

/** A misconception with a sentence that does not matter. */
export function slip(id: string, is: string | number, rest: Raw = {}): Raw {
  return { id, is, say: { en: 'You slipped.', zh: '你错了一步。' }, ...rest }
}

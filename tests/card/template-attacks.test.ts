import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CardFileSchema, checkCard, instantiate, plainValue } from '@/lib/card'
import { MOST_MS, timed } from './timed'

type Text = string | { readonly repeat: string; readonly times: number; readonly then?: string }
interface Row {
  readonly id: string
  /** put into a template without variables whose answer is 1 */
  readonly template?: Readonly<Record<string, unknown>>
  readonly question?: Text
  readonly expected: {
    /** the format refuses it: the code of the first issue */
    readonly refused?: string
    /** the card's check refuses it: the code of the first problem */
    readonly code?: string
    readonly field?: string
    readonly line?: number
    readonly column?: number
    /** harmless: the answer that comes out */
    readonly value?: string
  }
}

// not imported: `__proto__` as a key is one of the payloads
const rows = JSON.parse(readFileSync(new URL('../attacks/template.json', import.meta.url), 'utf8')) as Row[]

describe('hostile templates are refused with a code and a place, or harmless, in under 50 ms', () => {
  test.each(rows.map((row) => [row.id, JSON.stringify(row.template ?? row.question).slice(0, 80), row] as const))(
    '%s %s',
    (_id, _shown, { template, question, expected }) => {
      const file = fileOf(written(template ?? {}) as object, written(question ?? 'How many?') as string)
      const { took, value } = timed(() => read(file))
      expect(value).toEqual(expected)
      expect(took).toBeLessThan(MOST_MS)
    },
  )
})

/** What comes of a file: a refusal by the format, by the card's check, or the answer of the first seed. */
function read(file: unknown): Row['expected'] {
  const parsed = CardFileSchema.safeParse(file)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const code = issue?.code === 'custom' ? issue.message : issue?.code
    return { refused: code ?? '', field: (issue?.path ?? []).slice(2).join('.') }
  }
  const [card] = parsed.data.cards
  if (card === undefined) throw new Error('no card')
  const [problem] = checkCard(card)
  if (problem !== undefined) {
    const { code, field, line, column } = problem
    return { code, field, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  }
  const { answer } = instantiate(card, 0)
  return { value: answer === undefined ? '' : plainValue(answer.value) }
}

function fileOf(template: object, question: string): unknown {
  const text = { en: 'So many.', zh: '这么多。' }
  const card = {
    id: 'conv:hostile',
    kind: 'numeric',
    level: 1,
    tags: [],
    question: { en: question, zh: '多少？' },
    explanation: text,
    sources: [],
    template: { vary: {}, steps: [{ tex: '1' }], answer: { is: '1', type: 'integer' }, ...template },
  }
  return { format: 1, topic: 'conv', cards: [card] }
}

/** Long texts written out, and chains of helpers, each made from the one before. */
function written(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(written)
  if ('repeat' in value) {
    const { repeat, times, then = '' } = value as Exclude<Text, string>
    return repeat.repeat(times) + then
  }
  if ('doubling' in value) {
    const { names, is } = value.doubling as { names: number; is: string }
    const chain = Array.from({ length: names }, (_, index) => [
      `v${index}`,
      index === 0 ? '1' : is.replaceAll('{before}', `v${index - 1}`),
    ])
    return Object.fromEntries(chain) as unknown
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]))
}

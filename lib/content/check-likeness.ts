import type { Language } from '@/lib/card'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'

/** Two questions are alike when the likeness is above this in both languages. */
const MOST_LIKE = 0.7

/** Long enough to tell words of one stem apart from chance: four letters, two characters. */
const GRAM: Readonly<Record<Language, number>> = { en: 4, zh: 2 }

/**
 * Names pairs of cards that ask nearly the same: the cosine between how often each run of letters occurs in the two
 * questions, without their numbers and values, is above 0.7 in both languages.
 * Pairs that alike.yaml lists are left out; one that is listed and no longer alike is named too.
 */
export function checkLikeness({ cards, alike }: Content): DeckFinding[] {
  const allowed = new Set(alike.map((pair) => [...pair].sort().join()))
  const asked = cards.map(({ card: { id, question } }) => ({
    id,
    en: vector(question.en, 'en'),
    zh: vector(question.zh, 'zh'),
  }))
  return asked.flatMap((one, place) =>
    asked.slice(0, place).flatMap((other): DeckFinding[] => {
      const [en, zh] = [cosine(one.en, other.en), cosine(one.zh, other.zh)]
      const isAlike = en > MOST_LIKE && zh > MOST_LIKE
      if (isAlike === allowed.has([one.id, other.id].sort().join())) return []
      const values = { other: other.id, en: en.toFixed(2), zh: zh.toFixed(2) }
      return [{ subject: one.id, field: 'question', code: isAlike ? 'questions_alike' : 'not_alike', values }]
    }),
  )
}

type Vector = ReadonlyMap<string, number>

/** How often each run of letters occurs, scaled to length 1. */
function vector(text: string, lang: Language): Vector {
  const plain = text
    .replace(/\{=[^}]*\}|\d+/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
  const counts = new Map<string, number>()
  for (let at = 0; at + GRAM[lang] <= plain.length; at += 1) {
    const gram = plain.slice(at, at + GRAM[lang])
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  const length = Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0))
  return new Map([...counts].map(([gram, count]) => [gram, count / length]))
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0
  for (const [gram, share] of a) sum += share * (b.get(gram) ?? 0)
  return sum
}

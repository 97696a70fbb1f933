import { beforeAll, describe, expect, test } from 'vitest'
import { contentCommand } from './content-command'

interface Both {
  readonly en: string
  readonly zh: string
}
interface Solution {
  readonly values: Readonly<Record<string, string>>
  readonly answer?: unknown
  readonly right?: readonly number[]
  readonly why?: readonly (Both | null)[]
  readonly accepted?: readonly { en: string[]; zh: string[] }[]
  readonly rubric?: readonly Both[]
  readonly misconceptions?: readonly { id: string; value: string; say: Both }[]
  readonly derivation?: readonly Partial<Both & { tex: string }>[]
  readonly picture?: { kind: string; sentence: Both }
  readonly explanation: Both
}
interface Reviewed {
  readonly id: string
  readonly kind: string
  readonly questions: readonly { question: Both; options?: readonly object[]; blanks?: number }[]
  readonly solutions: readonly Solution[]
  readonly sources: readonly string[]
}

const read = (out: string): Reviewed[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reviewed)

let deck: Reviewed[]
beforeAll(async () => {
  const { code, out, err } = await contentCommand('--json', '--instances', '2')
  expect(err).toBe('')
  expect(code).toBe(0)
  deck = read(out)
}, 120_000)

const ofKind = (kind: string): Reviewed[] => deck.filter((card) => card.kind === kind)

describe('the deck for reviewers', () => {
  test('has each card once, with all five kinds', () => {
    expect(new Set(deck.map(({ id }) => id)).size).toBe(deck.length)
    expect([...new Set(deck.map(({ kind }) => kind))].sort()).toEqual([
      'choice',
      'cloze',
      'explain',
      'figure',
      'numeric',
    ])
  })

  test('gives templates as many different instances as asked for, and other cards one', () => {
    for (const { id, kind, questions, solutions } of deck) {
      expect(solutions, id).toHaveLength(questions.length)
      if (kind === 'numeric') expect(new Set(solutions.map(({ values }) => JSON.stringify(values))).size, id).toBe(2)
      if (kind !== 'numeric' && kind !== 'figure') expect(questions, id).toHaveLength(1)
    }
  })

  test('asks before it answers', () => {
    for (const card of deck) {
      const keys = Object.keys(card)
      expect(keys.indexOf('questions')).toBeLessThan(keys.indexOf('solutions'))
      for (const question of card.questions) {
        for (const key of ['right', 'why', 'answer', 'accepted', 'values'])
          expect(question, card.id).not.toHaveProperty(key)
      }
    }
  })

  test('leaves no hole unfilled, in either language', () => {
    for (const card of deck) expect(JSON.stringify(card), card.id).not.toMatch(/\{=|[\uE000\uE001]/)
  })

  test('names the right options among those shown, and says why each other one is wrong', () => {
    for (const { id, questions, solutions } of [...ofKind('choice'), ...ofKind('figure')]) {
      questions.forEach(({ options = [] }, n) => {
        const { right = [], why = [] } = solutions[n] ?? {}
        expect(right.length, id).toBeGreaterThan(0)
        expect(why, id).toHaveLength(options.length)
        options.forEach((_, place) => expect(why[place] === null, `${id} ${place}`).toBe(right.includes(place)))
      })
    }
  })

  test('gives a number its value, mistakes with sentences, and a derivation with formula or sentence', () => {
    for (const { id, solutions } of ofKind('numeric')) {
      for (const { answer, misconceptions = [], derivation = [] } of solutions) {
        expect(answer, id).toMatch(/\d/)
        for (const { value, say } of misconceptions) {
          expect(value, id).toMatch(/\d/)
          expect(value, id).not.toBe(answer)
          expect(say.en && say.zh, id).toBeTruthy()
        }
        expect(derivation.length, id).toBeGreaterThan(0)
        for (const { tex, en, zh } of derivation) {
          expect(tex ?? en, id).toBeTruthy()
          expect(en === undefined, id).toBe(zh === undefined)
        }
      }
    }
  })

  test('says of a picture what is read out to whoever does not see it', () => {
    const pictures = deck.flatMap(({ solutions }) => solutions.flatMap(({ picture }) => picture ?? []))
    expect(pictures.length).toBeGreaterThan(20)
    for (const { sentence } of pictures) {
      expect(sentence.en).toMatch(/^[^{}]*[.]$/)
      expect(sentence.zh).toMatch(/^[^{}]*。$/)
    }
  })

  test('gives blanks their accepted forms, and open questions their points', () => {
    for (const { id, questions, solutions } of ofKind('cloze')) {
      expect(solutions[0]?.accepted, id).toHaveLength(questions[0]?.blanks ?? 0)
    }
    for (const { id, solutions } of ofKind('explain'))
      expect(solutions[0]?.rubric?.length, id).toBeGreaterThanOrEqual(3)
  })

  test('cites sources as a reader sees them, without markup', () => {
    const cited = deck.flatMap(({ sources }) => sources)
    expect(cited).toContainEqual(
      expect.stringMatching(/^Ian Goodfellow et al\.: Deep Learning \(https:\/\/[^)]+\), MIT Press 2016/),
    )
    for (const line of cited) expect(line).not.toMatch(/<|&#?\w+;/)
  })
})

test('one topic can be asked for', async () => {
  const { out } = await contentCommand('--json', '--only', 'conv/padding')
  const some = read(out).map(({ id }) => id)
  expect(some).toEqual(deck.map(({ id }) => id).filter((id) => id.startsWith('conv/padding')))
  expect(some.length).toBeGreaterThan(1)
})

test.each([
  [['--json', '--instances', 'many'], /--instances is many; a whole number of 1 … 100 is due/],
  [['--jsom'], /--jsom/],
])('%s is refused with what would be right', async (args, message) => {
  const { code, out, err } = await contentCommand(...args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(message)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_MODEL,
  isLeechLapse,
  leechFigures,
  type Rating,
  recallAfter,
  replayCard,
  type StoredEntry,
} from '@/lib/memory'
import { chanceOfAtMost } from '@/lib/memory/leech'
import { CARD, id, onDay, review, stored } from './log'

/** Reviews ten days apart, the first of them the meeting; each predicted as given. */
function reviews(ratings: readonly Rating[], recallBefore: number | null = 0.9): StoredEntry[] {
  return ratings.map((rating, n) =>
    review(n, n * 10, rating, onDay(n * 10 + 10), recallBefore === null || n === 0 ? {} : { recallBefore }),
  )
}
const isLeech = (entries: readonly StoredEntry[]): boolean => replayCard(entries)?.leech ?? false

describe('the exact test', () => {
  test('is the sum over all ways in which so few can happen', () => {
    const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, 0.9))
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 10 }), fc.nat({ max: 11 }), (chances, most) => {
        let sum = 0
        for (let way = 0; way < 2 ** chances.length; way++) {
          const happened = chances.map((_, place) => (way >> place) & 1)
          if (happened.reduce((count, one) => count + one, 0) > most) continue
          sum += chances.reduce((product, p, place) => product * (happened[place] === 1 ? p : 1 - p), 1)
        }
        expect(chanceOfAtMost(most, chances)).toBeCloseTo(sum, 12)
      }),
    )
  })

  test('of equal chances is the binomial distribution', () => {
    // 10 at 0.9: P(X ≤ 7) = 0.0701908264
    expect(chanceOfAtMost(7, new Array<number>(10).fill(0.9))).toBeCloseTo(0.0701908264, 10)
  })
})

describe('a leech by chance (SRS §4)', () => {
  test('two of three forgotten at a predicted 90 % each: p = 0.028', () => {
    const entries = reviews([3, 1, 1, 3])
    expect(leechFigures(entries)).toEqual({
      lapses: 2,
      reviews: 3,
      observed: 1,
      expected: expect.closeTo(2.7, 12) as number,
      p: expect.closeTo(0.1 ** 3 + 3 * 0.9 * 0.1 ** 2, 12) as number,
      byLapses: false,
      byChance: true,
    })
    expect(isLeech(entries)).toBe(true)
  })

  test('as much forgotten as predicted makes none', () => {
    expect(isLeech(reviews([3, 1, 1, 3], 0.4))).toBe(false)
    expect(isLeech(reviews([3, 3, 3, 1, 3, 3, 3]))).toBe(false)
  })

  test('needs three answers', () => {
    const entries = reviews([3, 1, 1], 0.99)
    expect(leechFigures(entries)).toMatchObject({ reviews: 2, p: null, byChance: false })
    expect(isLeech(entries)).toBe(false)
  })

  test('counts neither the first meeting nor a second look on the same day', () => {
    const sameDay = [1, 2, 3, 4].map((n) => review(10 + n, 0, 1, onDay(10), { recallBefore: 0.99 }, 12 + n))
    expect(leechFigures([...reviews([3]), ...sameDay]).reviews).toBe(0)
  })

  test('counts practice for nothing', () => {
    const crammed = [1, 2, 3, 4].map((n) => review(10 + n, 5 * n, 1, onDay(50), { mode: 'cram', recallBefore: 0.99 }))
    expect(leechFigures([...reviews([3]), ...crammed]).reviews).toBe(0)
  })

  test('takes the model’s prediction where none is stored, or where it took the answer for one of the same day', () => {
    const known = replayCard(reviews([3]))
    const predicted = recallAfter(10, known?.stability ?? 0, DEFAULT_MODEL)
    expect(leechFigures(reviews([3, 3], null)).expected).toBeCloseTo(predicted, 12)
    expect(leechFigures(reviews([3, 3], 1)).expected).toBeCloseTo(predicted, 12)
  })

  test('the mark goes once the card is recalled as predicted', () => {
    const bad: Rating[] = [3, 1, 1, 3]
    expect(isLeech(reviews([...bad, ...new Array<Rating>(20).fill(3)]))).toBe(false)
  })

  test('of many answers the newest hundred count', () => {
    const ratings = [3, ...new Array<Rating>(150).fill(3)] as Rating[]
    expect(leechFigures(reviews(ratings)).reviews).toBe(100)
  })
})

describe('a leech by count (SRS §4)', () => {
  /** Forgotten as often as predicted, so that the count alone decides. */
  const forgotten = (lapses: number): StoredEntry[] => reviews([3, ...new Array<Rating>(lapses).fill(1)], 0.01)

  test('at eight lapses, and at every four after', () => {
    expect(Array.from({ length: 25 }, (_, n) => n).filter(isLeechLapse)).toEqual([8, 12, 16, 20, 24])
    expect([7, 8, 9].map((lapses) => isLeech(forgotten(lapses)))).toEqual([false, true, true])
    expect(leechFigures(forgotten(8))).toMatchObject({ lapses: 8, byLapses: true, byChance: false })
  })
})

describe('what ends it', () => {
  const eight = reviews([3, ...new Array<Rating>(8).fill(1)], 0.01)
  const more = (n: number, day: number): StoredEntry[] => [review(n, day, 1, onDay(day + 10), { recallBefore: 0.01 })]
  const suspended = stored(20, 90, { type: 'suspend', cardId: CARD, on: true })
  const resumed = stored(21, 91, { type: 'suspend', cardId: CARD, on: false })

  test('a reset', () => {
    const reset = stored(20, 90, { type: 'reset', cardId: CARD })
    expect(isLeech([...eight, reset])).toBe(false)
    expect(leechFigures([...eight, reset])).toMatchObject({ lapses: 0, reviews: 0 })
    expect(isLeech([...eight, reset, stored(21, 91, { type: 'undo', target: id(20) })])).toBe(true)
  })

  test('suspending leaves the mark; taking the card up again ends it, until four lapses later', () => {
    expect(isLeech([...eight, suspended])).toBe(true)
    expect(isLeech([...eight, suspended, resumed])).toBe(false)
    const again = [22, 23, 24, 25].flatMap((n) => more(n, n * 10))
    expect(isLeech([...eight, suspended, resumed, ...again.slice(0, 3)])).toBe(false)
    expect(isLeech([...eight, suspended, resumed, ...again])).toBe(true)
  })

  test('undoing the suspending is not taking it up: the mark is as before', () => {
    const undone = stored(21, 91, { type: 'undo', target: id(20) })
    expect(isLeech([...eight, suspended, undone])).toBe(true)
  })

  test('a wish that changes nothing ends nothing', () => {
    expect(isLeech([...eight, resumed])).toBe(true)
  })
})

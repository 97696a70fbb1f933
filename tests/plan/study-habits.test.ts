import { describe, expect, test } from 'vitest'
import { keptShare, studyHabits, USUAL_COSTS, USUAL_SHARES, type TimedAnswer } from '@/lib/plan'

const KINDS = new Map([...Array(60).keys()].map((n) => [`a:${n}`, n < 30 ? 'explain' : 'choice']))

const habitsOf = (answers: readonly TimedAnswer[]): ReturnType<typeof studyHabits> => studyHabits(answers, KINDS)

/** So many visits of one kind, each of another card and day. */
function visits(count: number, more: Partial<TimedAnswer>): TimedAnswer[] {
  return Array.from({ length: count }, (_, place) => ({
    cardId: `${JSON.stringify(more)} ${place}`,
    studyDay: place,
    mode: 'due',
    rating: 3,
    spentMs: 12_000,
    recallBefore: 0.9,
    ...more,
  }))
}

describe('what a visit costs', () => {
  test('is the person’s own mean from 50 of a kind on, to tenths of a second', () => {
    expect(habitsOf([]).costs).toEqual(USUAL_COSTS)
    expect(habitsOf(visits(49, {})).costs).toEqual(USUAL_COSTS)
    expect(habitsOf([...visits(49, {}), ...visits(1, { spentMs: 20_000 })]).costs).toEqual({
      ...USUAL_COSTS,
      pass: 12.2,
    })
    expect(habitsOf(visits(50, { rating: 1, spentMs: 30_000 })).costs).toEqual({ ...USUAL_COSTS, lapse: 30 })
    expect(habitsOf(visits(50, { mode: 'plan', recallBefore: null, spentMs: 20_000 })).costs).toEqual({
      ...USUAL_COSTS,
      new: 20,
    })
  })

  test('is what all answers of the day took, without a walk away and without practice', () => {
    const again = visits(50, { rating: 1, spentMs: 10_000 })
    const relearnt = again.map((one) => ({ ...one, mode: 'learn', rating: 3, spentMs: 900_000 }))
    const practised = again.map((one) => ({ ...one, mode: 'cram', spentMs: 50_000 }))
    const log = again.flatMap((one, place) => [one, relearnt[place]!, practised[place]!])
    expect(habitsOf(log).costs).toEqual({ ...USUAL_COSTS, lapse: 70 })
  })

  test('is never nothing', () => {
    expect(habitsOf(visits(50, { spentMs: 0 })).costs.pass).toBe(1)
  })
})

describe('what a visit to a card of one kind costs', () => {
  /** Visits to so many cards of a kind, each of its own seconds. */
  const ofKind = (from: number, seconds: readonly number[], more: Partial<TimedAnswer> = {}): TimedAnswer[] =>
    seconds.map((one, place) => ({ ...visits(1, more)[0]!, cardId: `a:${from + place}`, spentMs: 1000 * one }))
  const alike = (count: number, seconds: number): number[] => Array.from({ length: count }, () => seconds)

  test('is known from 20 of the kind on; where there are not as many, all kinds together say', () => {
    expect(habitsOf(ofKind(0, alike(19, 30))).costsByKind.size).toBe(0)
    const { costsByKind } = habitsOf([...ofKind(0, alike(20, 30)), ...ofKind(30, alike(19, 5))])
    expect([...costsByKind.keys()]).toEqual(['explain'])
    expect(costsByKind.get('explain')?.pass).toBe(30)
  })

  test('of an outcome that has been rare in it is what all kinds take of it, as much slower as the kind has been', () => {
    const { costsByKind } = habitsOf(
      ofKind(0, [...alike(19, 16), 50], {}).map((one, n) => (n < 19 ? one : lapsed(one))),
    )
    expect(costsByKind.get('explain')).toEqual({ pass: 16, lapse: 50, new: 80 })
  })

  test('is not changed by somebody who was called away', () => {
    const times = [...alike(10, 12), ...alike(10, 16)]
    const plain = habitsOf(ofKind(0, times)).costsByKind.get('explain')
    expect(plain?.pass).toBe(14)
    expect(habitsOf(ofKind(0, [...times, 58])).costsByKind.get('explain')).toEqual(plain)
    // slow, but no more than people are now and then
    expect(habitsOf(ofKind(0, [...times, 24])).costsByKind.get('explain')?.pass).toBeGreaterThan(14)
  })

  const lapsed = (answer: TimedAnswer): TimedAnswer => ({ ...answer, rating: 1 })
})

test('how ratings are given is the person’s own from 50 on', () => {
  expect(habitsOf(visits(49, {})).shares).toEqual(USUAL_SHARES)
  const recalled = [...visits(30, { rating: 2 }), ...visits(30, { rating: 3 })]
  expect(habitsOf(recalled).shares).toEqual({ ...USUAL_SHARES, recalled: [0.5, 0.5, 0] })
  const met = [
    ...visits(30, { mode: 'new', rating: 1 }),
    ...visits(30, { mode: 'plan', recallBefore: null, rating: 4 }),
  ]
  expect(habitsOf(met).shares).toEqual({ ...USUAL_SHARES, first: [0.5, 0, 0, 0.5] })
})

describe('the share of days kept lately', () => {
  const every = (): boolean => true
  const days = (from: number, to: number, step = 1): Set<number> => {
    const kept = new Set<number>()
    for (let day = from; day < to; day += step) kept.add(day)
    return kept
  }

  test('is one where all were kept, or where there are fewer than seven to look back on', () => {
    expect(keptShare(days(0, 100), 100, every)).toBe(1)
    expect(keptShare(new Set(), 100, every)).toBe(1)
    expect(keptShare(new Set([94]), 100, every)).toBe(1)
  })

  test('is that of the last 28 days before today, at least a half', () => {
    expect(keptShare(days(72, 93), 100, every)).toBe(0.75)
    expect(keptShare(days(0, 71), 100, every)).toBe(0.5)
    expect(keptShare(new Set([93, 94, 95, 96, 97, 98]), 100, every)).toBeCloseTo(6 / 7)
  })

  test('counts no days on which the person does not mean to study', () => {
    expect(keptShare(days(0, 100, 2), 100, (day) => day % 2 === 0)).toBe(1)
    expect(keptShare(days(0, 100, 4), 100, (day) => day % 2 === 0)).toBe(0.5)
  })
})

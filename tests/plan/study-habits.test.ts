import { describe, expect, test } from 'vitest'
import { keptShare, studyHabits, USUAL_COSTS, USUAL_SHARES, type TimedAnswer } from '@/lib/plan'

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
    expect(studyHabits([]).costs).toEqual(USUAL_COSTS)
    expect(studyHabits(visits(49, {})).costs).toEqual(USUAL_COSTS)
    expect(studyHabits([...visits(49, {}), ...visits(1, { spentMs: 20_000 })]).costs).toEqual({
      ...USUAL_COSTS,
      pass: 12.2,
    })
    expect(studyHabits(visits(50, { rating: 1, spentMs: 30_000 })).costs).toEqual({ ...USUAL_COSTS, lapse: 30 })
    expect(studyHabits(visits(50, { mode: 'plan', recallBefore: null, spentMs: 20_000 })).costs).toEqual({
      ...USUAL_COSTS,
      new: 20,
    })
  })

  test('is what all answers of the day took, without a walk away and without practice', () => {
    const again = visits(50, { rating: 1, spentMs: 10_000 })
    const relearnt = again.map((one) => ({ ...one, mode: 'learn', rating: 3, spentMs: 900_000 }))
    const practised = again.map((one) => ({ ...one, mode: 'cram', spentMs: 50_000 }))
    const log = again.flatMap((one, place) => [one, relearnt[place]!, practised[place]!])
    expect(studyHabits(log).costs).toEqual({ ...USUAL_COSTS, lapse: 70 })
  })

  test('is never nothing', () => {
    expect(studyHabits(visits(50, { spentMs: 0 })).costs.pass).toBe(1)
  })
})

test('how ratings are given is the person’s own from 50 on', () => {
  expect(studyHabits(visits(49, {})).shares).toEqual(USUAL_SHARES)
  const recalled = [...visits(30, { rating: 2 }), ...visits(30, { rating: 3 })]
  expect(studyHabits(recalled).shares).toEqual({ ...USUAL_SHARES, recalled: [0.5, 0.5, 0] })
  const met = [
    ...visits(30, { mode: 'new', rating: 1 }),
    ...visits(30, { mode: 'plan', recallBefore: null, rating: 4 }),
  ]
  expect(studyHabits(met).shares).toEqual({ ...USUAL_SHARES, first: [0.5, 0, 0, 0.5] })
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

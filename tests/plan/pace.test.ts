import { describe, expect, test } from 'vitest'
import { type Outcome, paceOf, secondsFor, type TimedAnswer } from '@/lib/plan'

const kinds = new Map([...Array(30).keys()].map((n) => [`a:${n}`, n < 28 ? 'numeric' : 'cloze']))

const answer = (cardId: string, mode: string, more: Partial<TimedAnswer>, studyDay: number): TimedAnswer => ({
  cardId,
  studyDay,
  mode,
  rating: 3,
  spentMs: 8_000,
  recallBefore: null,
  ...more,
})

/** One visit of each of so many cards on a day, each of two answers. */
function visits(
  count: number,
  day: number,
  first: Partial<TimedAnswer>,
  second: Partial<TimedAnswer> = {},
): TimedAnswer[] {
  return [...Array(count).keys()].flatMap((n) => [
    answer(`a:${n}`, day === 0 ? 'new' : 'due', first, day),
    answer(`a:${n}`, 'learn', second, day),
  ])
}

describe('a person’s pace', () => {
  test('is not known before 20 visits of a kind with an outcome', () => {
    expect(paceOf(visits(19, 0, {}), kinds).get('numeric')).toEqual({})
    expect(paceOf(visits(20, 0, {}), kinds).get('numeric')).toEqual({ new: 16 })
  })

  test('a visit is all of a card’s answers on a day, named after the first', () => {
    const log = [
      ...visits(20, 0, { spentMs: 30_000 }, { spentMs: 10_000 }),
      ...visits(20, 5, { spentMs: 6_000 }, { spentMs: 0 }),
      ...visits(20, 9, { spentMs: 12_000, rating: 1 }, { spentMs: 9_000 }),
    ]
    expect(paceOf(log, kinds).get('numeric')).toEqual({ new: 40, pass: 6, lapse: 21 })
  })

  test('counts a minute an answer at most, and no cramming', () => {
    const walkedAway = visits(20, 0, { spentMs: 3_600_000 }, { mode: 'cram', spentMs: 50_000 })
    expect(paceOf(walkedAway, kinds).get('numeric')).toEqual({ new: 60 })
  })

  test('learning on a later day belongs to no outcome', () => {
    const log = [...visits(20, 0, {}), ...visits(20, 1, { mode: 'learn', spentMs: 60_000 })]
    expect(paceOf(log, kinds).get('numeric')).toEqual({ new: 16 })
  })

  test.each<[Outcome, number]>([
    ['pass', 8],
    ['lapse', 25],
    ['new', 40],
  ])('where unknown, %s takes %i seconds', (outcome, seconds) => {
    expect(secondsFor(new Map(), 'numeric', outcome)).toBe(seconds)
    expect(secondsFor(new Map([['numeric', { [outcome]: 5 }]]), 'numeric', outcome)).toBe(5)
  })

  test('is the same from the newest entries alone, where a card’s first at hand is not its first', () => {
    const log = [
      ...visits(20, 5, { spentMs: 6_000 }, { spentMs: 0 }),
      ...visits(20, 9, { spentMs: 12_000, rating: 1 }, { spentMs: 9_000 }),
    ]
    expect(paceOf(log, kinds).get('numeric')).toEqual({ pass: 6, lapse: 21 })
    const planned = (more: Partial<TimedAnswer>) => [...Array(20).keys()].map((n) => answer(`a:${n}`, 'plan', more, 3))
    expect(paceOf(planned({}), kinds).get('numeric')).toEqual({ new: 8 })
    expect(paceOf(planned({ recallBefore: 0.8 }), kinds).get('numeric')).toEqual({ pass: 8 })
  })
})

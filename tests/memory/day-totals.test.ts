import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayTotals, effectiveEntries, type StoredEntry, streakDays } from '@/lib/memory'
import { asDay } from '@/lib/time'
import { arbitraryLog, CARD, FIRST_DAY, id, onDay, review, stored, within } from './log'

const day = (n: number) => asDay(FIRST_DAY + n)
const totals = (log: readonly StoredEntry[]) => dayTotals(effectiveEntries(log))

describe('what was done on a day', () => {
  const log = [
    review(0, 0, 3, within(0, 13, 'learning', 1), { mode: 'new', spentMs: 40_000 }),
    review(1, 0, 3, onDay(2), { mode: 'learn', spentMs: 300_000 }, 13),
    review(2, 2, 1, within(2, 13, 'relearning'), { spentMs: 10_000 }),
    review(3, 2, 3, onDay(3), { mode: 'learn', spentMs: 5_000 }, 13),
    review(4, 2, 3, within(2, 15), { cardId: 'conv/padding:other', mode: 'new', spentMs: 0 }, 14),
  ]

  test('answers, cards met, reviews, time of at most a minute an answer, and Again', () => {
    expect(totals(log)).toEqual([
      { studyDay: day(0), answers: 2, newCards: 1, reviews: 0, spentMs: 100_000, again: 0 },
      { studyDay: day(2), answers: 3, newCards: 1, reviews: 1, spentMs: 15_000, again: 1 },
    ])
  })

  test('after undo the day is as it was, and after redo as it became', () => {
    const undone = [...log, stored(5, 2, { type: 'undo', target: id(4) }, 15)]
    expect(totals(undone)).toEqual(totals(log.slice(0, 4)))
    expect(totals([...undone, stored(6, 2, { type: 'redo', target: id(4) }, 16)])).toEqual(totals(log))
    const firstUndone = [...log, stored(5, 2, { type: 'undo', target: id(0) }, 15)]
    expect(totals(firstUndone)[0]).toMatchObject({ answers: 1, newCards: 1 })
  })

  test('a card counts once a day, by how the day’s first review of it began', () => {
    const twice = [
      review(0, 0, 4, onDay(0), { mode: 'new' }),
      review(1, 0, 3, onDay(4), {}, 13),
      review(2, 4, 3, onDay(4), {}),
      review(3, 4, 3, onDay(9), {}, 13),
    ]
    expect(totals(twice).map(({ newCards, reviews }) => [newCards, reviews])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  test.each(['cram', 'ahead', 'mock'] as const)('mode %s uses up neither new cards nor reviews', (mode) => {
    const sample = [review(0, 0, 3, onDay(2), { mode }), review(1, 0, 3, onDay(2), { mode, cardId: 'a:b' }, 13)]
    expect(totals(sample)).toMatchObject([{ answers: 2, newCards: 0, reviews: 0 }])
  })

  test('what was only crammed is still new', () => {
    const crammed = [review(0, 0, 3, onDay(2), { mode: 'cram' }), review(1, 0, 3, onDay(2), { mode: 'new' }, 13)]
    expect(totals(crammed)).toMatchObject([{ answers: 2, newCards: 1, reviews: 0 }])
  })

  test('a card reset is new again', () => {
    const reset = [
      review(0, 0, 3, onDay(2), { mode: 'new' }),
      stored(1, 1, { type: 'reset', cardId: CARD }),
      review(2, 2, 3, onDay(4), { mode: 'new' }),
    ]
    expect(totals(reset).map(({ newCards }) => newCards)).toEqual([1, 1])
  })

  test('answers of all days are the effective reviews, in whatever order they came', () => {
    fc.assert(
      fc.property(
        arbitraryLog.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
        ([entries, shuffled]) => {
          const effective = effectiveEntries(entries)
          const reviews = effective.filter(({ entry }) => entry.type === 'review').length
          expect(totals(shuffled)).toEqual(totals(entries))
          expect(totals(entries).reduce((sum, { answers }) => sum + answers, 0)).toBe(reviews)
        },
      ),
    )
  })
})

describe('the streak', () => {
  test.each<[string, number[], number]>([
    ['nothing yet', [], 0],
    ['today alone', [0], 1],
    ['today not yet answered doesn’t break it', [-1, -2, -3], 3],
    ['today answered', [0, -1, -2], 3],
    ['a day left out breaks it', [0, -2, -3], 1],
    ['two days without an answer end it', [-2, -3], 0],
    ['days ahead, of a clock that was wrong, don’t count', [5, 4, 0], 1],
    ['in any order and repeated', [-1, 0, -1, 0, -2], 3],
  ])('%s', (_, answered, length) => {
    expect(streakDays(answered.map(day), day(0))).toBe(length)
  })

  test('is unbroken by flying west, where a day lasts longer', () => {
    // Berlin on day 0 and 1, then Los Angeles: the next answer falls on day 1 again, the one after on day 2.
    expect(streakDays([0, 1, 1, 2].map(day), day(2))).toBe(3)
    // Across the date line the study day may even step back.
    expect(streakDays([0, 1, 0, 1, 2].map(day), day(1))).toBe(2)
  })
})

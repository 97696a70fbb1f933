import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL, memoryAfter, recallAfter } from '@/lib/memory'
import { type TodayInput, todaysList } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, given, reviewed, TODAY } from './collection'

const ids = (input: TodayInput): string[] => todaysList(input).items.map(({ cardId }) => cardId)

describe('more due than the limit', () => {
  const cards = [
    [card('gone:1'), reviewed(300, { stability: 0.5 })],
    [card('fading:1'), reviewed(5, { stability: 10 })],
    [card('firm:1'), reviewed(0, { stability: 900, lastDay: asDay(TODAY - 30) })],
    [card('fading:2'), reviewed(5, { stability: 10, difficulty: 9 })],
  ] as const
  const gain = (stability: number, difficulty: number, elapsedDays: number): number => {
    const recall = recallAfter(elapsedDays, stability, DEFAULT_MODEL)
    const after = (rating: 1 | 3): number =>
      recallAfter(
        30,
        memoryAfter({ stability, difficulty }, elapsedDays, rating, DEFAULT_MODEL).stability,
        DEFAULT_MODEL,
      )
    const left = recallAfter(elapsedDays + 30, stability, DEFAULT_MODEL)
    return recall * after(3) + (1 - recall) * after(1) - left
  }

  test('those come that add most to recall 30 days on per second, in the chosen order, and the rest is counted', () => {
    const rates = cards.map(([{ id }, { stability, difficulty, lastDay }]) => {
      const elapsed = TODAY - (lastDay ?? TODAY)
      const recall = recallAfter(elapsed, stability, DEFAULT_MODEL)
      return { id, rate: gain(stability, difficulty, elapsed) / (recall * 8 + (1 - recall) * 25) }
    })
    const best = rates.sort((a, b) => b.rate - a.rate).slice(0, 2)
    const list = todaysList(given(cards, { settings: { reviewsPerDay: 2 } }))
    expect(new Set(list.items.map(({ cardId }) => cardId))).toEqual(new Set(best.map(({ id }) => id)))
    expect(list.overLimit).toBe(2)
    expect(list.counts.review).toBe(2)
    expect(list.items.map(({ reason }) => reason.code)).toEqual(['due_chosen', 'due_chosen'])
    expect(list.items[0]?.reason.values['gain']).toBeGreaterThan(0)
  })

  test('a card well remembered waits rather than one that fades', () => {
    const list = todaysList(given(cards, { settings: { reviewsPerDay: 3 } }))
    expect(list.items.map(({ cardId }) => cardId)).not.toContain('firm:1')
  })

  test('what a card costs counts: of two alike the quicker comes', () => {
    const alike = [
      [card('a:1', { kind: 'numeric' }), reviewed(2)],
      [card('b:1', { kind: 'cloze' }), reviewed(2)],
    ] as const
    const pace = new Map([['numeric', { pass: 90, lapse: 90 }]])
    expect(ids(given(alike, { settings: { reviewsPerDay: 1 }, pace }))).toEqual(['b:1'])
  })

  test('with nothing left of the limit all wait and are counted', () => {
    const list = todaysList(given(cards, { settings: { reviewsPerDay: 0 } }))
    expect([list.items, list.overLimit]).toEqual([[], 4])
  })
})

describe('what today has used up', () => {
  const due = Array.from({ length: 6 }, (_, n) => [card(`r${n}:1`), reviewed(n)] as const)
  const fresh = Array.from({ length: 6 }, (_, n) => [card(`n${n}:1`)] as const)
  const done = (cardId: string, reps = 4) => [card(cardId), reviewed(-5, { lastDay: TODAY, reps })] as const
  const limits = { settings: { newPerDay: 3, reviewsPerDay: 3 } }
  const left = (todays: TodayInput['todays'], more: Parameters<typeof given>[0] = []) =>
    todaysList(given([...due, ...fresh, ...more], { ...limits, todays })).counts

  test.each<[string, () => ReturnType<typeof left>, { review: number; new: number }]>([
    ['nothing', () => left([]), { review: 3, new: 3 }],
    ['a review', () => left([answer('x:1', 'due')], [done('x:1')]), { review: 2, new: 3 }],
    ['a card met', () => left([answer('x:1', 'new')], [done('x:1', 1)]), { review: 3, new: 2 }],
    [
      'a card met counts once however often it comes back',
      () => left([answer('x:1', 'new'), answer('x:1', 'learn'), answer('x:1', 'due')], [done('x:1', 3)]),
      { review: 3, new: 2 },
    ],
    [
      'a lapse counts once, its learning again not',
      () => left([answer('x:1', 'due'), answer('x:1', 'learn')], [done('x:1', 5)]),
      { review: 2, new: 3 },
    ],
    ['learning from the day before', () => left([answer('x:1', 'learn')], [done('x:1', 2)]), { review: 3, new: 3 }],
    [
      'cram, ahead and mock',
      () =>
        left(
          [answer('x:1', 'cram'), answer('y:1', 'ahead'), answer('z:1', 'mock')],
          [done('x:1'), done('y:1'), done('z:1')],
        ),
      { review: 3, new: 3 },
    ],
    [
      'a due review of a card crammed before it',
      () => left([answer('x:1', 'cram'), answer('x:1', 'due')], [done('x:1')]),
      { review: 2, new: 3 },
    ],
    [
      'a card studied ahead, then learnt again and due on the same day: its first review decides (DATA §8.6)',
      () => left([answer('x:1', 'ahead'), answer('x:1', 'learn'), answer('x:1', 'due')], [done('x:1', 6)]),
      { review: 3, new: 3 },
    ],
    [
      'a card first met in a mock interview, then learnt (DATA §8.6)',
      () => left([answer('x:1', 'mock'), answer('x:1', 'learn')], [done('x:1', 2)]),
      { review: 3, new: 3 },
    ],
    [
      'a card crammed, then studied ahead (DATA §8.6)',
      () => left([answer('x:1', 'cram'), answer('x:1', 'ahead')], [done('x:1')]),
      { review: 3, new: 3 },
    ],
    [
      'a card met, then crammed and studied ahead: it was met (DATA §8.6)',
      () => left([answer('x:1', 'new'), answer('x:1', 'cram'), answer('x:1', 'ahead')], [done('x:1', 2)]),
      { review: 3, new: 2 },
    ],
    ['a planned new card', () => left([answer('x:1', 'plan')], [done('x:1', 1)]), { review: 3, new: 2 }],
    ['a planned review', () => left([answer('x:1', 'plan')], [done('x:1')]), { review: 2, new: 3 }],
    [
      'a card another device had met the week before, called new by one that was offline',
      () => left([answer('x:1', 'new')], [done('x:1', 2)]),
      { review: 2, new: 3 },
    ],
  ])('%s', (_, counts, expected) => {
    expect(counts()).toMatchObject(expected)
  })

  test('more used than allowed leaves nothing, and no less', () => {
    const todays = [1, 2, 3, 4].map((n) => answer(`x:${n}`, 'due'))
    expect(
      left(
        todays,
        [1, 2, 3, 4].map((n) => done(`x:${n}`)),
      ),
    ).toMatchObject({ review: 0, new: 3 })
  })
})

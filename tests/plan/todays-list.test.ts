import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL, recallAfter } from '@/lib/memory'
import { isDue, nextDue, type ReviewOrder, type TodayInput, todaysList } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, CUTOFF, given, inLearning, reviewed, TODAY } from './collection'

const ids = (input: TodayInput): string[] => todaysList(input).items.map(({ cardId }) => cardId)
const reasons = (input: TodayInput) => todaysList(input).items.map(({ reason }) => reason)

describe('an empty day', () => {
  test('nothing to do, nothing hidden', () => {
    expect(todaysList(given([]))).toEqual({
      items: [],
      counts: { learning: 0, review: 0, new: 0, plan: 0, seconds: 0 },
      planSeconds: 0,
      overLimit: 0,
    })
  })
})

describe('learning cards', () => {
  test('those due at the cutoff open the list and are never limited', () => {
    const input = given(
      [
        [card('a:1'), reviewed(3)],
        [card('b:1')],
        [card('c:1'), inLearning(-5)],
        [card('d:1'), inLearning(-9)],
        [card('e:1'), inLearning(0)],
        [card('f:1'), inLearning(-1, { phase: 'relearning' })],
      ],
      { settings: { reviewsPerDay: 0, newPerDay: 0 } },
    )
    expect(todaysList(input).items.map(({ cardId, mode }) => [cardId, mode])).toEqual([
      ['f:1', 'learn'],
      ['d:1', 'learn'],
      ['c:1', 'learn'],
      ['e:1', 'learn'],
    ])
    expect(reasons(input)[0]).toEqual({ code: 'learning_due', values: { step: 0, lapsed: 1 } })
  })

  test('those due within 20 minutes close the list; later ones are not on it', () => {
    const input = given([
      [card('a:1'), inLearning(20)],
      [card('b:1'), inLearning(3, { step: 1 })],
      [card('c:1'), inLearning(20.1)],
      [card('d:1'), reviewed(0)],
      [card('e:1')],
    ])
    expect(ids(input)).toEqual(['d:1', 'e:1', 'b:1', 'a:1'])
    expect(reasons(input)[2]).toEqual({ code: 'learning_soon', values: { minutes: 3, step: 1, lapsed: 0 } })
    expect(todaysList(input).counts).toMatchObject({ learning: 2, review: 1, new: 1 })
  })

  test('a step that became a day is due from the rollover on, after those due at an instant', () => {
    const input = given([
      [card('a:1'), inLearning(0, { dueAt: null, dueDay: TODAY })],
      [card('b:1'), inLearning(-3)],
      [card('c:1'), inLearning(0, { dueAt: null, dueDay: asDay(TODAY + 1) })],
    ])
    expect(ids(input)).toEqual(['b:1', 'a:1'])
  })

  test('the card answered last does not come again at once if another can', () => {
    const cards = [
      [card('a:1'), inLearning(1)],
      [card('a:2'), inLearning(9)],
    ] as const
    expect(ids(given(cards))).toEqual(['a:1', 'a:2'])
    expect(ids(given(cards, { todays: [answer('a:1', 'learn')] }))).toEqual(['a:2', 'a:1'])
    expect(ids(given(cards.slice(0, 1), { todays: [answer('a:1', 'learn')] }))).toEqual(['a:1'])
  })
})

describe('reviews', () => {
  test('a review is due from its day’s rollover on, at any hour', () => {
    const state = reviewed(0)
    expect(isDue(state, TODAY, CUTOFF - 8 * 3_600_000)).toBe(true)
    expect(isDue(state, asDay(TODAY - 1), CUTOFF)).toBe(false)
  })

  test('suspended and buried cards stay away; one buried until today is back', () => {
    const input = given([
      [card('a:1'), reviewed(1, { suspended: true })],
      [card('b:1'), reviewed(1, { buriedUntilDay: asDay(TODAY + 1) })],
      [card('c:1'), reviewed(1, { buriedUntilDay: TODAY })],
      [card('d:1'), reviewed(-1)],
      [card('e:1'), inLearning(-1, { suspended: true })],
      [card('f:1'), inLearning(-1, { buriedUntilDay: asDay(TODAY + 1) })],
    ])
    expect(ids(input)).toEqual(['c:1'])
  })

  test.each<[ReviewOrder, string[]]>([
    ['dueDay', ['old:1', 'hard:1', 'weak:1']],
    ['recall', ['weak:1', 'old:1', 'hard:1']],
    ['overdue', ['weak:1', 'old:1', 'hard:1']],
    ['interval', ['weak:1', 'hard:1', 'old:1']],
    ['difficulty', ['hard:1', 'old:1', 'weak:1']],
    ['added', ['weak:1', 'hard:1', 'old:1']],
  ])('in the order %s', (order, expected) => {
    const input = given(
      [
        [card('weak:1'), reviewed(0, { stability: 2, difficulty: 3, lastDay: asDay(TODAY - 4) })],
        [card('hard:1'), reviewed(4, { stability: 30, difficulty: 9, lastDay: asDay(TODAY - 14) })],
        [card('old:1'), reviewed(9, { stability: 60, difficulty: 5, lastDay: asDay(TODAY - 40) })],
      ],
      { settings: { order } },
    )
    expect(ids(input)).toEqual(expected)
  })

  test('chance decides between equals: the same all day, another day another', () => {
    const cards = Array.from({ length: 30 }, (_, n) => [card(`t${n}:1`), reviewed(0)] as const)
    for (const order of ['random', 'dueDay'] as const) {
      const today = ids(given(cards, { settings: { order } }))
      expect(ids(given([...cards].reverse(), { settings: { order } }))).toEqual(today)
      expect(today).not.toEqual(cards.map(([{ id }]) => id))
      expect(ids(given(cards, { settings: { order }, salt: 'tomorrow' }))).not.toEqual(today)
    }
  })

  test('says why: recall today, days overdue, the interval', () => {
    const input = given([[card('a:1'), reviewed(3)]])
    expect(reasons(input)).toEqual([
      { code: 'due', values: { recall: recallAfter(13, 10, DEFAULT_MODEL), overdueDays: 3, intervalDays: 10 } },
    ])
  })
})

describe('the time it takes', () => {
  test('8 seconds for what is recalled, 25 for what is forgotten, 40 for what is new', () => {
    const recall = recallAfter(10, 10, DEFAULT_MODEL)
    const list = todaysList(given([[card('a:1'), reviewed(0)], [card('b:1')], [card('c:1'), inLearning(-1)]]))
    expect(list.counts.seconds).toBe(Math.round(recall * 8 + (1 - recall) * 25 + 40 + 8))
  })

  test('a person’s own pace where it is known', () => {
    const pace = new Map([['explain', { new: 90 }]])
    expect(todaysList(given([[card('a:1')], [card('b:1', { kind: 'cloze' })]], { pace })).counts.seconds).toBe(130)
  })
})

describe('what is due next', () => {
  test('the first day after today with something due, and how much', () => {
    const input = given([
      [card('a:1'), reviewed(-3)],
      [card('b:1'), reviewed(-2, { buriedUntilDay: asDay(TODAY + 3) })],
      [card('c:1'), reviewed(-1, { suspended: true })],
      [card('d:1'), reviewed(0)],
      [card('e:1')],
      [card('f:1'), reviewed(-9)],
    ])
    expect(nextDue(input.cards, input.states, TODAY)).toEqual({ studyDay: TODAY + 3, count: 2 })
    expect(nextDue([], input.states, TODAY)).toBeNull()
  })
})

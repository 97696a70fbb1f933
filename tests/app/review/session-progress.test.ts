import { expect, test } from 'vitest'
import { beginSession } from '@/app/review/session-begin'
import { progressOf, visibleCells, type StripCell } from '@/app/review/session-progress'
import { summaryOf } from '@/app/review/session-summary'
import { reduce } from '@/app/review/session-state'
import { answer, answered, item, MORNING, session } from './session-fixtures'

const cell = (isCurrent: boolean): StripCell => ({ rating: null, isCurrent, isNew: false })

test('has one cell a card, inked by its last rating, the current one marked', () => {
  const state = answered(session([item(1), item(2, { mode: 'due' })]), '13', 1, MORNING)
  expect(progressOf(state)).toEqual({
    met: 2,
    total: 2,
    cells: [
      { rating: 1, isCurrent: false, isNew: true },
      { rating: null, isCurrent: true, isNew: false },
    ],
  })
  const back = answered(state, '9', 4, MORNING + 1_000)
  expect(progressOf(back).cells.map(({ rating, isCurrent }) => [rating, isCurrent])).toEqual([
    [1, true],
    [4, false],
  ])
  expect(progressOf(back).met).toBe(2)
})

test('counts to what the server said until it has no more cards', () => {
  const counts = { learning: 0, review: 20, new: 3, plan: 0, seconds: 500 }
  const begun = reduce(session([]), {
    type: 'replaced',
    state: { ...session([item(1), item(2)]), expected: 23, exhausted: false },
  })
  expect(progressOf(begun).total).toBe(23)
  const last = {
    type: 'received',
    answer: answer([item(3)], { counts }),
    language: 'en',
    asked: 10,
    now: MORNING,
  } as const
  expect(progressOf(reduce(begun, last)).total).toBe(3)
})

test('counts the cards of a plan like the others; new ones among them are new', () => {
  const counts = { learning: 1, review: 2, new: 0, plan: 20, seconds: 500 }
  const items = [item(1, { mode: 'plan', recall: null }), item(2, { mode: 'plan', recall: 0.8 })]
  const begun = beginSession(answer(items, { counts }), 'en', 2)
  expect(progressOf(begun).total).toBe(23)
  expect(
    progressOf(begun)
      .cells.slice(0, 3)
      .map(({ isNew }) => isNew),
  ).toEqual([true, false, false])
})

test('draws of a long strip the part around the current card', () => {
  const cells = Array.from({ length: 200 }, (_, place) => cell(place === 150))
  const drawn = visibleCells(cells, 40)
  expect(drawn).toHaveLength(40)
  expect(drawn.some(({ isCurrent }) => isCurrent)).toBe(true)
  expect(visibleCells(cells.slice(0, 5), 40)).toHaveLength(5)
  expect(
    visibleCells(
      cells.map(() => cell(false)),
      40,
    ),
  ).toHaveLength(40)
})

test('sums a session up by the first answer of each card', () => {
  let state = session([item(1), item(2)])
  state = answered(state, '13', 1, MORNING + 10_000)
  state = answered(state, '9', 4, MORNING + 30_000)
  state = answered(state, '9', 3, MORNING + 90_000)
  expect(summaryOf(state)).toEqual({
    cards: 2,
    seconds: 90,
    held: 1,
    slips: [{ cardId: 'topic:card-1', topic: 'Topic 1', mistake: 'That is k.' }],
  })
})

import { expect, test } from 'vitest'
import { isAtLimit } from '@/app/review/limit'
import { unansweredItems } from '@/app/review/session-order'
import { buryEntry, reviewEntry } from '@/app/review/session-entry'
import { progressOf } from '@/app/review/session-progress'
import { reduce } from '@/app/review/session-state'
import type { Limit, SessionState } from '@/app/review/session-types'
import { answered, item, MORNING, session, stamp, typed, undone } from './session-fixtures'

const MINUTE = 60_000
const ten = (limit: Limit): SessionState => ({
  ...session(
    Array.from({ length: 10 }, (_, n) => item(n)),
    10,
  ),
  limit,
})

test('ends after so many cards, however they were rated, and undo opens it again', () => {
  let state = ten({ cards: 2 })
  state = answered(state, '9', 3, MORNING)
  expect(state.current).not.toBeNull()
  state = answered(state, '13', 1, MORNING + 1_000)
  expect(state.current).toBeNull()
  expect(isAtLimit(state)).toBe(true)
  expect(undone(state, MORNING + 2_000).current?.cardId).toBe('topic:card-1')
})

test('counts a card that comes again once', () => {
  let state = ten({ cards: 2 })
  state = answered(state, '13', 1, MORNING)
  state = typed(state, '9', MORNING + 2 * MINUTE)
  const again = { ...state, current: { ...state.current, cardId: 'topic:card-0' } } as SessionState
  expect(isAtLimit(answered(again, '9', 3, MORNING + 3 * MINUTE))).toBe(false)
})

test('does not count a card that was put away', () => {
  const begun = ten({ cards: 1 })
  const entry = buryEntry(begun, stamp(MORNING))
  if (entry === null) throw new Error('no entry')
  const buried = reduce(begun, { type: 'left', entry, now: MORNING })
  expect(buried.current?.cardId).toBe('topic:card-1')
  expect(progressOf(buried)).toMatchObject({ met: 2, total: 2 })
  expect(answered(buried, '9', 3, MORNING).current).toBeNull()
})

test('ends after so many minutes, never in the midst of a card', () => {
  let state = ten({ minutes: 2 })
  state = answered(state, '9', 4, MORNING + MINUTE)
  const shown = typed(state, '9', MORNING + 4 * MINUTE)
  expect(shown.current?.judged).not.toBeNull()
  expect(answered(state, '9', 4, MORNING + 4 * MINUTE).current).toBeNull()
})

test('takes who walks away from the screen to have studied five minutes at most', () => {
  const state = answered(ten({ minutes: 6 }), '9', 4, MORNING + 60 * MINUTE)
  expect(state.current).not.toBeNull()
})

test('the strip has as many cells as there are cards to answer', () => {
  expect(progressOf(ten({ cards: 3 }))).toMatchObject({ met: 1, total: 3 })
  expect(progressOf(ten({ cards: 30 }))).toMatchObject({ met: 1, total: 10 })
  const done = answered(ten({ cards: 1 }), '9', 4, MORNING)
  expect(progressOf(done)).toMatchObject({ met: 1, total: 1 })
})

test('goes on for five more', () => {
  const done = answered(ten({ minutes: 1 }), '9', 4, MORNING + 2 * MINUTE)
  const on = reduce(done, { type: 'extended', cards: 5, now: MORNING + 3 * MINUTE })
  expect(on.current?.cardId).toBe('topic:card-1')
  expect(progressOf(on).total).toBe(6)
})

test('cramming leaves a card’s memory as it was, and only what was forgotten comes again', () => {
  const state = {
    phase: 'review',
    step: 0,
    stability: 12,
    difficulty: 5,
    lastDay: 20_700,
    dueDay: 20_790,
    reps: 4,
  } as const
  const begun = session([item(1, { mode: 'cram', state }), item(2, { mode: 'cram', state })])
  const good = answered(begun, '9', 3, MORNING)
  expect(good.steps[0]).toMatchObject({ state, next: null })
  const entry = reviewEntry(typed(good, '13', MORNING), 1, stamp(MORNING + 1_000))
  expect(entry).toMatchObject({ mode: 'cram', cardId: 'topic:card-2' })
  const again = answered(good, '13', 1, MORNING + 1_000)
  expect(again.steps[1]?.state).toEqual(state)
  expect(again.current?.cardId).toBe('topic:card-2')
  expect(answered(again, '9', 3, MORNING + MINUTE).current).toBeNull()
  expect(unansweredItems(again)).toEqual([])
})

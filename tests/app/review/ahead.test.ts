import { expect, test } from 'vitest'
import { answeredCardIds, isRunningLow, notWanted } from '@/app/review/ahead'
import { reviewEntry, undoEntry } from '@/app/review/session-entry'
import { answered, item, MORNING, session, stamp, typed } from './session-fixtures'

test('asks for more once fewer than five cards are ahead', () => {
  const items = (count: number) => Array.from({ length: count }, (_, n) => item(n))
  expect(isRunningLow(session(items(6)))).toBe(false)
  expect(isRunningLow(session(items(5)))).toBe(true)
})

test('does not want what is here, what waits here, and what the server does not know to be answered', () => {
  const shown = typed(session([item(1), item(2), item(3)]), '13', MORNING)
  const entry = reviewEntry(shown, 1, stamp(MORNING))
  const state = answered(session([item(1), item(2), item(3)]), '13', 1, MORNING)
  expect(new Set(notWanted(state, []))).toEqual(new Set(['topic:card-1', 'topic:card-2', 'topic:card-3']))
  const graduated = answered(session([item(1), item(2)]), '9', 4, MORNING)
  expect(notWanted(graduated, [])).toEqual(['topic:card-2'])
  expect(entry && new Set(notWanted(graduated, [entry]))).toEqual(new Set(['topic:card-1', 'topic:card-2']))
})

test('names the cards that were crammed or taken ahead: the server may well offer them again', () => {
  const items = [item(1, { mode: 'cram' }), item(2, { mode: 'cram' }), item(3, { mode: 'due' })]
  const state = answered(session(items), '9', 3, MORNING)
  expect(new Set(notWanted(state, []))).toEqual(new Set(['topic:card-1', 'topic:card-2', 'topic:card-3']))
})

test('asks for no more once the session is as long as it was to be', () => {
  const limited = { ...session([item(1), item(2)]), limit: { cards: 1 } }
  expect(isRunningLow(limited)).toBe(true)
  expect(isRunningLow(answered(limited, '9', 4, MORNING))).toBe(false)
})

test('keeps the list within what the route takes', () => {
  const many = Array.from({ length: 300 }, (_, n) => item(n, { cardId: `topic/${'x'.repeat(60)}:${n}` }))
  expect(notWanted(session(many), []).join(',').length).toBeLessThanOrEqual(8_000)
})

test('takes an answer that was undone for none, until it is done again', () => {
  const shown = typed(session([item(1)]), '13', MORNING)
  const entry = reviewEntry(shown, 1, stamp(MORNING))
  if (entry === null) throw new Error('no entry')
  const after = answered(session([item(1)]), '13', 1, MORNING)
  const undo = undoEntry(
    { ...after, steps: after.steps.map((step) => ({ ...step, entryId: entry.id })) },
    stamp(MORNING),
  )
  expect(answeredCardIds([entry])).toEqual(['topic:card-1'])
  expect(undo && answeredCardIds([entry, undo])).toEqual([])
  const redo = { v: 1, ...stamp(MORNING), type: 'redo', target: entry.id } as const
  expect(undo && answeredCardIds([entry, undo, redo])).toEqual(['topic:card-1'])
})

test('takes an answer for practice for none: its card still waits for a rating', () => {
  const entry = reviewEntry(typed(session([item(1)]), '13', MORNING), 1, stamp(MORNING))
  if (entry === null) throw new Error('no entry')
  expect(answeredCardIds([{ ...entry, mode: 'cram' }])).toEqual([])
})

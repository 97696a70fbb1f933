import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waitingCards } from '@/app/review/next-card'
import {
  buryEntry,
  flagEntry,
  noteEntry,
  practiceEntry,
  redoEntry,
  reviewEntry,
  suspendEntry,
  undoEntry,
} from '@/app/review/session-entry'
import { isFlagged, unansweredItems } from '@/app/review/session-order'
import { progressOf } from '@/app/review/session-progress'
import { reduce } from '@/app/review/session-state'
import { summaryOf } from '@/app/review/session-summary'
import type { FarEntry, SessionState } from '@/app/review/session-types'
import { newestWaiting } from '@/app/review/undo-far'
import { lastAct } from '@/app/review/undoing'
import { noteOf } from '@/app/review/note-of'
import type { Rating } from '@/lib/memory'
import { answered, instance, item, MORNING, rated, session, stamp, typed, undone } from './session-fixtures'

const three = () => session([item(1), item(2), item(3)])

function redone(state: SessionState, now: number): SessionState {
  const entry = redoEntry(state, stamp(now))
  return entry === null ? state : reduce(state, { type: 'redone', entry, now })
}
function flagged(state: SessionState, now: number): SessionState {
  const entry = flagEntry(state, stamp(now))
  return entry === null ? state : reduce(state, { type: 'flagged', entry })
}
function noted(state: SessionState, text: string, wrong: boolean, now: number): SessionState {
  const cardId = state.current?.cardId
  if (cardId === undefined) return state
  return reduce(state, { type: 'noted', entry: noteEntry(cardId, { text, wrong }, stamp(now)) })
}
function left(state: SessionState, how: 'bury' | 'suspend', now: number): SessionState {
  const entry = how === 'bury' ? buryEntry(state, stamp(now)) : suspendEntry(state, stamp(now))
  return entry === null ? state : reduce(state, { type: 'left', entry, now })
}
function practised(state: SessionState, text: string, now: number): SessionState {
  const { current } = state
  if (current?.judged == null) return state
  const asked = reduce(state, { type: 'asked_again', cardId: current.cardId, instance: 1, now })
  const drafted = reduce(asked, { type: 'drafted', draft: { kind: 'text', text } })
  const entry = practiceEntry(reduce(drafted, { type: 'checked', now }), stamp(now))
  return entry === null ? state : reduce(drafted, { type: 'practised', entry, now })
}

/** Everything that a person can see of a session, and what the next entries would say; which card waits behind is its own matter. */
function seen(state: SessionState) {
  const { notice: _, heads: _heads, shelved: _shelved, undone: _undone, current, ...rest } = state
  return {
    ...rest,
    current: current && { ...current, turn: 0, behind: current.behind && { ...current.behind, turn: 0 } },
    progress: progressOf(state),
    waiting: waitingCards(state),
    ahead: unansweredItems(state).map(({ item: { cardId } }) => cardId),
    summary: summaryOf(state),
  }
}

test('redo lets the card go again as it was rated, and undo brings it back once more', () => {
  const shown = typed(three(), '13', MORNING)
  const after = rated(shown, 1, MORNING + 4_000)
  const back = undone(after, MORNING + 5_000)
  const again = redone(back, MORNING + 6_000)
  expect(again.steps).toEqual(after.steps)
  expect(again.current?.cardId).toBe('topic:card-2')
  expect(again.notice).toEqual({ code: 'redone', rating: 1 })
  expect(undone(again, MORNING + 7_000).current).toMatchObject({ cardId: 'topic:card-1', judged: { verdict: 'wrong' } })
})

test('an answer after an undo ends what could be done again', () => {
  const back = undone(answered(three(), '13', 1, MORNING), MORNING + 5_000)
  expect(redoEntry(back, stamp(MORNING + 6_000))).not.toBeNull()
  expect(redoEntry(rated(back, 2, MORNING + 7_000), stamp(MORNING + 8_000))).toBeNull()
})

test('names the entry that is taken back and done again, whatever it was', () => {
  const marked = flagged(answered(three(), '9', 4, MORNING), MORNING + 1_000)
  const flag = marked.marks[0]?.entryId
  expect(undoEntry(marked, stamp(MORNING + 2_000))?.target).toBe(flag)
  const back = undone(marked, MORNING + 2_000)
  expect(redoEntry(back, stamp(MORNING + 3_000))?.target).toBe(flag)
  expect(undoEntry(back, stamp(MORNING + 3_000))?.target).toBe(back.steps[0]?.entryId)
})

test('flag and note are steps of undo of their own, and the card stays where it is', () => {
  const fetched = { text: 'as fetched', wrong: false }
  const begun = session([item(1, { flagged: true, note: fetched }), item(2)])
  const first = begun.pool[0]?.item ?? item(1)
  const changed = noted(flagged(begun, MORNING), 'k, not k − 1', true, MORNING + 1_000)
  expect(isFlagged(changed, first.cardId)).toBe(false)
  expect(noteOf(changed, first)).toEqual({ text: 'k, not k − 1', wrong: true })
  const one = undone(changed, MORNING + 2_000)
  expect(noteOf(one, first)).toEqual(fetched)
  expect(isFlagged(one, first.cardId)).toBe(false)
  const two = undone(one, MORNING + 3_000)
  expect(isFlagged(two, first.cardId)).toBe(true)
  expect(two.current).toEqual(begun.current)
  expect(undoEntry(two, stamp(MORNING + 4_000))).toBeNull()
  expect(seen(redone(redone(two, MORNING + 5_000), MORNING + 6_000))).toEqual(seen(changed))
})

test('a note that says nothing is none', () => {
  const begun = session([item(1, { note: { text: 'x', wrong: true } })])
  const first = begun.pool[0]?.item ?? item(1)
  expect(noteOf(noted(begun, '', false, MORNING), first)).toBeNull()
  expect(noteOf(noted(begun, '', true, MORNING), first)).toEqual({ text: '', wrong: true })
})

type Act = 'right' | 'wrong' | 'flag' | 'note' | 'bury' | 'suspend' | 'practice' | 'undo' | 'redo'
const ACTS: readonly Act[] = ['right', 'wrong', 'flag', 'note', 'bury', 'suspend', 'practice', 'undo', 'redo']

test('undo gives back exactly what was there before each act, and redo what came of it, in any order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.constantFrom<Rating>(1, 2, 3, 4)), { maxLength: 40 }),
      (list) => {
        let state = session(Array.from({ length: 5 }, (_, n) => item(n, n === 2 ? { mode: 'learn' } : {})))
        /** what was seen before each act that stands, and after each that was taken back */
        const before: ReturnType<typeof seen>[] = []
        const after: ReturnType<typeof seen>[] = []
        let now = MORNING
        const done = (from: SessionState, to: SessionState): void => {
          if (to === from) return
          before.push(seen(from))
          after.length = 0
          state = to
        }
        for (const [act, rating] of list) {
          now += 7_000
          if (act === 'right' || act === 'wrong') {
            if (state.current?.behind !== undefined) state = reduce(state, { type: 'went_back', now })
            const shown = typed(state, act === 'right' ? '9' : '13', now)
            // what was answered already is rated as it is
            const ready = shown.current?.judged == null ? state : shown
            done(ready, rated(ready, rating, now))
          }
          if (act === 'flag') done(state, flagged(state, now))
          if (act === 'note') done(state, noted(state, `at ${now}`, rating > 2, now))
          if (act === 'bury' || act === 'suspend') {
            if (state.current?.behind !== undefined) state = reduce(state, { type: 'went_back', now })
            done(state, left(state, act, now))
          }
          if (act === 'practice' && state.current?.judged != null) practiseThenBack()
          const kind = act === 'redo' ? state.undone.at(-1)?.kind : lastAct(state)?.kind
          // a flag leaves the card as it is by now; an answer for practice gives its question back
          const compared = (view: ReturnType<typeof seen>) =>
            timeless(kind === 'step' ? view : { ...view, current: view.current?.cardId })
          if (act === 'undo' && before.length > 0) {
            after.push(seen(state))
            state = undone(state, now)
            expect(compared(seen(state))).toEqual(compared(before.pop() ?? seen(state)))
          }
          if (act === 'redo' && after.length > 0) {
            before.push(seen(state))
            state = redone(state, now)
            expect(compared(seen(state))).toEqual(compared(after.pop() ?? seen(state)))
          }
        }
        function practiseThenBack(): void {
          // an answer for practice is an act, the way back to the answered card is none
          done(state, reduce(practised(state, '8', now), { type: 'went_back', now }))
        }
      },
    ),
    { numRuns: 300 },
  )
})

/** Without the instants that move on while one undoes. */
function timeless(view: object): unknown {
  return JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'shownAt' ? 0 : value)))
}

test('twenty acts in a row are taken back and done again, one step each', () => {
  const cards = Array.from({ length: 20 }, (_, n) => item(n))
  let state = session(cards)
  for (let n = 0; n < 20; n += 1) state = answered(state, '9', 4, MORNING + n * 1_000)
  const full = seen(state)
  expect(state.current).toBeNull()
  for (let n = 0; n < 20; n += 1) state = undone(state, MORNING + 30_000 + n)
  expect(state.steps).toEqual([])
  expect(state.current?.cardId).toBe('topic:card-0')
  for (let n = 0; n < 20; n += 1) state = redone(state, MORNING + 60_000 + n)
  expect(seen(state)).toEqual(full)
})

const far: FarEntry = {
  id: '01900000-0000-7000-8000-000000000001',
  type: 'review',
  cardId: 'topic:card-9',
  question: 'How wide?',
  rating: 1,
}
const undo = (now: number) => ({ v: 1, ...stamp(now), type: 'undo', target: far.id }) as const

test('an answer of another device is taken back by name, and its card comes to the screen as it stands', () => {
  const half = reduce(three(), { type: 'drafted', draft: { kind: 'text', text: '4' } })
  const told = reduce(half, { type: 'undone_far', entry: undo(MORNING), far })
  expect(told.notice).toEqual({ code: 'undone_far', entry: far })
  expect(told.current).toEqual(half.current)
  const brought = reduce(told, { type: 'brought', item: item(9), language: 'en', far, now: MORNING + 500 })
  expect(brought.current).toMatchObject({ cardId: 'topic:card-9', judged: null })
  // what was being written waits
  const on = answered(brought, '9', 4, MORNING + 1_000)
  expect(on.current).toMatchObject({ cardId: 'topic:card-1', draft: { text: '4' } })
})

test('the card leaves again once its answer counts again', () => {
  const told = reduce(three(), { type: 'undone_far', entry: undo(MORNING), far })
  const brought = reduce(told, { type: 'brought', item: item(9), language: 'en', far, now: MORNING + 500 })
  const again = redone(brought, MORNING + 1_000)
  expect(again.current?.cardId).toBe('topic:card-1')
  expect(unansweredItems(again).map(({ item: { cardId } }) => cardId)).not.toContain('topic:card-9')
  expect(again.undone).toEqual([])
})

test('a card that comes late does not push aside what was begun since; it waits its turn', () => {
  const told = reduce(three(), { type: 'undone_far', entry: undo(MORNING), far })
  const on = answered(told, '9', 4, MORNING + 200)
  const late = reduce(on, { type: 'brought', item: item(9), language: 'en', far, now: MORNING + 500 })
  expect(late.current?.cardId).toBe('topic:card-2')
  expect(unansweredItems(late)[0]?.item.cardId).toBe('topic:card-9')
})

test('an answered card whose earlier answer is taken back is asked anew, what was written with it', () => {
  const shown = typed(three(), '13', MORNING)
  const own = { ...far, cardId: 'topic:card-1' }
  const told = reduce(shown, { type: 'undone_far', entry: undo(MORNING), far: own })
  const brought = reduce(told, { type: 'brought', item: item(1), language: 'en', far: own, now: MORNING + 500 })
  expect(brought.current).toMatchObject({ cardId: 'topic:card-1', judged: null, draft: { text: '13' } })
})

test('a new version of a card at hand brings its own question', () => {
  const own = { ...far, cardId: 'topic:card-1' }
  const told = reduce(three(), { type: 'undone_far', entry: undo(MORNING), far: own })
  const other = item(1, { cardVersion: 'fedcba9876543210', instances: [instance(77)] })
  const brought = reduce(told, { type: 'brought', item: other, language: 'en', far: own, now: MORNING + 500 })
  expect(brought.pool[0]?.item.instances[0]?.seed).toBe(77)
  expect(brought.current).toMatchObject({ cardId: 'topic:card-1', instance: 0, judged: null })
})

test('of what the server has not heard, the newest that still stands is taken back first', () => {
  const shown = typed(three(), '13', MORNING)
  const review = reviewEntry(shown, 1, stamp(MORNING))
  const flag = flagEntry(shown, stamp(MORNING + 1_000))
  if (review === null || flag === null) throw new Error('no entry')
  expect(newestWaiting([review, flag])).toMatchObject({ id: flag.id, type: 'flag' })
  const unflag = { v: 1, ...stamp(MORNING + 2_000), type: 'undo', target: flag.id } as const
  expect(newestWaiting([review, flag, unflag])).toMatchObject({ id: review.id, rating: 1 })
  const reflag = { v: 1, ...stamp(MORNING + 3_000), type: 'redo', target: flag.id } as const
  expect(newestWaiting([review, flag, unflag, reflag])).toMatchObject({ id: flag.id })
  expect(newestWaiting([])).toBeNull()
})

test('of a card laid aside twice the one looked at last comes back', () => {
  const alone = answered(session([item(1)]), '13', 1, MORNING)
  const second = reduce(alone, { type: 'drafted', draft: { kind: 'text', text: '4' } })
  expect(second.current).toMatchObject({ cardId: 'topic:card-1', judged: null })
  const first = undone(second, MORNING + 1_000)
  const told = reduce(first, { type: 'undone_far', entry: undo(MORNING + 2_000), far })
  const brought = reduce(told, { type: 'brought', item: item(9), language: 'en', far, now: MORNING + 2_500 })
  const on = answered(brought, '9', 4, MORNING + 3_000)
  expect(on.current).toMatchObject({ cardId: 'topic:card-1', judged: { verdict: 'wrong' }, draft: { text: '13' } })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshInstance, hasFresh, shownInstances } from '@/app/review/fresh-instance'
import { practiceEntry, reviewEntry, undoEntry } from '@/app/review/session-entry'
import { pooled } from '@/app/review/session-order'
import { progressOf } from '@/app/review/session-progress'
import { reduce } from '@/app/review/session-state'
import { summaryOf } from '@/app/review/session-summary'
import type { SessionState } from '@/app/review/session-types'
import { LogEntrySchema, type Rating } from '@/lib/memory'
import type { CardKind } from '@/lib/study'
import { answered, instance, item, itemOfKind, MORNING, rated, session, stamp, typed } from './session-fixtures'

const CARD = 'topic:card-1'
/** A card answered wrong and not rated yet. */
const waiting = () => typed(session([item(1), item(2)]), '13', MORNING)
const ask = (state: SessionState, place: number, now = MORNING + 10_000) =>
  reduce(state, { type: 'asked_again', cardId: CARD, instance: place, now })
const back = (state: SessionState, now: number) => reduce(state, { type: 'went_back', now })

/** Types an answer to the question on the screen and has it judged, as one for practice. */
function practised(state: SessionState, text: string, now: number): SessionState {
  const drafted = reduce(state, { type: 'drafted', draft: { kind: 'text', text } })
  const entry = practiceEntry(reduce(drafted, { type: 'checked', now }), stamp(now))
  return entry === null ? drafted : reduce(drafted, { type: 'practised', entry, now })
}

function takenBack(state: SessionState, now: number): SessionState {
  const entry = undoEntry(state, stamp(now))
  return entry === null ? state : reduce(state, { type: 'undone', entry, now })
}

test('an answered card is asked again in its own place, and its rating waits', () => {
  const asked = ask(waiting(), 1)
  expect(asked.current).toMatchObject({ cardId: CARD, instance: 1, judged: null, hints: 0, draft: { text: '' } })
  expect(reviewEntry(asked, 3, stamp(MORNING))).toBeNull()
  const before = waiting().current?.judged
  expect(back(asked, MORNING + 60_000).current).toMatchObject({ instance: 0, judged: before })
})

test.each<CardKind>(['explain', 'choice', 'cloze'])(
  'a card of kind %s asks the same each time and is not practised',
  (kind) => {
    const drafts = {
      explain: { kind: 'text', text: 'x' },
      choice: { kind: 'picks', picks: [0] },
      cloze: { kind: 'blanks', blanks: ['x', ''] },
    } as const
    const draft = drafts[kind as keyof typeof drafts]
    const shown = reduce(reduce(session([itemOfKind(kind)]), { type: 'drafted', draft }), {
      type: 'checked',
      now: MORNING,
    })
    expect(shown.current?.judged).not.toBeNull()
    expect(ask(shown, 0)).toBe(shown)
  },
)

test('a card is practised only once it was answered', () => {
  const asking = session([item(1)])
  expect(ask(asking, 1)).toBe(asking)
})

test('an answer for practice is an entry of mode cram with its numbers, its mistake and the proposed rating', () => {
  const asked = reduce(ask(waiting(), 1), { type: 'drafted', draft: { kind: 'text', text: '13' } })
  const now = MORNING + 15_000
  const entry = practiceEntry(reduce(asked, { type: 'checked', now }), stamp(now))
  expect(LogEntrySchema.parse(entry)).toEqual(entry)
  expect(entry).toMatchObject({
    mode: 'cram',
    cardId: CARD,
    seed: 1001,
    values: { k: '3' },
    answer: { text: '13' },
    verdict: 'wrong',
    misconception: 'k_not_k_minus_1',
    proposed: 1,
    rating: 1,
    spentMs: 5_000,
  })
  expect(entry).not.toHaveProperty('recallBefore')
  expect(practiceEntry(waiting(), stamp(MORNING))).toBeNull()
})

test('what cannot be read is no answer in practice either', () => {
  const unread = reduce(reduce(ask(waiting(), 1), { type: 'drafted', draft: { kind: 'text', text: '12 apples' } }), {
    type: 'checked',
    now: MORNING + 12_000,
  })
  expect(practiceEntry(unread, stamp(MORNING + 12_000))).toBeNull()
  expect(unread.current?.problem?.code).toBe('trailing')
})

test('practice counts neither as a card nor as a rating, and its time is none of the answer’s', () => {
  const once = practised(ask(waiting(), 1), '9', MORNING + 20_000)
  const twice = practised(ask(once, 0, MORNING + 30_000), '13', MORNING + 40_000)
  expect(progressOf(twice)).toEqual(progressOf(waiting()))
  const returned = back(twice, MORNING + 100_000)
  // ten seconds were spent on the answer before the practice, five after it
  const entry = reviewEntry(returned, 1, stamp(MORNING + 105_000))
  expect(entry).toMatchObject({ mode: 'new', seed: 1, answer: { text: '13' }, spentMs: 15_000 })
  const done = rated(returned, 1, MORNING + 105_000)
  expect(summaryOf(done)).toMatchObject({ cards: 1, held: 0, seconds: 15 })
  expect(done.steps).toHaveLength(1)
  expect(done.current?.cardId).toBe('topic:card-2')
})

test('the rating names the last answer for practice as the entry before it', () => {
  const once = practised(ask(waiting(), 1), '9', MORNING + 20_000)
  const returned = back(once, MORNING + 30_000)
  const last = returned.current?.practised?.at(-1)?.entryId
  expect(last).toBeDefined()
  expect(reviewEntry(returned, 1, stamp(MORNING + 31_000))?.after).toBe(last)
})

test('undo in practice takes the answer back and asks the question again, with what was typed', () => {
  const once = practised(ask(waiting(), 1), '8', MORNING + 20_000)
  const target = once.current?.behind?.practised?.[0]?.entryId
  expect(undoEntry(once, stamp(MORNING))).toMatchObject({ type: 'undo', target })
  const undone = takenBack(once, MORNING + 25_000)
  expect(undone.current).toMatchObject({ instance: 1, judged: null, draft: { text: '8' }, behind: { practised: [] } })
  expect(undone.notice).toEqual({ code: 'unpractised' })
  // and from the first answer, once one has gone back to it
  const later = takenBack(back(once, MORNING + 30_000), MORNING + 40_000)
  expect(later.current).toMatchObject({ instance: 1, judged: null, draft: { text: '8' } })
  expect(back(later, MORNING + 50_000).current?.judged).toEqual(waiting().current?.judged)
})

test('undo after the rating goes back in the order in which things were done', () => {
  const once = back(practised(ask(waiting(), 1), '8', MORNING + 20_000), MORNING + 30_000)
  const done = rated(once, 1, MORNING + 31_000)
  const entry = undoEntry(done, stamp(MORNING + 32_000))
  expect(entry?.target).toBe(done.steps[0]?.entryId)
  if (entry === null) return
  const returned = reduce(done, { type: 'undone', entry, now: MORNING + 32_000 })
  expect(undoEntry(returned, stamp(MORNING))?.target).toBe(once.current?.practised?.[0]?.entryId)
})

test('another question is one that was not on the screen yet, else the one longest ago', () => {
  const asked = ask(waiting(), 1)
  const card = pooled(asked, CARD)
  if (card === undefined) throw new Error('the card is gone')
  expect(shownInstances(asked, CARD)).toEqual([0, 1])
  expect(hasFresh(asked, card)).toBe(false)
  expect(freshInstance(asked, card)).toBe(0)
  const more = { ...instance(7), values: { k: '7' } }
  const drew = reduce(asked, { type: 'drew', cardId: CARD, instances: [more, instance(99)] })
  // the numbers of the second one are at hand already
  expect(pooled(drew, CARD)?.item.instances).toHaveLength(3)
  expect(freshInstance(drew, pooled(drew, CARD) ?? card)).toBe(2)
})

test('a card that returns in the session asks with numbers that were not practised', () => {
  const practising = practised(ask(session2(), 1), '8', MORNING + 20_000)
  const state = rated(back(practising, MORNING + 30_000), 1, MORNING + 31_000)
  const returned = answered(state, '9', 4, MORNING + 200_000)
  expect(returned.current).toMatchObject({ cardId: CARD, instance: 2 })
})

/** The same as `waiting`, with a third instance at hand. */
function session2(): SessionState {
  const more = [{ ...instance(7), values: { k: '7' } }]
  return reduce(waiting(), { type: 'drew', cardId: CARD, instances: more })
}

type Act = 'right' | 'wrong' | 'again' | 'back' | 'undo' | 'rate'

test('whatever is practised and taken back, the first answer stays as it was until it is rated', () => {
  const acts = fc.array(fc.constantFrom<Act>('right', 'wrong', 'again', 'back', 'undo', 'rate'), { maxLength: 30 })
  fc.assert(
    fc.property(acts, fc.constantFrom<Rating>(1, 2, 3, 4), (list, rating) => {
      let state = waiting()
      const first = state.current?.judged
      let now = MORNING
      let isRated = false
      for (const act of list) {
        now += 5_000
        if (act === 'again') state = ask(state, (state.current?.instance ?? 0) === 0 ? 1 : 0, now)
        if (act === 'right' && state.current?.behind) state = practised(state, '9', now)
        if (act === 'wrong' && state.current?.behind) state = practised(state, '13', now)
        if (act === 'back') state = back(state, now)
        if (act === 'undo') state = takenBack(state, now)
        if (act === 'rate' && state.current?.behind === undefined) {
          state = rated(state, rating, now)
          isRated = true
          break
        }
        expect((state.current?.behind ?? state.current)?.judged).toEqual(first)
        expect(state.steps).toEqual([])
      }
      expect(state.steps).toHaveLength(isRated ? 1 : 0)
    }),
  )
})

import type { LogEntry, Rating, ReviewEntry } from '@/lib/memory'
import type { Language, QueueAnswer, RecordAnswer } from '@/lib/study'
import { answeredCards, pooled } from './session-order'
import type { Mark, Notice, QueueContext, SessionState, Showing, Step } from './session-types'
import { reduceDraft, whileAsking, withCurrent, type DraftEvent } from './drafting'
import { reducePractice, type PracticeEvent } from './practice'
import { synchronise } from './server-time'
import { showNext } from './show-next'
import { askFollowUp, check, hint, tick } from './showing'
import { reduceUndo, type UndoEvent } from './undoing'
import { drawNext, memoryAfterRating, memoryOf } from './upcoming'

type EntryOf<Type extends LogEntry['type']> = Extract<LogEntry, { type: Type }>

/** What can happen in a session. Time and ids come in with the event; the reducer knows no clock. */
export type SessionEvent =
  | DraftEvent
  | PracticeEvent
  | UndoEvent
  | { readonly type: 'began'; readonly now: number }
  | {
      readonly type: 'received'
      readonly answer: QueueAnswer
      readonly language: Language
      /** how many cards were asked for; fewer mean that there are no more */
      readonly asked: number
      readonly now: number
    }
  /** the server was heard, or had been before: how far its clock is ahead of the device's */
  | { readonly type: 'synchronised'; readonly skewMs: number }
  | { readonly type: 'hinted' }
  | { readonly type: 'checked'; readonly now: number }
  | { readonly type: 'ticked'; readonly point: number }
  | { readonly type: 'followed_up' }
  | { readonly type: 'doubted'; readonly rating: Rating | null }
  | { readonly type: 'rated'; readonly entry: ReviewEntry; readonly now: number }
  | { readonly type: 'left'; readonly entry: EntryOf<'bury'> | EntryOf<'suspend'>; readonly now: number }
  | { readonly type: 'flagged'; readonly entry: EntryOf<'flag'> }
  | { readonly type: 'noted'; readonly entry: EntryOf<'note'> }
  /** the session goes on past its end for so many cards more */
  | { readonly type: 'extended'; readonly cards: number; readonly now: number }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'elsewhere'; readonly cardIds: readonly string[]; readonly now: number }
  | { readonly type: 'returned'; readonly cardId: string; readonly now: number }
  | { readonly type: 'recorded'; readonly states: RecordAnswer['states'] }
  | { readonly type: 'dismissed' }
  | { readonly type: 'replaced'; readonly state: SessionState }

/**
 * The session after an event. What does not fit the state (a second rating of the same card, an undo with nothing to
 * undo) gives the very same object back.
 */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'began':
      // the first card is on the screen since the page came alive, not since the server drew it
      return withCurrent(state, (showing) => (showing.judged === null ? { ...showing, shownAt: event.now } : showing))
    case 'synchronised':
      return synchronise(state, event.skewMs)
    case 'received':
      return receive(state, event)
    case 'drafted':
    case 'picked':
      return reduceDraft(state, event)
    case 'hinted':
      return whileAsking(state, hint)
    case 'checked':
      return whileAsking(state, (showing, card) => check(state, showing, card, event.now))
    case 'ticked':
      return withCurrent(state, (showing, card) => tick(showing, card, event.point))
    case 'followed_up':
      return withCurrent(state, askFollowUp)
    case 'drew':
    case 'asked_again':
    case 'practised':
    case 'went_back':
      return reducePractice(state, event)
    case 'doubted':
      return withCurrent(state, (showing) =>
        showing.judged === null ? showing : { ...showing, doubted: event.rating },
      )
    case 'rated':
      return rate(state, event.entry, event.now)
    case 'left':
      return leave(state, event.entry, event.now)
    case 'undone':
    case 'redone':
    case 'undone_far':
    case 'brought':
      return reduceUndo(state, event)
    case 'flagged':
    case 'noted':
      return mark(state, event.entry)
    case 'extended': {
      const limit = { cards: answeredCards(state) + event.cards }
      const further: SessionState = { ...state, limit, notice: null }
      return further.current === null ? showNext(further, event.now) : further
    }
    case 'noticed':
      return { ...state, notice: event.notice }
    case 'elsewhere':
      return answeredElsewhere(state, event.cardIds, event.now)
    case 'returned': {
      if (!state.elsewhere.includes(event.cardId)) return state
      const back = { ...state, elsewhere: state.elsewhere.filter((cardId) => cardId !== event.cardId) }
      return back.current === null ? showNext(back, event.now) : back
    }
    case 'recorded':
      return { ...state, heads: newerHeads(state, event.states), leeches: leechesNow(state, event.states) }
    case 'dismissed':
      return state.notice === null ? state : { ...state, notice: null }
    case 'replaced':
      return event.state
  }
}

function receive(state: SessionState, event: Extract<SessionEvent, { type: 'received' }>): SessionState {
  const { items, ...context } = event.answer
  const known = new Set(state.pool.map(({ item }) => item.cardId))
  const fresh = items.filter(({ cardId }) => !known.has(cardId)).map((item) => ({ item, language: event.language }))
  const next: SessionState = {
    ...state,
    context,
    pool: [...(context.studyDay === state.context.studyDay ? state.pool : redrawn(state.pool, context)), ...fresh],
    exhausted: items.length < event.asked,
  }
  return next.current === null ? showNext(next, event.now) : next
}

/** Cards of a day that is over: what the server drew for it, from yesterday on, is drawn anew for the day that has begun. */
function redrawn(pool: SessionState['pool'], context: QueueContext): SessionState['pool'] {
  return pool.map(({ item, ...rest }) => ({
    ...rest,
    item: { ...item, next: drawNext(item.state, item, context, context.serverNow) },
  }))
}

function rate(state: SessionState, entry: ReviewEntry, now: number): SessionState {
  const { current } = state
  const card = pooled(state, entry.cardId)
  if (current?.judged == null || current.cardId !== entry.cardId || card === undefined) return state
  const { rating, next, spentMs } = entry
  // cramming moves nothing: only what was forgotten comes once more
  const isCram = entry.mode === 'cram'
  const memory = isCram ? memoryOf(state, card.item) : memoryAfterRating(state, card.item, rating, next, now)
  const returns = isCram && rating !== 1 ? null : next
  return stepOver(state, current, { act: 'rate', entry, rating, next: returns, state: memory, spentMs }, now)
}

function leave(state: SessionState, entry: EntryOf<'bury'> | EntryOf<'suspend'>, now: number): SessionState {
  const { current } = state
  if (current === null || current.cardId !== entry.cardId) return state
  const memory = state.steps.findLast(({ cardId }) => cardId === entry.cardId)?.state
  const before = memory === undefined ? (pooled(state, entry.cardId)?.item.state ?? null) : memory
  return stepOver(state, current, { act: entry.type, entry, rating: null, next: null, state: before, spentMs: 0 }, now)
}

function stepOver(
  state: SessionState,
  showing: Showing,
  {
    entry,
    ...rest
  }: Pick<Step, 'act' | 'rating' | 'next' | 'state' | 'spentMs'> & {
    readonly entry: { readonly id: string; readonly cardId: string }
  },
  now: number,
): SessionState {
  const step: Step = { ...rest, entryId: entry.id, cardId: entry.cardId, showing, at: now }
  const heads = { ...state.heads, [entry.cardId]: entry.id }
  return showNext({ ...state, steps: [...state.steps, step], heads, undone: [], notice: null }, now)
}

/** A flag or a note: the card stays where it is. */
function mark(state: SessionState, entry: EntryOf<'flag'> | EntryOf<'note'>): SessionState {
  const { id, cardId, at } = entry
  const own = { entryId: id, cardId, at }
  const made: Mark =
    entry.type === 'flag'
      ? { ...own, act: 'flag', on: entry.on, before: state.flags[cardId] }
      : { ...own, act: 'note', note: { text: entry.text, wrong: entry.wrong }, before: state.notes[cardId] }
  return {
    ...state,
    ...(made.act === 'flag'
      ? { flags: { ...state.flags, [cardId]: made.on } }
      : { notes: { ...state.notes, [cardId]: made.note } }),
    heads: { ...state.heads, [cardId]: id },
    marks: [...state.marks, made],
    undone: [],
    notice: made.act === 'note' ? { code: 'noted' } : null,
  }
}

function answeredElsewhere(state: SessionState, cardIds: readonly string[], now: number): SessionState {
  const fresh = cardIds.filter((cardId) => !state.elsewhere.includes(cardId))
  if (fresh.length === 0) return state
  const next = { ...state, elsewhere: [...state.elsewhere, ...fresh] }
  if (state.current === null || !fresh.includes(state.current.cardId)) return next
  return showNext({ ...next, notice: { code: 'other_tab' } }, now)
}

function newerHeads(state: SessionState, states: RecordAnswer['states']): Readonly<Record<string, string>> {
  const newer = states.flatMap(({ cardId, headId }) =>
    // ids are UUIDv7: the later entry has the greater id
    headId !== null && headId > (state.heads[cardId] ?? '') ? [[cardId, headId] as const] : [],
  )
  return newer.length === 0 ? state.heads : { ...state.heads, ...Object.fromEntries(newer) }
}

/** The cards of which the server last said that they are leeches. */
function leechesNow({ leeches }: SessionState, states: RecordAnswer['states']): readonly string[] {
  const told = new Set(states.map(({ cardId }) => cardId))
  const now = states.flatMap(({ cardId, leech }) => (leech === true ? [cardId] : []))
  return now.length === 0 && !leeches.some((cardId) => told.has(cardId))
    ? leeches
    : [...leeches.filter((cardId) => !told.has(cardId)), ...now]
}

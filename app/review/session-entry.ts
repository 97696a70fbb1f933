import type { LogEntry, Next, Rating, ReviewEntry } from '@/lib/memory'
import { LIMITS } from '@/lib/limits'
import type { QueueInstance, QueueItem } from '@/lib/study'
import type { Day } from '@/lib/time'
import { serverTime } from './server-time'
import { isFlagged, latestSteps, pooled } from './session-order'
import type { Draft, Judged, Note, SessionState } from './session-types'
import { lastAct, targetOf } from './undoing'
import { modelFor, recallBefore, studyDayAt, upcomingFor } from './upcoming'

/** What every entry of the log carries: who made it, on which device, and what its clock showed. */
export interface Stamp {
  readonly id: string
  readonly at: number
  readonly skewMs: number
  readonly zone: string
  readonly device: string
}

/**
 * The log's entry for a rating of the card on the screen (DATA.md §6, type `review`).
 *
 * @returns null while there is no judged answer to rate; an answer for practice is rated by nobody
 */
export function reviewEntry(state: SessionState, rating: Rating, stamp: Stamp): ReviewEntry | null {
  return state.current?.behind === undefined ? judgedEntry(state, rating, stamp) : null
}

/**
 * The log's entry for an answer given for practice: a review of mode `cram`, rated as proposed, which moves nothing.
 *
 * @returns null while the question on the screen is not one for practice, or not judged
 */
export function practiceEntry(state: SessionState, stamp: Stamp): ReviewEntry | null {
  const { behind, judged } = state.current ?? {}
  if (behind === undefined || judged == null) return null
  const entry = judgedEntry(state, judged.proposed, stamp)
  if (entry === null) return null
  // what is recalled within minutes of the answer says nothing about memory
  const { recallBefore: _, ...rest } = entry
  return { ...rest, mode: 'cram' }
}

function judgedEntry(state: SessionState, rating: Rating, stamp: Stamp): ReviewEntry | null {
  const showing = state.current
  const item = showing === null ? undefined : pooled(state, showing.cardId)?.item
  const instance = showing === null ? undefined : item?.instances[showing.instance]
  if (showing?.judged == null || item === undefined || instance === undefined) return null
  const { judged } = showing
  const isAgainToday = latestSteps(state).has(item.cardId)
  const recall = recallBefore(state, item, stamp.at)
  const misconception = judged.misconceptions[0]?.id
  return {
    v: 1,
    ...stamp,
    type: 'review',
    cardId: item.cardId,
    cardVersion: item.cardVersion,
    after: state.heads[item.cardId] ?? item.headId,
    mode: isAgainToday && item.mode !== 'cram' ? 'learn' : item.mode,
    ...drawn(instance),
    answer: answerOf(showing.draft, judged, item),
    verdict: judged.verdict,
    ...(instance.key.value === undefined ? {} : { expected: instance.key.value }),
    ...(misconception === undefined ? {} : { misconception }),
    hints: showing.hints,
    retries: showing.retries,
    spentMs: Math.max(0, Math.round(stamp.at - showing.shownAt)),
    proposed: judged.proposed,
    rating,
    ...(recall === null ? {} : { recallBefore: recall }),
    modelId: modelFor(item, state.context).id,
    retention: state.context.model.retention,
    next: nextFor(state, item, judged, rating, stamp.at),
  }
}

/** The entry that takes back the last act of the session; null where there is none. */
export function undoEntry(state: SessionState, stamp: Stamp): Extract<LogEntry, { type: 'undo' }> | null {
  const act = lastAct(state)
  return act === null ? null : { v: 1, ...stamp, type: 'undo', target: targetOf(act) }
}

/** The entry that does again what was last taken back; null where there is nothing. */
export function redoEntry(state: SessionState, stamp: Stamp): Extract<LogEntry, { type: 'redo' }> | null {
  const act = state.undone.at(-1)
  return act === undefined ? null : { v: 1, ...stamp, type: 'redo', target: targetOf(act) }
}

/** The entry that puts the card on the screen away until tomorrow. */
export function buryEntry(state: SessionState, stamp: Stamp): Extract<LogEntry, { type: 'bury' }> | null {
  if (state.current === null) return null
  const untilDay = (studyDayAt(state.context, serverTime(state, stamp.at)) + 1) as Day
  return { v: 1, ...stamp, type: 'bury', cardId: state.current.cardId, on: true, untilDay }
}

/** The entry that takes the card on the screen out of study. */
export function suspendEntry(state: SessionState, stamp: Stamp): Extract<LogEntry, { type: 'suspend' }> | null {
  return state.current === null ? null : { v: 1, ...stamp, type: 'suspend', cardId: state.current.cardId, on: true }
}

/** The entry that sets or takes the flag of the card on the screen. */
export function flagEntry(state: SessionState, stamp: Stamp): Extract<LogEntry, { type: 'flag' }> | null {
  if (state.current === null) return null
  const { cardId } = state.current
  return { v: 1, ...stamp, type: 'flag', cardId, on: !isFlagged(state, cardId) }
}

/** The entry that keeps the person's words about a card; empty ones that call nothing wrong take the note away. */
export function noteEntry(cardId: string, { text, wrong }: Note, stamp: Stamp): Extract<LogEntry, { type: 'note' }> {
  return { v: 1, ...stamp, type: 'note', cardId, text: text.slice(0, LIMITS.noteCharacters.limit), wrong }
}

/** What the button said; a step within the day counts from the rating, not from when the button was drawn. */
function nextFor(state: SessionState, item: QueueItem, judged: Judged, rating: Rating, now: number): Next {
  const said = judged.next[rating]
  return 'dueDay' in said ? said : upcomingFor(state, item, now)[rating]
}

function drawn(instance: QueueInstance): Pick<ReviewEntry, 'seed' | 'values' | 'order'> {
  const { seed, values, order } = instance
  const isParametric = Object.keys(values).length > 0 || order.length > 0
  return {
    ...(isParametric ? { seed } : {}),
    ...(Object.keys(values).length > 0 ? { values: { ...values } } : {}),
    ...(order.length > 0 ? { order: [...order] } : {}),
  }
}

function answerOf(draft: Draft, judged: Judged, { kind }: QueueItem): ReviewEntry['answer'] {
  const most = LIMITS.answerTextCharacters.limit
  if (draft.kind === 'picks') return { picks: [...draft.picks].sort((one, other) => one - other) }
  if (draft.kind === 'blanks') return { blanks: draft.blanks.map((blank) => blank.slice(0, most)) }
  const text = draft.text.slice(0, most)
  if (kind !== 'explain') return { text }
  return { text, points: judged.ticked.flatMap((isTicked, position) => (isTicked ? [position] : [])) }
}

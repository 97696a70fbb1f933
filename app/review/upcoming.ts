import { afterReview, balanceOf, nextStates, recallAt, type Model, type Next, type Rating } from '@/lib/memory'
import type { Day } from '@/lib/time'
import type { QueueItem, QueueState } from '@/lib/study'
import { serverTime } from './server-time'
import { latestSteps } from './session-order'
import type { QueueContext, SessionState } from './session-types'

/** A day in which clocks change is taken to be as long as any other: the server's next answer says it exactly. */
const DAY_MS = 86_400_000

/**
 * What the four buttons do to a card, drawn now.
 *
 * Days come from the server where it drew them for this very showing (it may have balanced them against other days);
 * a step within the day is counted from now, for the card may have been fetched half an hour ago.
 *
 * @param now - device clock; what comes out is in the server's
 */
export function upcomingFor(state: SessionState, item: QueueItem, now: number): Readonly<Record<Rating, Next>> {
  const at = serverTime(state, now)
  const drawn = drawNext(memoryOf(state, item), item, state.context, at)
  const isFirstShowing = !latestSteps(state).has(item.cardId)
  if (!isFirstShowing || at >= state.context.rolloverAt) return drawn
  const chosen = (rating: Rating): Next => ('dueDay' in drawn[rating] ? serverDay(item, rating) : null) ?? drawn[rating]
  return { 1: chosen(1), 2: chosen(2), 3: chosen(3), 4: chosen(4) }
}

/** The four buttons of a memory, as the browser alone draws them. @param now - the server's clock */
export function drawNext(
  memory: QueueState | null,
  item: QueueItem,
  context: QueueContext,
  now: number,
): Readonly<Record<Rating, Next>> {
  return nextStates(memory, {
    cardId: item.cardId,
    now,
    studyDay: studyDayAt(context, now),
    rolloverAt: rolloverAfter(context, now),
    model: modelFor(item, context),
    retention: context.model.retention,
    steps: context.model.steps,
    relearningSteps: context.model.relearningSteps,
    maxIntervalDays: context.model.maxIntervalDays,
    balance: balanceOf(context.load, item.siblingDays),
  })
}

/** The card's memory after a rating, for its later showings in this session. */
export function memoryAfterRating(
  state: SessionState,
  item: QueueItem,
  rating: Rating,
  next: Next,
  now: number,
): QueueState {
  const studyDay = studyDayAt(state.context, serverTime(state, now)) as Day
  const { phase, step, stability, difficulty, lastDay, dueDay, reps } = afterReview(
    memoryOf(state, item),
    rating,
    next,
    {
      studyDay,
      model: modelFor(item, state.context),
    },
  )
  return { phase, step, stability, difficulty, lastDay, dueDay, reps }
}

/** The memory model of a card: numeric ones may have one of their own. */
export function modelFor(
  { kind }: Pick<QueueItem, 'kind'>,
  { model, numericModel }: Pick<QueueContext, 'model' | 'numericModel'>,
): Model {
  return kind === 'numeric' ? (numericModel ?? model) : model
}

/** The study day of an instant of the server's clock; a session that is left open and gone on with later is in a later day. */
export function studyDayAt(context: QueueContext, now: number): number {
  return context.studyDay + rolloversUntil(context, now)
}

function rolloverAfter(context: QueueContext, now: number): number {
  return context.rolloverAt + rolloversUntil(context, now) * DAY_MS
}

/** How often the day has rolled over since the server drew the list. */
function rolloversUntil({ rolloverAt }: QueueContext, now: number): number {
  return now < rolloverAt ? 0 : Math.floor((now - rolloverAt) / DAY_MS) + 1
}

/** The chance of recall at an instant of the device's clock, at the true elapsed days; null for a card never met. */
export function recallBefore(state: SessionState, item: QueueItem, now: number): number | null {
  const memory = memoryOf(state, item)
  if (memory === null) return null
  return recallAt(memory, studyDayAt(state.context, serverTime(state, now)), modelFor(item, state.context))
}

/** The card's memory as it stands now, after what was answered here. */
export function memoryOf(state: SessionState, item: QueueItem): QueueState | null {
  const step = latestSteps(state).get(item.cardId)
  return step === undefined ? item.state : step.state
}

function serverDay(item: QueueItem, rating: Rating): Next | null {
  const next = item.next[rating]
  return 'dueDay' in next ? next : null
}

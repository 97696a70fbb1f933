import type { Day } from '@/lib/time'
import { activeModel } from './active-model'
import { NEVER_MET, type CardMemory } from './card-memory'
import { concurrentReviews } from './concurrent-reviews'
import { inOrder, withoutUndone } from './effective-entries'
import type { ReviewEntry } from './entry-schema'
import { intervalFor, type Memory } from './fsrs'
import { fuzzRange } from './fuzz'
import type { Model } from './model'
import type { Next, Phase, Rating } from './next'
import { recallAt } from './recall'
import { fold, isOfCard, type ReplayOptions, type StoredCardEntry } from './replay-card'
import type { StoredEntry } from './stored-entry'

/**
 * What acted on an interval besides the model, chance and balancing.
 *
 * | limit | |
 * |---|---|
 * | `grows` | the model asked for more than the interval before, so chance could not take it below that and a day |
 * | `kept` | the interval before lay within what chance may give, so it was the least |
 * | `order` | a better rating gives a day more at the least: Hard < Good < Easy |
 * | `longest` | the longest interval allowed |
 */
export type IntervalLimit = 'grows' | 'kept' | 'order' | 'longest'

/** When a card comes back after a review, and how that came about. */
export type ExplainedDue =
  /** a learning step within the study day */
  | { readonly kind: 'step'; readonly step: number; readonly dueAt: number; readonly delayMs: number }
  /** a learning step that passes the rollover */
  | { readonly kind: 'dayStep'; readonly step: number; readonly dueDay: Day; readonly days: number }
  | {
      readonly kind: 'interval'
      readonly dueDay: Day
      readonly days: number
      /** what the model asks for, in days, not rounded */
      readonly askedDays: number
      /** the whole days that chance and balancing started from: what was asked for, within the limits */
      readonly plannedDays: number
      readonly fuzzDays: number
      readonly balanceDays: number
      readonly limit: IntervalLimit | null
    }

/** What one review did to a card's memory, with every number that it came from. */
export interface ReviewExplanation {
  readonly rating: Rating
  readonly phase: { readonly before: Phase; readonly after: Phase }
  /** the study day of the review before; null where there is none since the card was new */
  readonly lastDay: Day | null
  /** whole study days since then, 0 at the least; null with lastDay */
  readonly waitedDays: number | null
  /** the interval that was running, in days; null where none was */
  readonly previousDays: number | null
  /** the chance of recall at that moment: as the log keeps it, else by the replay; null where there was nothing to recall */
  readonly recall: number | null
  /** null for the first review */
  readonly before: Memory | null
  readonly after: Memory
  /** the desired retention that the button was drawn for */
  readonly retention: number
  readonly due: ExplainedDue
  /**
   * the button was drawn under another model, or from another memory, than the replay has now: what the model asks for
   * need not lead to the day it said
   */
  readonly isRedrawn: boolean
  /** where a later setDue or reschedule moved the card before it was answered again */
  readonly movedTo: { readonly dueDay: Day; readonly by: 'setDue' | 'reschedule' } | null
  /** given on another device, or in another tab, without knowing the entry before */
  readonly isConcurrent: boolean
  /** its device claimed a later instant than the server's */
  readonly isAhead: boolean
  /** its study day lies before that of the last review, as after flying west: no day had gone by */
  readonly isEarlierDay: boolean
}

/**
 * Explains every effective review of a card: from what it started, what it made of the memory, and how the day came about
 * on which the card is due. Under the model in force now, with what the log kept of then.
 *
 * Reviews before a reset are explained as they were; those for practice leave no trace and get none.
 *
 * @param entries - all of the card's, with what bears on them, as for {@link replayCard}
 * @returns by the id of the review; the last one leaves what the replay gives
 */
export function explainReviews(
  entries: readonly StoredEntry[],
  models: readonly Model[] = [],
  { numeric = false }: ReplayOptions = {},
): ReadonlyMap<string, ReviewExplanation> {
  const ordered = inOrder(entries)
  const effective = withoutUndone(ordered)
  const model = activeModel(effective, models, numeric)
  const concurrent = concurrentReviews(ordered)
  const explained = new Map<string, ReviewExplanation>()
  let state: CardMemory = NEVER_MET
  let last: string | null = null
  for (const stored of effective.filter(isOfCard)) {
    const { entry } = stored
    const before = state
    state = entry.type === 'reset' ? NEVER_MET : fold(before, stored, model)
    if (entry.type === 'review' && entry.mode !== 'cram') {
      explained.set(entry.id, explanationOf(entry, stored, { before, after: state, model, concurrent }))
      last = entry.id
    }
    if (entry.type === 'reset' || entry.type === 'start') last = null
    if (entry.type === 'setDue' || entry.type === 'reschedule') {
      const moved = last === null ? undefined : explained.get(last)
      if (moved && last !== null) explained.set(last, { ...moved, movedTo: { dueDay: entry.dueDay, by: entry.type } })
    }
  }
  return explained
}

interface Moment {
  readonly before: CardMemory
  readonly after: CardMemory
  readonly model: Model
  readonly concurrent: ReadonlySet<string>
}

function explanationOf(
  entry: ReviewEntry,
  { effectiveAt, receivedAt, studyDay }: StoredCardEntry,
  { before, after, model, concurrent }: Moment,
): ReviewExplanation {
  const { stability, difficulty } = after
  const isMet = before.met && before.lastDay !== null
  const replayed = isMet ? recallAt(before, studyDay, model) : null
  const recall = entry.recallBefore ?? replayed
  const previousDays = intervalBefore(before)
  const asked = intervalFor(stability, entry.retention, model)
  const isConcurrent = concurrent.has(entry.id)
  // what the browser took recall to be tells whether it knew this memory
  const knewOther = entry.recallBefore !== undefined && Math.abs(entry.recallBefore - (replayed ?? -1)) > 0.005
  const isRedrawn = entry.modelId !== model.id || isConcurrent || knewOther
  return {
    rating: entry.rating,
    phase: { before: before.phase, after: after.phase },
    lastDay: isMet ? before.lastDay : null,
    waitedDays: isMet && before.lastDay !== null ? Math.max(0, studyDay - before.lastDay) : null,
    previousDays,
    recall: isMet ? recall : null,
    before: isMet ? { stability: before.stability, difficulty: before.difficulty } : null,
    after: { stability, difficulty },
    retention: entry.retention,
    due: dueOf(entry.next, { asked, previousDays, effectiveAt, studyDay, isRedrawn }),
    isRedrawn,
    movedTo: null,
    isConcurrent,
    isAhead: entry.at + entry.skewMs > receivedAt,
    isEarlierDay: isMet && before.lastDay !== null && studyDay < before.lastDay,
  }
}

function intervalBefore({ phase, dueDay, lastDay }: CardMemory): number | null {
  return phase === 'review' && dueDay !== null && lastDay !== null ? dueDay - lastDay : null
}

interface Asked {
  readonly asked: number
  readonly previousDays: number | null
  readonly effectiveAt: number
  readonly studyDay: Day
  readonly isRedrawn: boolean
}

function dueOf(next: Next, { asked, previousDays, effectiveAt, studyDay, isRedrawn }: Asked): ExplainedDue {
  const { step } = next
  if ('dueAt' in next) return { kind: 'step', step, dueAt: next.dueAt, delayMs: Math.max(0, next.dueAt - effectiveAt) }
  const { dueDay, fuzzDays, balanceDays } = next
  const days = dueDay - studyDay
  if (next.phase !== 'review') return { kind: 'dayStep', step, dueDay, days }
  const plannedDays = days - fuzzDays - balanceDays
  const limit = isRedrawn ? null : limitOf({ asked, plannedDays, days, previousDays })
  return { kind: 'interval', dueDay, days, askedDays: asked, plannedDays, fuzzDays, balanceDays, limit }
}

interface Lengths {
  readonly asked: number
  readonly plannedDays: number
  readonly days: number
  readonly previousDays: number | null
}

function limitOf({ asked, plannedDays, days, previousDays }: Lengths): IntervalLimit | null {
  const rounded = Math.max(1, Math.round(asked))
  const { min, max } = fuzzRange(asked)
  if (plannedDays < rounded) return 'longest'
  if (plannedDays > rounded) return plannedDays === previousDays && plannedDays <= max ? 'kept' : 'order'
  if (previousDays === null || rounded <= previousDays) return null
  return days === previousDays + 1 && min <= previousDays ? 'grows' : null
}

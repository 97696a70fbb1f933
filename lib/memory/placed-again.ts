import type { Day } from '@/lib/time'
import type { Balancer } from './balance'
import type { SchedulingState } from './card-memory'
import { intervalFor } from './fsrs'
import { type DayRange, fuzzFraction, fuzzRange, fuzzRangeWithin } from './fuzz'
import type { Model } from './model'
import { LONGEST_BALANCED_DAYS } from './next-states'

/** An interval that was rounded and one that was not may be so far apart at either end. */
const LEAST_SLACK_DAYS = 3

/** What a due day depends on besides the card. */
export interface PlacingContext {
  readonly cardId: string
  /** today: nothing is put before it */
  readonly studyDay: number
  readonly model: Model
  /** desired, 0.7 to 0.97 */
  readonly retention: number
  readonly maxIntervalDays: number
  /** from `balanceOf`; without it chance alone chooses */
  readonly balance?: Balancer | undefined
}

/**
 * The days on which chance may put a card in review as its memory stands now, counted from its last review.
 *
 * @returns null for a card that is not in review, or has no last review to count from
 */
export function placesOf(state: SchedulingState, context: PlacingContext): DayRange | null {
  if (state.phase !== 'review' || state.lastDay === null || !(state.stability > 0)) return null
  const max = Math.max(Math.floor(context.maxIntervalDays), 1)
  return fuzzRangeWithin(intervalFor(state.stability, context.retention, context.model), { min: 1, max })
}

/**
 * The day on which a card in review would be due if its interval were drawn now: under another model or retention than when
 * its button was drawn.
 *
 * A due day stands where a button might have said it now: no sooner than twice what chance may do, and no later than Easy may
 * come where Hard, Good and Easy fall on one day and push each other off it. So nothing moves where nothing was changed, and
 * what was moved once is not moved again.
 *
 * @returns null where the due day stands; never before today
 * @see SRS.md §6: fuzz is stable, with the seed of the review that it belongs to
 */
export function placedAgain(state: SchedulingState, context: PlacingContext): Day | null {
  const places = placesOf(state, context)
  if (places === null || state.lastDay === null || state.dueDay === null || state.dueDay === undefined) return null
  const now = state.dueDay - state.lastDay
  const slack = Math.max(LEAST_SLACK_DAYS, (places.max - places.min) / 2)
  if (places.min - slack <= now && now <= furthestSaid(places)) return null
  const chance = fuzzFraction(context.cardId, Math.max(0, state.reps - 1))
  const min = Math.max(places.min, context.studyDay - state.lastDay)
  const days = chosen({ min, max: Math.max(places.max, min) }, chance, state.lastDay, context.balance)
  const day = (state.lastDay + days) as Day
  return day === state.dueDay || (day <= context.studyDay && state.dueDay <= context.studyDay) ? null : day
}

/** The last day that chance may come to for Easy: Good is a day after Hard at least, Easy a day after Good, and each is drawn anew. */
function furthestSaid({ max }: DayRange): number {
  const good = fuzzRange(max + 1).max
  return fuzzRange(good + 1).max
}

function chosen(range: DayRange, chance: number, from: number, balance: Balancer | undefined): number {
  if (balance !== undefined && range.min <= LONGEST_BALANCED_DAYS) return balance(range, chance, from)
  return Math.floor(range.min + chance * (range.max - range.min + 1))
}

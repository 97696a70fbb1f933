import type { Day } from '@/lib/time'
import type { Balancer } from './balance'
import type { SchedulingState } from './card-memory'
import { intervalFor, memoryAfter } from './fsrs'
import { clampDays, fuzzedDays, fuzzFraction, fuzzRange, fuzzRangeWithin } from './fuzz'
import type { Model } from './model'
import type { Next, Rating } from './next'
import { clampStep, type Delay, delayFromNow, hardDelay, stepDelay } from './steps'

/** What the buttons depend on besides the card: the moment, the model and the person's settings. */
export interface NextContext {
  readonly cardId: string
  /** epoch milliseconds */
  readonly now: number
  /** the study day of now */
  readonly studyDay: number
  /** epoch milliseconds: when this study day ends */
  readonly rolloverAt: number
  readonly model: Model
  /** desired, 0.7 to 0.97 */
  readonly retention: number
  /** seconds */
  readonly steps: readonly number[]
  /** seconds */
  readonly relearningSteps: readonly number[]
  readonly maxIntervalDays: number
  /** from `balanceOf`; without it chance alone chooses within the fuzz range */
  readonly balance?: Balancer | undefined
}

/** Who is far ahead needs no balancing: the days fill up long before. @see SRS.md §4 */
export const LONGEST_BALANCED_DAYS = 90

const NEVER_MET: SchedulingState = { phase: 'new', step: 0, stability: 0, difficulty: 0, lastDay: null, reps: 0 }

/**
 * What each of the four buttons would do, as the log will keep it word for word.
 *
 * Learning and relearning go by the steps, graduated intervals by FSRS. Among those that graduate Hard < Good < Easy
 * holds strictly (up to the longest interval allowed), and a passed review never shrinks the interval by chance alone.
 * The same card, state and settings give the same buttons at any second of the day.
 *
 * @param state - null for a card never met
 * @see SRS.md §3, §4; Anki `states/{normal,learning,relearning,review,fuzz}.rs`
 */
export function nextStates(state: SchedulingState | null, context: NextContext): Record<Rating, Next> {
  const card = state ?? NEVER_MET
  if (card.phase === 'review') return reviewStates(card, context)
  return steppedStates(card, context)
}

/** New, learning and relearning: the steps first, then FSRS's intervals. */
function steppedStates(card: SchedulingState, context: NextContext): Record<Rating, Next> {
  const phase = card.phase === 'relearning' ? 'relearning' : 'learning'
  const steps = phase === 'relearning' ? context.relearningSteps : context.steps
  const step = clampStep(steps, card.step)
  const again = stepDelay(steps, 0)
  const good = stepDelay(steps, step + 1)

  const first = again === null ? null : stepNext(phase, 0, again, context)
  const second = again === null ? null : stepNext(phase, step, hardDelay(steps, step), context)
  const third = good === null ? null : stepNext(phase, step + 1, good, context)

  const onAgain = first ?? graduate(card, 1, 1, context)
  const onHard = second ?? graduate(card, 2, 1, context)
  const onGood = third ?? graduate(card, 3, daysOf(onHard, context) + 1, context)
  const onEasy = graduate(card, 4, Math.max(daysOf(onHard, context), daysOf(onGood, context)) + 1, context)
  return { 1: onAgain, 2: onHard, 3: onGood, 4: onEasy }
}

function reviewStates(card: SchedulingState, context: NextContext): Record<Rating, Next> {
  const relearning = stepDelay(context.relearningSteps, 0)
  const onAgain = relearning === null ? graduate(card, 1, 1, context) : stepNext('relearning', 0, relearning, context)
  const onHard = graduate(card, 2, leastDays(card, 2, context), context)
  const onGood = graduate(card, 3, Math.max(leastDays(card, 3, context), daysOf(onHard, context) + 1), context)
  const onEasy = graduate(card, 4, Math.max(leastDays(card, 4, context), daysOf(onGood, context) + 1), context)
  return { 1: onAgain, 2: onHard, 3: onGood, 4: onEasy }
}

/**
 * The fewest days a passed review may give, so that chance alone never shortens the running interval: people saw
 * 4 → 8 → 4 days. Where the model itself asks for less, less it is.
 */
function leastDays(card: SchedulingState, rating: Rating, context: NextContext): number {
  if (card.dueDay === undefined || card.dueDay === null || card.lastDay === null) return 1
  const previous = card.dueDay - card.lastDay
  const raw = rawInterval(card, rating, context)
  if (Math.round(raw) > previous) return previous + 1
  const { min, max } = fuzzRange(raw)
  return min <= previous && previous <= max ? previous : 1
}

function graduate(card: SchedulingState, rating: Rating, leastDays: number, context: NextContext): Next {
  const max = Math.max(Math.floor(context.maxIntervalDays), 1)
  const bounds = { min: clampDays(leastDays, { min: 1, max }), max }
  const raw = rawInterval(card, rating, context)
  const chance = fuzzFraction(context.cardId, card.reps)
  const fuzzed = fuzzedDays(raw, chance, bounds)
  const balance = Math.max(raw, bounds.min) <= LONGEST_BALANCED_DAYS ? context.balance : undefined
  const days = balance?.(fuzzRangeWithin(raw, bounds), chance, context.studyDay) ?? fuzzed
  return {
    phase: 'review',
    step: 0,
    dueDay: (context.studyDay + days) as Day,
    fuzzDays: fuzzed - clampDays(Math.round(raw), bounds),
    balanceDays: days - fuzzed,
  }
}

function rawInterval(card: SchedulingState, rating: Rating, context: NextContext): number {
  const met = card.phase !== 'new' && card.stability > 0
  const elapsedDays = card.lastDay === null ? 0 : Math.max(0, context.studyDay - card.lastDay)
  const { stability } = memoryAfter(met ? card : null, elapsedDays, rating, context.model)
  return intervalFor(stability, context.retention, context.model)
}

function stepNext(phase: 'learning' | 'relearning', step: number, delay: Delay, context: NextContext): Next {
  const fromNow = delayFromNow(delay, (context.rolloverAt - context.now) / 1000)
  if ('days' in fromNow) {
    return { phase, step, dueDay: (context.studyDay + fromNow.days) as Day, fuzzDays: 0, balanceDays: 0 }
  }
  return { phase, step, dueAt: context.now + Math.round(fromNow.seconds * 1000), fuzzDays: 0, balanceDays: 0 }
}

/** The days until a card comes back; 0 within this study day. */
function daysOf(next: Next, { studyDay }: NextContext): number {
  return 'dueDay' in next ? next.dueDay - studyDay : 0
}

import { balanceOf, fuzzFraction, placedAgain, placesOf, type CardMemory, type Model } from '@/lib/memory'
import { type Day, weekdayOf } from '@/lib/time'
import { type Pace, secondsOfReview } from './pace'
import type { PlanCard } from './today-input'

/** Why due days may move: another memory model, another desired retention, other easy days. */
export const MOVE_REASONS = ['model', 'retention', 'easyDays'] as const
export type MoveReason = (typeof MOVE_REASONS)[number]

/** A card that would be due on another day. */
export interface DueMove {
  readonly cardId: string
  readonly from: Day
  readonly to: Day
}

export interface MovesInput {
  readonly cards: readonly PlanCard[]
  /** under the model in force now */
  readonly states: ReadonlyMap<string, CardMemory>
  /** the model in force for cards of a kind */
  readonly modelFor: (kind: string) => Model
  readonly pace: Pace
  readonly studyDay: Day
  /** desired, 0 to 1 */
  readonly retention: number
  readonly maxIntervalDays: number
  /** by weekday, Monday first */
  readonly easyDays: readonly number[]
}

/**
 * Which cards in review would be due on another day if their intervals were drawn now. Nothing is moved by this.
 *
 * For another model or retention: those whose due day is none that the interval might have come to, so that what was moved
 * once stays. For other easy days: those on a free weekday that may be elsewhere, and of a reduced one what is more than its
 * share.
 *
 * @see SRS.md §6
 */
export function dueMoves(input: MovesInput, reason: MoveReason): DueMove[] {
  const load = loadOf(input)
  return reason === 'easyDays' ? offEasyDays(input, load) : offWrongDays(input, load)
}

/** Days after which nothing is balanced any more: see `balanceOf`. */
const DAYS_AHEAD = 120

interface Load {
  /** seconds due on each day from today on, changed as cards move */
  readonly seconds: number[]
  readonly of: (card: PlanCard) => number
}

function loadOf({ cards, states, pace, retention, studyDay }: MovesInput): Load {
  const byKind = new Map<string, number>()
  const of = ({ kind }: PlanCard): number => {
    const known = byKind.get(kind) ?? secondsOfReview(pace, kind, retention)
    byKind.set(kind, known)
    return known
  }
  const seconds = new Array<number>(DAYS_AHEAD).fill(0)
  for (const card of cards) {
    const state = states.get(card.id)
    if (state === undefined || state.dueDay === null || !state.met || state.suspended) continue
    shift(seconds, Math.max(0, state.dueDay - studyDay), of(card))
  }
  return { seconds, of }
}

function offWrongDays(input: MovesInput, load: Load): DueMove[] {
  const { studyDay, easyDays } = input
  const balance = balanceOf({ from: studyDay, seconds: load.seconds, easyDays })
  return movable(input).flatMap(({ card, state, context, from }) => {
    const to = placedAgain(state, { ...context, balance })
    if (to === null) return []
    shift(load.seconds, Math.max(0, from - studyDay), -load.of(card))
    shift(load.seconds, to - studyDay, load.of(card))
    return [{ cardId: card.id, from, to }]
  })
}

function offEasyDays(input: MovesInput, load: Load): DueMove[] {
  const { studyDay, easyDays } = input
  const balance = balanceOf({ from: studyDay, seconds: load.seconds, easyDays })
  if (balance === undefined) return []
  return movable(input).flatMap(({ card, state, context, from }) => {
    const place = from - studyDay
    const places = placesOf(state, context)
    if (place <= 0 || places === null || state.lastDay === null) return []
    if (!isOverfull(from, studyDay, load.seconds, easyDays)) return []
    // only where chance might have put it as well, and on no day gone by or begun
    const min = Math.max(places.min, studyDay + 1 - state.lastDay)
    if (min >= places.max || from - state.lastDay < places.min || from - state.lastDay > places.max) return []
    shift(load.seconds, place, -load.of(card))
    const days = balance({ min, max: places.max }, fuzzFraction(card.id, Math.max(0, state.reps - 1)), state.lastDay)
    const to = (state.lastDay + days) as Day
    const isBetter =
      shareOf(to, easyDays) > shareOf(from, easyDays) && !isOverfull(to, studyDay, load.seconds, easyDays)
    shift(load.seconds, isBetter ? to - studyDay : place, load.of(card))
    return isBetter ? [{ cardId: card.id, from, to }] : []
  })
}

/** Whether an easy day holds more than its share of what the six days around it hold; a free one may hold nothing. */
function isOverfull(day: Day, studyDay: Day, seconds: readonly number[], easyDays: readonly number[]): boolean {
  const share = shareOf(day, easyDays)
  if (share >= 1) return false
  if (share <= 0) return true
  let [held, shares] = [0, 0]
  for (const offset of [-3, -2, -1, 1, 2, 3]) {
    if (day + offset < studyDay) continue
    held += seconds[day + offset - studyDay] ?? 0
    shares += shareOf(day + offset, easyDays)
  }
  return (seconds[day - studyDay] ?? 0) * shares > held * share
}

interface Movable {
  readonly card: PlanCard
  readonly state: CardMemory
  readonly from: Day
  readonly context: Parameters<typeof placesOf>[1]
}

/** Cards with a due day to move, soonest first, so that the same input gives the same moves. */
function movable({ cards, states, modelFor, studyDay, retention, maxIntervalDays }: MovesInput): Movable[] {
  return cards
    .flatMap((card): Movable[] => {
      const state = states.get(card.id)
      if (state === undefined || !state.met || state.suspended || state.dueDay === null) return []
      const context = { cardId: card.id, studyDay, model: modelFor(card.kind), retention, maxIntervalDays }
      return [{ card, state, from: state.dueDay, context }]
    })
    .sort((a, b) => a.from - b.from || (a.card.id < b.card.id ? -1 : 1))
}

const shareOf = (day: number, easyDays: readonly number[]): number => easyDays[weekdayOf(day as Day)] ?? 1

function shift(seconds: number[], place: number, change: number): void {
  const before = seconds[place]
  if (before !== undefined) seconds[place] = Math.max(0, before + change)
}

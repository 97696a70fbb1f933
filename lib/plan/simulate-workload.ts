import { intervalFor, memoryAfter, recallAfter, type CardMemory, type Memory } from '@/lib/memory'
import type { Model, Rating } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { draws, ratingOf } from './draws'
import type { RatingShares } from './forecast-shares'
import { type Pace, secondsFor } from './pace'
import type { PlanCard } from './today-input'

/** From what a year is foreseen. */
export interface WorkloadInput {
  /** in use, in the order in which new ones are met */
  readonly cards: readonly PlanCard[]
  readonly states: ReadonlyMap<string, CardMemory>
  /** the model in force for cards of a kind */
  readonly modelFor: (kind: string) => Model
  readonly pace: Pace
  readonly shares: RatingShares
  readonly studyDay: Day
  readonly newPerDay: number
  readonly maxIntervalDays: number
  /** the same seed gives the same year again */
  readonly seed: string
  /** cards that are followed; each stands for as many as make up all */
  readonly followed?: number
}

/** A year under one desired retention. */
export interface Workload {
  readonly retention: number
  /** the mean of the year, first meetings included */
  readonly minutesPerDay: number
  /** cards recalled if all were asked at its end: the sum of their chances */
  readonly known: number
}

export const WORKLOAD_DAYS = 365

/** The least and the most that a person can ask for, and between them closer where the curve is steep. */
export const WORKLOAD_RETENTIONS = [0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.96, 0.97] as const

const FOLLOWED = 400

/**
 * What a year takes and what is known after it, if cards come due at this retention and all that is due is done: new ones
 * are met by the day's limit until none is left, answers come as the model has it, ratings as the person gives them.
 *
 * Cards don't depend on one another, so a few are followed and stand for all. Each has its own draws, the same under every
 * retention: the difference between two of them is not chance.
 *
 * @see SRS.md §9; PLANNER.md §3, the visit model: Again is followed by a Good on the same day
 */
export function simulateWorkload(input: WorkloadInput, retention: number): Workload {
  const cards = input.cards.filter(({ id }) => input.states.get(id)?.suspended !== true)
  const isMet = ({ id }: PlanCard): boolean => input.states.get(id)?.met === true
  const fresh = cards.filter((card) => !isMet(card))
  const stride = Math.max(1, cards.length / (input.followed ?? FOLLOWED))
  let seconds = 0
  let known = 0
  for (const [group, isFresh] of [
    [cards.filter(isMet), false],
    [fresh, true],
  ] as const) {
    for (let place = 0; place < group.length; place += stride) {
      const card = group[Math.floor(place)]
      if (card === undefined) continue
      const begins = isFresh ? meetingDay(Math.floor(place), input.newPerDay) : null
      const year = follow(card, begins, input, retention)
      const weight = Math.min(stride, group.length - place)
      seconds += year.seconds * weight
      known += year.known * weight
    }
  }
  return { retention, minutesPerDay: seconds / 60 / WORKLOAD_DAYS, known }
}

/** Days from today; never where no new cards are wanted. */
const meetingDay = (place: number, newPerDay: number): number =>
  newPerDay > 0 ? Math.floor(place / newPerDay) : Infinity

/** One card through the year. @param begins - days from today to the first meeting; null for a card met before */
function follow(
  card: PlanCard,
  begins: number | null,
  input: WorkloadInput,
  retention: number,
): { readonly seconds: number; readonly known: number } {
  const { pace, shares, studyDay, states } = input
  const model = input.modelFor(card.kind)
  const draw = draws(`${input.seed} ${card.id}`)
  const state = states.get(card.id)
  let memory: Memory | null = begins === null && state !== undefined ? state : null
  let last = begins === null ? (state?.lastDay ?? studyDay) - studyDay : 0
  let day = begins ?? Math.max(0, (state?.dueDay ?? studyDay) - studyDay)
  let seconds = 0
  while (day < WORKLOAD_DAYS) {
    const elapsed = memory === null ? 0 : Math.max(0, day - last)
    const chance = draw()
    let rating: Rating
    if (memory === null) {
      rating = ratingOf(shares.first, chance, 1)
      seconds += secondsFor(pace, card.kind, 'new')
    } else {
      const recall = recallAfter(elapsed, memory.stability, model)
      rating = chance < recall ? ratingOf(shares.recalled, chance / recall, 2) : 1
      seconds += secondsFor(pace, card.kind, rating > 1 ? 'pass' : 'lapse')
    }
    memory = memoryAfter(memory, elapsed, rating, model)
    if (rating === 1) memory = memoryAfter(memory, 0, 3, model)
    last = day
    const interval = Math.round(intervalFor(memory.stability, retention, model))
    day += Math.min(Math.max(interval, 1), Math.max(1, input.maxIntervalDays))
  }
  return {
    seconds,
    known: memory === null ? 0 : recallAfter(Math.max(1, WORKLOAD_DAYS - last), memory.stability, model),
  }
}

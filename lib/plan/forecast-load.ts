import { hashFraction, intervalFor, memoryAfter, modelOf, recallAfter, type CardMemory } from '@/lib/memory'
import type { Memory, Model, Rating } from '@/lib/memory'
import { addDays, type Day } from '@/lib/time'
import { ratingOf } from './draws'
import { isSetAside } from './due'
import type { RatingShares } from './forecast-shares'
import { inMapOrder } from './meeting-order'
import { secondsFor, type Pace } from './pace'
import type { PlanCard, TodayInput } from './today-input'

/** From what the coming days are foreseen. */
export interface ForecastInput extends Pick<
  TodayInput,
  'cards' | 'topics' | 'first' | 'states' | 'models' | 'studyDay' | 'salt'
> {
  readonly pace: Pace
  readonly shares: RatingShares
  /** desired, 0 to 1 */
  readonly retention: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly maxIntervalDays: number
  /** what today has used up of the two limits */
  readonly used: { readonly newCards: number; readonly reviews: number }
  /** the model in force for cards of a kind */
  readonly modelFor: (kind: string) => Model
}

/** A day to come. */
export interface ForecastDay {
  readonly studyDay: Day
  /** cards whose due day it is by today's dates; today all that are due, those left over included */
  readonly due: number
  /** reviews of the simulated future, means over its runs: what is due now, what comes back, and what new cards bring */
  readonly reviews: number
  readonly newCards: number
  readonly seconds: number
}

const FORECAST_DAYS = 30

/** So many cards may be answered in all runs together: what one simulated month of a large collection takes. */
const MOST_VISITS = 12_000
const MOST_RUNS = 20

/**
 * What the next 30 days, today first, will bring: what is due by today's dates, and a simulated future in which the person
 * does each day what the limits let in, recalls as the model has it, rates as they do, and meets new cards in the order of
 * the map. The same input gives the same future.
 *
 * One answer a card and day; Again is followed by a Good on the same day.
 *
 * @see SRS.md §8; PLANNER.md §3, the visit model
 */
export function forecastLoad(input: ForecastInput): ForecastDay[] {
  const due = dueByDay(input)
  const fresh = neverMet(input)
  const run = (number: number): SimulatedDay[] =>
    simulate(
      input,
      number,
      due.map((day) => [...day]),
      fresh,
    )
  const runs = [run(0)]
  const visits = Math.max(
    1,
    sumOf(runs[0] ?? [], ({ reviews, newCards }) => reviews + newCards),
  )
  const count = Math.min(MOST_RUNS, Math.max(1, Math.floor(MOST_VISITS / visits)))
  while (runs.length < count) runs.push(run(runs.length))
  return due.map((cards, offset) => {
    const days = runs.flatMap((run) => run[offset] ?? [])
    const meanOf = (value: (day: SimulatedDay) => number): number => sumOf(days, value) / days.length
    return {
      studyDay: addDays(input.studyDay, offset),
      due: cards.length,
      reviews: meanOf(({ reviews }) => reviews),
      newCards: meanOf(({ newCards }) => newCards),
      seconds: meanOf(({ seconds }) => seconds),
    }
  })
}

interface SimulatedDay {
  reviews: number
  newCards: number
  seconds: number
}

interface SimulatedCard {
  readonly card: PlanCard
  readonly memory: Memory
  readonly lastDay: number
  readonly model: Model
}

/** The cards due on each of the days, those left over on the first. */
function dueByDay({ cards, states, models, studyDay }: ForecastInput): SimulatedCard[][] {
  const days: SimulatedCard[][] = Array.from({ length: FORECAST_DAYS }, () => [])
  for (const card of cards) {
    const state = states.get(card.id)
    if (state === undefined || !state.met || state.suspended || state.dueDay === null || state.lastDay === null)
      continue
    const day = Math.max(studyDay, state.dueDay, state.buriedUntilDay ?? state.dueDay)
    days[day - studyDay]?.push({ card, memory: state, lastDay: state.lastDay, model: modelOf(models, state.modelId) })
  }
  return days
}

/** @param waiting - the cards due on each of the days; those that come back are added to it */
function simulate(
  input: ForecastInput,
  run: number,
  waiting: readonly SimulatedCard[][],
  fresh: readonly PlanCard[],
): SimulatedDay[] {
  const { studyDay, pace, used } = input
  let nextFresh = 0
  let left: readonly SimulatedCard[] = []
  return waiting.map((come, offset) => {
    // what the limit left out yesterday comes first
    const due = left.length === 0 ? come : left.concat(come)
    const day = studyDay + offset
    const done: SimulatedDay = { reviews: 0, newCards: 0, seconds: 0 }
    const comeBack = (card: PlanCard, memory: Memory, model: Model): void => {
      const days = Math.round(intervalFor(memory.stability, input.retention, model))
      const dueOn = offset + Math.min(Math.max(days, 1), Math.max(1, input.maxIntervalDays))
      waiting[dueOn]?.push({ card, memory, lastDay: day, model })
    }
    const limit = Math.max(0, input.reviewsPerDay - (offset === 0 ? used.reviews : 0))
    for (const { card, memory, lastDay, model } of due.slice(0, limit)) {
      const elapsedDays = Math.max(0, day - lastDay)
      const recall = recallAfter(elapsedDays, memory.stability, model)
      const chance = hashFraction(`${input.salt} ${run} ${day} ${card.id}`)
      const isRecalled = chance < recall
      const rating = isRecalled ? ratingOf(input.shares.recalled, chance / recall, 2) : 1
      comeBack(card, afterVisit(memory, elapsedDays, rating, model), model)
      done.reviews += 1
      done.seconds += secondsFor(pace, card.kind, isRecalled ? 'pass' : 'lapse')
    }
    left = due.slice(limit)
    const newLimit = Math.max(0, input.newPerDay - (offset === 0 ? used.newCards : 0))
    for (const card of fresh.slice(nextFresh, nextFresh + newLimit)) {
      const chance = hashFraction(`${input.salt} ${run} ${day} ${card.id}`)
      const model = input.modelFor(card.kind)
      comeBack(card, afterVisit(null, 0, ratingOf(input.shares.first, chance, 1), model), model)
      nextFresh += 1
      done.newCards += 1
      done.seconds += secondsFor(pace, card.kind, 'new')
    }
    return done
  })
}

function neverMet({ cards, topics, first, states, studyDay }: ForecastInput): PlanCard[] {
  const mayCome = (state: CardMemory | undefined): boolean =>
    state === undefined || (!state.met && !isSetAside(state, studyDay))
  return inMapOrder({ cards: cards.filter(({ id }) => mayCome(states.get(id))), topics, first })
}

function afterVisit(memory: Memory | null, elapsedDays: number, rating: Rating, model: Model): Memory {
  const after = memoryAfter(memory, elapsedDays, rating, model)
  return rating === 1 ? memoryAfter(after, 0, 3, model) : after
}

const sumOf = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0)

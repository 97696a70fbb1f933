import { recallAfter } from '@/lib/memory'
import { draws } from '../draws'
import { quantile } from '../quantile'
import { type LikelyMemory, likelyMemory } from './forecast-chance'
import { play, type Played, type Stage } from './play'
import { knownOf } from './problem'
import { stageOf } from './stage'
import { tightBound } from './tight-bound'
import type { CardId, InterviewRequest } from './types'

export interface ForecastOptions {
  /** the same seed gives the same forecast again; one a plan, so that from day to day chance is the same */
  readonly seed: string
  /** 100 where it is left out */
  readonly plays?: number
  /** reviews that the parameters were fitted to; 0 for the published ones */
  readonly reviewsKnown: number
  /** of the days ahead, 0 … 1, on which nothing is done; `budgets` are taken to be means over them */
  readonly missedShare?: number
  /** parts of the scope, like topics, of which each has a middle of its own */
  readonly parts?: readonly ForecastPart[]
}

/** A part of the cards in scope. */
export interface ForecastPart {
  readonly id: string
  readonly cards: readonly CardId[]
}

/** Readiness, 0 … 1: in the middle of what may be, and between which two four of five lie. */
export interface ReadinessBand {
  readonly median: number
  readonly low: number
  readonly high: number
}

/** What to expect of a plan. All shares are recall of all cards in scope, weighted, a card never met as none. */
export interface ReadinessForecast extends ReadinessBand {
  /** on the day of the interview, if nothing more is done from now on */
  readonly alone: number
  /** that no way of spending the minutes exceeds */
  readonly bound: number
  /** on days from today to the interview's, in the plan's way; each before what is done on it */
  readonly curve: readonly (ReadinessBand & { readonly day: number })[]
  /** the same days, if nothing more is done */
  readonly curveAlone: readonly { readonly day: number; readonly readiness: number }[]
  /** readiness on the day within each part that has a card that counts, in the middle of what may be */
  readonly parts: readonly { readonly id: string; readonly median: number }[]
}

const PLAYS = 100
const BOUND_GRID = { stabilities: 24, difficulties: 5 }
const ELLIPSOID_STEPS = 20
/** Of the days, however many are missed. @see lib/plan: future budgets */
const LEAST_KEPT = 0.5

/**
 * Plays the days until the interview many times, each with a memory that the learner may have, and says what became of them.
 *
 * A play orders its cards at today's prices instead of finding new ones on each of its days, which costs it a tenth of a
 * point (`npm run bench -- --plan-forecast`): nothing has to be made up for afterwards.
 *
 * It takes a hundred milliseconds and more: on a server it belongs off the event loop.
 *
 * @returns null where no card counts
 * @see PLANNER.md §6
 */
export function forecastReadiness(request: InterviewRequest, options: ForecastOptions): ReadinessForecast | null {
  if (!request.cards.some(({ weight }) => weight > 0)) return null
  if (request.T <= request.day) return standing(request, options.parts ?? [])
  const stage = stageOf(request)
  const { readings, budgets } = stage
  const bound = tightBound(request, ELLIPSOID_STEPS, BOUND_GRID)
  const { plays = PLAYS } = options
  const played = Array.from({ length: plays }, (_, n) => onePlay(`${options.seed} ${n}`))
  const curve = readings.map((reading, place) => {
    return { day: request.day + reading, ...bandOf(played.map(({ readiness }) => readiness[place]!)) }
  })
  const { median, low, high } = curve.at(-1)!
  const curveAlone = readings.map((reading) => ({
    day: request.day + reading,
    readiness: aloneOn(request, request.day + reading),
  }))
  const parts = (options.parts ?? []).flatMap((part) => medianOf(part, stage.cards, played))
  return { alone: curveAlone.at(-1)!.readiness, median, low, high, bound, curve, curveAlone, parts }

  function onePlay(seed: string): Played {
    const truth: LikelyMemory = likelyMemory(request.params, options.reviewsKnown, draws(`${seed} memory`))
    const kept = keptDays(budgets, options.missedShare ?? 0, draws(`${seed} days`))
    return play(stage, kept, truth, draws(`${seed} answers`))
  }
}

/** Nothing where no card of the part counts. */
function medianOf(
  { id, cards }: ForecastPart,
  played: Stage['cards'],
  plays: readonly Played[],
): ReadinessForecast['parts'] {
  const ids = new Set(cards)
  const places = played.flatMap(({ card }, place) => (ids.has(card.id) ? [place] : []))
  if (places.length === 0) return []
  const weights = places.map((place) => played[place]!.weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const found = plays.map(
    ({ recalls }) => places.reduce((sum, place, at) => sum + weights[at]! * recalls[place]!, 0) / total,
  )
  return [{ id, median: bandOf(found).median }]
}

/** Days on which somebody comes, with all their minutes, and others on which nobody does. Today is as it is. */
function keptDays(budgets: readonly number[], missedShare: number, draw: () => number): readonly number[] {
  if (missedShare <= 0) return budgets
  const kept = Math.max(LEAST_KEPT, 1 - missedShare)
  return budgets.map((seconds, day) => {
    const isMissed = draw() < missedShare
    return day === 0 ? seconds : isMissed ? 0 : seconds / kept
  })
}

/** On the day itself nothing is ahead. */
function standing(request: InterviewRequest, parts: readonly ForecastPart[]): ReadinessForecast {
  const alone = aloneOn(request, request.T)
  const band = { median: alone, low: alone, high: alone }
  const day = request.T
  return {
    ...band,
    alone,
    bound: alone,
    curve: [{ ...band, day }],
    curveAlone: [{ day, readiness: alone }],
    parts: parts.flatMap(({ id, cards }) => {
      const ids = new Set(cards)
      const of = request.cards.filter((card) => card.weight > 0 && ids.has(card.id))
      return of.length === 0 ? [] : [{ id, median: aloneOn({ ...request, cards: of }, day) }]
    }),
  }
}

/** A card seen on a day counts as it will stand on the next. @see DATA.md §9 */
function aloneOn({ cards, params }: InterviewRequest, day: number): number {
  const model = { id: 'plan', weights: params }
  let [sum, total] = [0, 0]
  for (const card of cards) {
    const known = knownOf(card)
    total += card.weight
    if (known === null || card.weight <= 0) continue
    sum += card.weight * recallAfter(Math.max(1, day - known.lastDay), known.memory.stability, model)
  }
  return sum / total
}

function bandOf(figures: readonly number[]): ReadinessBand {
  const sorted = [...figures].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.1), high: quantile(sorted, 0.9) }
}

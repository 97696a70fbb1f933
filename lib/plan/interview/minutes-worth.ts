import { type Priced, searchPrices } from './prices'
import { type Problem, problemOf } from './problem'
import type { InterviewRequest } from './types'

/** What a few minutes a day more or fewer are worth. */
export interface MinutesWorth {
  /** more a day; negative: fewer */
  readonly minutes: number
  /** readiness that no way of spending them exceeds, 0 … 1 */
  readonly bound: number
  /** by how much it is above that of the minutes there are; never of the other sign than they */
  readonly gain: number
}

/**
 * What so many minutes a day more or fewer are worth, on each day on which there are any; today too.
 *
 * Prices found for one number of minutes bound readiness for every other, so that each is bounded by the prices of all:
 * more minutes are never worth less, and each further one is worth no more than the one before it.
 *
 * @param deltasMinutes - in any order; answered in the same
 * @returns an empty list where there is nothing to prepare for
 */
export function minutesWorth(request: InterviewRequest, deltasMinutes: readonly number[]): readonly MinutesWorth[] {
  if (request.T <= request.day || !request.cards.some(({ weight }) => weight > 0)) return []
  const problem = problemOf(request)
  const total = problem.candidates.reduce((sum, { weight }) => sum + weight, 0)
  const budgets = [0, ...deltasMinutes].map((minutes) => withMinutes(problem.budget, minutes))
  const priced = budgets.map((budget) => worthBeyondMinutes(budget, searchPrices({ ...problem, budget })))
  const bounds = budgets.map((budget) =>
    Math.min(1, ...priced.map(({ prices, beyond }) => (beyond + cost(prices, budget)) / total)),
  )
  const base = bounds[0]!
  return deltasMinutes.map((minutes, place) => {
    const bound = bounds[place + 1]!
    return { minutes, bound, gain: bound - base }
  })
}

/** A day off stays one, and none has fewer minutes than none. */
function withMinutes(budget: Problem['budget'], minutes: number): Float64Array {
  return budget.map((seconds) => (seconds > 0 ? Math.max(0, seconds + 60 * minutes) : 0))
}

interface Prices {
  readonly prices: Float64Array
  /** the dual value less what the minutes cost */
  readonly beyond: number
}

function worthBeyondMinutes(budget: Float64Array, { prices, dual }: Priced): Prices {
  return { prices, beyond: dual.value - cost(prices, budget) }
}

const cost = (prices: Float64Array, budget: Float64Array): number =>
  budget.reduce((sum, seconds, left) => sum + prices[left]! * seconds, 0)

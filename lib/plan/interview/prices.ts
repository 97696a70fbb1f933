import { type Dual, dualAt } from './dual'
import type { Problem } from './problem'

/** The prices found, and what the cards do at them. */
export interface Priced {
  readonly prices: Float64Array
  readonly dual: Dual
}

const EVALUATIONS = 8
const FIRST_PRICE = 1e-3
const FIRST_FACTOR = 8
const LEAST_PRICE = 1e-8
const MOST_PRICE = 1

/**
 * The price of a second at which all cards together want just the minutes there are: the one with the least dual value of
 * eight tries, dearer after a try that wanted more than there is, cheaper after one that wanted less.
 *
 * @see PLANNER.md §3
 */
export function searchPrices(problem: Problem): Priced {
  let factor = FIRST_FACTOR
  let wasScarce: boolean | null = null
  let price = FIRST_PRICE
  let best: Priced | null = null
  for (let evaluation = 0; evaluation < EVALUATIONS; evaluation++) {
    const prices = shaped(price, problem.days)
    const dual = dualAt(problem, prices)
    if (best === null || dual.value < best.dual.value) best = { prices, dual }
    const isScarce = pricedExcess(problem, prices, dual) > 0
    if (wasScarce !== null && isScarce !== wasScarce) factor = Math.sqrt(factor)
    wasScarce = isScarce
    const next = Math.min(Math.max(isScarce ? price * factor : price / factor, LEAST_PRICE), MOST_PRICE)
    if (next === price) break
    price = next
  }
  // there is at least one evaluation
  return best!
}

/** The last days are dearest, the far plateau is flat: the shape that free prices take. */
export function shaped(price: number, days: number): Float64Array {
  return Float64Array.from({ length: days + 1 }, (_, left) =>
    left === 0 ? 0 : price * Math.pow(Math.min(left, 6), -0.3),
  )
}

/** Priced seconds that are wanted beyond those that there are. */
function pricedExcess({ budget, days }: Problem, prices: Float64Array, { usage }: Dual): number {
  let excess = 0
  for (let left = 1; left <= days; left++) excess += prices[left]! * (usage[left]! - budget[left]!)
  return excess
}

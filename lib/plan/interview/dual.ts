import type { Problem } from './problem'
import { followChoices, type Solution, solve } from './recursion'
import { distribute, expectation } from './sparse-rows'

/** What all cards want at some prices. */
export interface Dual {
  /** the sum of weighted readiness that no way of spending the minutes exceeds */
  readonly value: number
  /** expected seconds that the cards want with n days left, at n; `budget - usage` is the value's slope in the prices */
  readonly usage: Float64Array
  /** worth of a visit today, by candidate, for weight 1; NaN where it was seen today */
  readonly now: Float64Array
  /** worth of the best later visit, or of none */
  readonly wait: Float64Array
  /** which gap that is; -1: left alone */
  readonly waitGap: Int8Array
}

/**
 * Lets every card choose at these prices, and adds up what it is worth and what it takes.
 *
 * Whatever the prices, the value bounds every policy that sees a card at most once a day and keeps each day's expected
 * seconds: what such a policy takes beyond its own worth is paid for.
 *
 * @param prices - of a second with n days left, at n = 1 … days, ≥ 0, for mean weight 1
 */
export function dualAt(problem: Problem, prices: Float64Array): Dual {
  const { tables, days, budget, candidates, groups } = problem
  const { points } = tables.grid
  const usage = new Float64Array(days + 1)
  const masses = groups.map(() => new Float64Array((days + 1) * points))
  const scaled = groups.map(({ weight }) => prices.map((price) => price / weight))
  const solutions = groups.map(({ costs }, group) => solve(tables, costs, days, scaled[group]!))
  const choices = {
    now: new Float64Array(candidates.length),
    wait: new Float64Array(candidates.length),
    waitGap: new Int8Array(candidates.length),
  }
  let value = 0
  for (let left = 1; left <= days; left++) value += prices[left]! * budget[left]!
  candidates.forEach(({ group }, place) => {
    const best = choose(problem, place, scaled[group]!, solutions[group]!, choices, masses[group]!, usage)
    value += groups[group]!.weight * best
  })
  solutions.forEach((solution, group) => followChoices(tables, days, solution, masses[group]!, usage))
  return { value, usage, ...choices }
}

/** A card's worth today and later; its better choice goes into mass and usage. */
function choose(
  problem: Problem,
  place: number,
  prices: Float64Array,
  { worth }: Solution,
  into: Pick<Dual, 'now' | 'wait' | 'waitGap'>,
  mass: Float64Array,
  usage: Float64Array,
): number {
  const { tables, days, gapCount, seconds, rows } = problem
  const { isSeen, recallAlone } = problem.candidates[place]!
  const { points } = tables.grid
  const first = place * (1 + gapCount)
  let wait = recallAlone
  let waitGap = -1
  for (let gap = 0; gap < gapCount; gap++) {
    const left = days - tables.gaps[gap]!
    const row = first + 1 + gap
    const value = expectation(rows, row, worth, left * points) - prices[left]! * seconds[row]!
    if (value > wait) [wait, waitGap] = [value, gap]
  }
  const now = isSeen ? Number.NaN : expectation(rows, first, worth, days * points) - prices[days]! * seconds[first]!
  into.now[place] = now
  into.wait[place] = wait
  into.waitGap[place] = waitGap
  const isNow = now > wait
  if (isNow || waitGap >= 0) {
    const left = isNow ? days : days - tables.gaps[waitGap]!
    const row = isNow ? first : first + 1 + waitGap
    usage[left]! += seconds[row]!
    distribute(rows, row, 1, mass, left * points)
  }
  return isNow ? now : wait
}

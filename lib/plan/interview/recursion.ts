import { distribute, expectation } from './sparse-rows'
import { secondsTable, type Tables } from './tables'
import type { VisitCosts } from './types'

/** The best that a card of weight 1 can do after a visit, at `days left × points + point`. */
export interface Solution {
  /** recall on the day less the priced seconds until then */
  readonly worth: Float64Array
  /** which of the gaps comes next; -1: left alone */
  readonly choice: Int8Array
  /** that a visit takes, at `gap × points + point` */
  readonly seconds: Float64Array
}

/**
 * What each memory state is worth at these prices, right after a visit, with any number of days left: left alone until
 * the day, or seen again after the best gap. Nothing is learnt about a card between visits, so to choose the next one at
 * once loses nothing.
 *
 * @param costs - of a card's visits
 * @param prices - of a second with n days left, at n = 1 … days; already divided by the card's weight
 * @see PLANNER.md §3
 */
export function solve(tables: Tables, costs: VisitCosts, days: number, prices: Float64Array): Solution {
  const { grid, gaps, rows, recalls } = tables
  const { points } = grid
  const seconds = secondsTable(tables, costs)
  const worth = new Float64Array((days + 1) * points)
  const choice = new Int8Array((days + 1) * points).fill(-1)
  for (let left = 1; left <= days; left++) {
    for (let point = 0; point < points; point++) {
      const here = left * points + point
      let best = recalls[here]!
      let chosen = -1
      for (let gap = 0; gap < gaps.length && gaps[gap]! < left; gap++) {
        const then = left - gaps[gap]!
        const row = gap * points + point
        const value = expectation(rows, row, worth, then * points) - prices[then]! * seconds[row]!
        if (value > best) {
          best = value
          chosen = gap
        }
      }
      worth[here] = best
      choice[here] = chosen
    }
  }
  return { worth, choice, seconds }
}

/**
 * Adds the seconds that cards will take on each day if each is seen again as the solution has it.
 *
 * @param mass - how many cards stand where right after a visit, at `days left × points + point`; used up
 * @param usage - seconds at n days left; added to
 */
export function followChoices(
  tables: Tables,
  days: number,
  { choice, seconds }: Solution,
  mass: Float64Array,
  usage: Float64Array,
): void {
  const { grid, gaps, rows } = tables
  const { points } = grid
  for (let left = days; left > 1; left--) {
    for (let point = 0; point < points; point++) {
      const amount = mass[left * points + point]!
      const gap = choice[left * points + point]!
      if (amount === 0 || gap < 0) continue
      const then = left - gaps[gap]!
      const row = gap * points + point
      usage[then]! += amount * seconds[row]!
      distribute(rows, row, amount, mass, then * points)
    }
  }
}

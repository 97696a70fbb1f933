import type { CardGroup } from './card-groups'
import { type Solution, solve } from './recursion'
import { expectation } from './sparse-rows'
import type { Tables } from './tables'

/** What orders the cards on every day that is left, at prices that stay. */
export interface Ranking {
  readonly tables: Tables
  /** of a known card of a group, for weight 1, at `(days left × gaps + gap) × points + point` */
  readonly known: readonly Float32Array[]
  /** of a card never met, by group, at the days left */
  readonly fresh: readonly Float64Array[]
  /** between which gaps so many days lie, and how far along; at the days */
  readonly gapBefore: Int32Array
  readonly gapPart: Float64Array
}

/**
 * Works out the worth of a visit over waiting, a second, for each memory state, days since its last visit and days left:
 * the planner's order for all days to come, without the search for a price on each of them.
 *
 * @param tables - long enough for the days since the last visit as well as for those that are left
 * @param prices - of a second with n days left
 * @see PLANNER.md §3, card values today
 */
export function rankingOf(tables: Tables, days: number, prices: Float64Array, groups: readonly CardGroup[]): Ranking {
  const { gapBefore, gapPart } = placeDays(tables)
  const solved = groups.map(({ weight, costs }) => {
    const scaled = prices.map((price) => price / weight)
    return { scaled, costs, solution: solve(tables, costs, days, scaled) }
  })
  return {
    tables,
    known: solved.map(({ scaled, solution }) => knownIndexes(tables, days, scaled, solution, gapBefore, gapPart)),
    fresh: solved.map(({ scaled, costs, solution }) => freshIndexes(tables, days, scaled, solution, costs.new)),
    gapBefore,
    gapPart,
  }
}

function placeDays({ gaps, recalls, grid }: Tables): Pick<Ranking, 'gapBefore' | 'gapPart'> {
  const longest = recalls.length / grid.points - 1
  const gapBefore = new Int32Array(longest + 1)
  const gapPart = new Float64Array(longest + 1)
  let gap = 0
  for (let days = 1; days <= longest; days++) {
    while (gap + 1 < gaps.length && gaps[gap + 1]! <= days) gap += 1
    const last = gap + 1 === gaps.length
    gapBefore[days] = last ? gap - 1 : gap
    gapPart[days] = last ? 1 : (days - gaps[gap]!) / (gaps[gap + 1]! - gaps[gap]!)
  }
  return { gapBefore, gapPart }
}

function knownIndexes(
  { grid, gaps, rows, recalls }: Tables,
  days: number,
  prices: Float64Array,
  { worth, seconds }: Solution,
  gapBefore: Int32Array,
  gapPart: Float64Array,
): Float32Array {
  const { points } = grid
  const width = gaps.length * points
  const longest = gapBefore.length - 1
  const visits = new Float64Array((days + 1) * width)
  for (let left = 1; left <= days; left++) {
    for (let row = 0; row < width; row++) {
      visits[left * width + row] = expectation(rows, row, worth, left * points) - prices[left]! * seconds[row]!
    }
  }
  const indexes = new Float32Array((days + 1) * width)
  for (let left = 1; left <= days; left++) {
    for (let gap = 0; gap < gaps.length; gap++) {
      for (let point = 0; point < points; point++) {
        let wait = recalls[Math.min(gaps[gap]! + left, longest) * points + point]!
        for (let later = 0; later < gaps.length && gaps[later]! < left; later++) {
          const elapsed = Math.min(gaps[gap]! + gaps[later]!, longest)
          const at = (left - gaps[later]!) * width + gapBefore[elapsed]! * points + point
          const part = gapPart[elapsed]!
          const value = visits[at]! * (1 - part) + visits[at + points]! * part
          if (value > wait) wait = value
        }
        const row = gap * points + point
        indexes[left * width + row] = (visits[left * width + row]! - wait) / seconds[row]!
      }
    }
  }
  return indexes
}

function freshIndexes(
  { grid, meeting }: Tables,
  days: number,
  prices: Float64Array,
  { worth }: Solution,
  seconds: number,
): Float64Array {
  const indexes = new Float64Array(days + 1)
  let wait = 0
  for (let left = 1; left <= days; left++) {
    const now = expectation(meeting, 0, worth, left * grid.points) - prices[left]! * seconds
    indexes[left] = (now - wait) / seconds
    wait = Math.max(wait, now)
  }
  return indexes
}

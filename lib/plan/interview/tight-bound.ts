import { dualAt } from './dual'
import type { GridShape } from './grid'
import { searchPrices } from './prices'
import { type Problem, problemOf } from './problem'
import type { InterviewRequest } from './types'

const KNOTS = [1, 2, 3, 4, 6, 9, 14, 21, 30, 45, 60]

/**
 * Readiness that no policy exceeds which sees a card at most once a day and keeps each day's expected seconds: the least
 * dual value over prices that are free at some days and straight between them, by the ellipsoid method.
 *
 * @param steps - 40 to 60 come within 0.1 point
 * @param shape - of the grid; 40 × 8 to report, a coarser one where it must be quick
 * @returns 0 … 1
 * @see PLANNER.md §4; Bland, Goldfarb & Todd 1981
 */
export function tightBound(request: InterviewRequest, steps: number, shape: GridShape): number {
  const problem = problemOf(request, shape)
  const total = problem.candidates.reduce((sum, { weight }) => sum + weight, 0)
  const { prices, dual } = searchPrices(problem)
  const knots = [...KNOTS.filter((knot) => knot < problem.days), problem.days]
  const start = knots.map((knot) => prices[knot] ?? 0)
  return Math.min(1, Math.min(dual.value, leastOverKnots(problem, knots, start, steps)) / total)
}

/** Coordinates are multiples of the start, which is all ones. */
function leastOverKnots(problem: Problem, knots: readonly number[], start: readonly number[], steps: number): number {
  const size = knots.length
  if (size < 2) return Infinity
  let centre = knots.map(() => 1)
  let shape = knots.map((_, row) => knots.map((__, column) => (row === column ? 0.5 * size : 0)))
  let least = Infinity
  for (let step = 0; step < steps; step++) {
    const negative = centre.findIndex((price) => price < 0)
    let slope: number[]
    if (negative >= 0) slope = knots.map((_, knot) => (knot === negative ? -1 : 0))
    else {
      const found = valueAt(problem, knots, start, centre)
      least = Math.min(least, found.value)
      slope = found.slope
    }
    const turned = shape.map((row) => dot(row, slope))
    const norm = Math.sqrt(dot(turned, slope))
    if (!(norm > 0)) break
    const along = turned.map((one) => one / norm)
    centre = centre.map((one, knot) => one - (along[knot] ?? 0) / (size + 1))
    const grow = (size * size) / (size * size - 1)
    shape = shape.map((row, r) =>
      row.map((one, c) => grow * (one - (2 / (size + 1)) * (along[r] ?? 0) * (along[c] ?? 0))),
    )
  }
  return least
}

function valueAt(
  problem: Problem,
  knots: readonly number[],
  start: readonly number[],
  centre: readonly number[],
): { readonly value: number; readonly slope: number[] } {
  const prices = new Float64Array(problem.days + 1)
  const parts = Array.from(prices, (_, left) => (left === 0 ? [] : partsOf(knots, left)))
  parts.forEach((of, left) => {
    for (const [knot, part] of of) prices[left] = (prices[left] ?? 0) + part * (start[knot] ?? 0) * (centre[knot] ?? 0)
  })
  const { value, usage } = dualAt(problem, prices)
  const slope = knots.map(() => 0)
  parts.forEach((of, left) => {
    const excess = (problem.budget[left] ?? 0) - (usage[left] ?? 0)
    for (const [knot, part] of of) slope[knot] = (slope[knot] ?? 0) + part * (start[knot] ?? 0) * excess
  })
  return { value, slope }
}

/** Of which knots a day's price is made, and in what parts. */
function partsOf(knots: readonly number[], left: number): (readonly [knot: number, part: number])[] {
  const after = knots.findIndex((knot) => knot >= left)
  const [high = left, low = left] = [knots[after], knots[after - 1]]
  if (high === left) return [[after, 1]]
  const part = (left - low) / (high - low)
  return [
    [after - 1, 1 - part],
    [after, part],
  ]
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, place) => sum + one * (b[place] ?? 0), 0)

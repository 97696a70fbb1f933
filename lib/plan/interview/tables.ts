import { recallAfter, type Memory } from '@/lib/memory'
import type { RatingShares } from '../forecast-shares'
import { type Grid, type GridShape, makeGrid, PLAN_GRID, spread } from './grid'
import { type SparseRows, SparseRowsBuilder } from './sparse-rows'
import type { VisitCosts } from './types'
import { meetingOutcomes, type VisitModel, visitOutcomes, visitSeconds } from './visit-model'

/** All that the recursion needs and that does not depend on cards, their seconds, prices or days. */
export interface Tables {
  readonly visit: VisitModel
  readonly grid: Grid
  /** days between two visits that are weighed, ascending */
  readonly gaps: Int32Array
  /** where a visit leads, at `gap × points + point` */
  readonly rows: SparseRows
  /** recall of a point after n days, at `n × points + point` */
  readonly recalls: Float64Array
  /** where a first meeting leads: one row */
  readonly meeting: SparseRows
}

const HORIZONS = [8, 16, 32, 64, 96, 128, 192]
const LONG_STEP = 128
const KEPT_TABLES = 12
const kept = new Map<string, Tables>()

/**
 * The tables for a learner's parameters and shares, long enough for so many days; made once and kept.
 *
 * @param days - until the interview, ≥ 1
 */
export function tablesFor(
  params: readonly number[],
  shares: RatingShares,
  days: number,
  shape: GridShape = PLAN_GRID,
): Tables {
  const horizon = HORIZONS.find((most) => most >= days) ?? Math.ceil(days / LONG_STEP) * LONG_STEP
  const key = JSON.stringify([params, shares.first, shares.recalled, horizon, shape.stabilities, shape.difficulties])
  const found = kept.get(key)
  if (found !== undefined) {
    // the one used last goes last
    kept.delete(key)
    kept.set(key, found)
    return found
  }
  const made = makeTables({ model: { id: 'plan', weights: [...params] }, shares }, horizon, shape)
  kept.set(key, made)
  const oldest = kept.keys().next().value
  if (kept.size > KEPT_TABLES && oldest !== undefined) kept.delete(oldest)
  return made
}

/** Expected seconds of a visit after each gap at each point, at `gap × points + point`. */
export function secondsTable({ gaps, grid, recalls }: Tables, costs: VisitCosts): Float64Array {
  const { points } = grid
  const seconds = new Float64Array(gaps.length * points)
  gaps.forEach((gap, place) => {
    for (let point = 0; point < points; point++) {
      seconds[place * points + point] = visitSeconds(costs, recalls[gap * points + point]!)
    }
  })
  return seconds
}

/** 1, 2, 3, 4, then each 1.3 times the one before, rounded, and at least a day more. */
export function gapsBelow(horizon: number): Int32Array {
  const gaps: number[] = []
  for (let gap = 1; gap < horizon; gap = gap < 4 ? gap + 1 : Math.max(gap + 1, Math.round(gap * 1.3))) gaps.push(gap)
  return Int32Array.from(gaps)
}

function makeTables(visit: VisitModel, horizon: number, shape: GridShape): Tables {
  const grid = makeGrid(shape)
  const gaps = gapsBelow(horizon)
  const builder = new SparseRowsBuilder(gaps.length * grid.points)
  gaps.forEach((gap) => {
    for (let point = 0; point < grid.points; point++) {
      const memory = memoryAt(grid, point)
      const recall = recallAfter(gap, memory.stability, visit.model)
      visitOutcomes(visit, memory, gap, recall, (after, share) =>
        spread(grid, after.stability, after.difficulty, share, builder.add),
      )
      builder.endRow()
    }
  })
  return {
    visit,
    grid,
    gaps,
    rows: builder.build(),
    recalls: recallsOf(visit, grid, horizon),
    meeting: meetingRow(visit, grid),
  }
}

function recallsOf({ model }: VisitModel, grid: Grid, horizon: number): Float64Array {
  const recalls = new Float64Array((horizon + 1) * grid.points)
  for (let days = 0; days <= horizon; days++) {
    for (let point = 0; point < grid.points; point++) {
      recalls[days * grid.points + point] = recallAfter(days, grid.stabilityAt[point]!, model)
    }
  }
  return recalls
}

function meetingRow(visit: VisitModel, grid: Grid): SparseRows {
  const builder = new SparseRowsBuilder(1)
  meetingOutcomes(visit, (after, share) => spread(grid, after.stability, after.difficulty, share, builder.add))
  builder.endRow()
  return builder.build()
}

const memoryAt = ({ stabilityAt, difficultyAt }: Grid, point: number): Memory => ({
  stability: stabilityAt[point]!,
  difficulty: difficultyAt[point]!,
})

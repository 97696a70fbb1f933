import { countOf, hullOf, levelSets, networkLevels, type Network, type PositionSet } from '@/lib/engine'
import { middleUnit } from './cone'
import { emptyCells, filledCells, fitScale, placeRow, round, SCENE_WIDTH } from './layout'
import type { Scene } from './scene'
import { MOST_CELLS, type Window } from './window'

const MARGIN = 12
/** All strips of a question are drawn to one scale, so that none is told by its size. */
const CELLS = 31

/**
 * One row of input cells: those that a unit looks at, with every hole. No number stands by it: it may be an option of a question.
 *
 * @throws EngineError as `receptiveFieldScene`
 */
export function touchedScene(network: Network, unit: number | 'middle' = 'middle'): Scene {
  const set = seenBy(network, unit)
  const hull = hullOf(set)
  const size = hull ? hull.last - hull.first + 1 : 0
  return strip(network, 'touched', set, { touched: countOf(set), size })
}

/**
 * One row of input cells: from the first to the last that a unit looks at, holes filled.
 *
 * @throws EngineError as `receptiveFieldScene`
 */
export function hullScene(network: Network, unit: number | 'middle' = 'middle'): Scene {
  const hull = hullOf(seenBy(network, unit))
  const set = hull ? [{ ...hull, step: 1 }] : []
  return strip(network, 'hull', set, { size: hull ? hull.last - hull.first + 1 : 0 })
}

function strip(network: Network, kind: 'touched' | 'hull', set: PositionSet, values: Record<string, number>): Scene {
  const [level] = networkLevels(network)
  const window = windowOf(set, level?.length ?? null)
  const scale = fitScale(window, [])
  if (!level) return { kind, width: SCENE_WIDTH, height: MARGIN, marks: [], sentence: { code: kind, values } }
  const row = placeRow(level, MARGIN, scale, window)
  return {
    kind,
    width: SCENE_WIDTH,
    height: round(2 * MARGIN + scale.cellHeight),
    marks: [...emptyCells(row, scale), ...filledCells(row, scale, set, 'r4')],
    sentence: { code: kind, values },
  }
}

function seenBy(network: Network, unit: number | 'middle'): PositionSet {
  return levelSets(network, unit === 'middle' ? middleUnit(network) : unit)[0] ?? []
}

function windowOf(set: PositionSet, length: number | null): Window {
  const hull = hullOf(set) ?? { first: 0, last: 0 }
  const wanted = hull.last - hull.first + 1 <= CELLS - 2 ? CELLS : MOST_CELLS
  const cells = Math.min(wanted, length ?? Infinity)
  const start = Math.floor((hull.first + hull.last + 1 - cells) / 2)
  const first = length === null ? start : Math.max(0, Math.min(start, length - cells))
  return { first, last: first + cells - 1 }
}

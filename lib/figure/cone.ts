import {
  fractionToNumber,
  hullOf,
  levelSets,
  networkLevels,
  type Network,
  type NetworkLevel,
  type PositionSet,
} from '@/lib/engine'
import { bracket, BRACKET_HEIGHT, coneSentence } from './bracket'
import {
  dots,
  edgesOf,
  emptyCells,
  filledCells,
  fitScale,
  placeRow,
  round,
  SCENE_WIDTH,
  shortName,
  TEXT_SIZE,
  type Row,
  type Scale,
} from './layout'
import type { Frame, Mark, Scene, Tone } from './scene'
import { shownLevels, windowAround } from './window'

const MARGIN = 12
/** What the input is called in every formula. */
const INPUT_NAME = 'x'

/**
 * The receptive field of one unit as a cone: the input below, the output above, a row of cells for each layer that moves
 * the grid. Cells stand over the middle of what they see; only cells that are really looked at are filled. A frame for
 * every output unit shown lets a browser move the unit without the engine.
 *
 * @param unit - position on the rows axis of the last layer that keeps a grid, or the middle one
 * @throws EngineError where the network has no grid to draw (see `networkLevels`) or not that unit
 */
export function receptiveFieldScene(network: Network, unit: number | 'middle' = 'middle'): Scene {
  const levels = networkLevels(network)
  const chosenUnit = unit === 'middle' ? middleUnit(network) : unit
  const window = windowAround(levels, levelSets(network, chosenUnit))
  const { shown, gapAfter } = shownLevels(levels.length)
  const names = levels.map(({ id }) => shortName(id ?? INPUT_NAME))
  const scale = fitScale(window, names, Math.min(...levels.map(({ jump }) => fractionToNumber(jump))))
  const rowGap = rowDistance(shown.length, scale)
  // the input is the lowest row
  const rows = shown.map((index, place) => {
    const y = MARGIN + (shown.length - 1 - place) * rowGap
    return placeRow(levels[index] ?? inputLevel(levels), y, scale, window)
  })
  const frames = framesOf(network, rows, shown, scale)
  const chosen = Math.max(
    0,
    frames.findIndex((frame) => frame.unit === chosenUnit),
  )
  return {
    kind: 'cone',
    width: SCENE_WIDTH,
    height: round(MARGIN + (shown.length - 1) * rowGap + scale.cellHeight + BRACKET_HEIGHT + MARGIN / 2),
    marks: [
      ...rows.flatMap((row) => [nameOf(row, scale), ...emptyCells(row, scale)]),
      ...gapMark(rows, gapAfter, rowGap, scale),
    ],
    frames,
    chosen,
    sentence: frames[chosen]?.sentence ?? { code: 'cone_empty', values: { unit: chosenUnit } },
  }
}

/**
 * The unit in the middle of the last layer that keeps a grid, along the rows; 0 without an input, since all are alike.
 *
 * @throws EngineError as `networkLevels`
 */
export function middleUnit(network: Network): number {
  const levels = networkLevels(network)
  return Math.floor((levels[levels.length - 1]?.length ?? 0) / 2)
}

function framesOf(network: Network, rows: readonly Row[], shown: readonly number[], scale: Scale): Frame[] {
  const top = rows[rows.length - 1]
  if (!top?.units) return []
  const { first, last } = top.units
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const unit = first + index
    const all = levelSets(network, unit)
    const sets = shown.map((level) => all[level] ?? [])
    return frameOf(unit, rows, sets, scale, network.input !== null)
  })
}

function frameOf(
  unit: number,
  rows: readonly Row[],
  sets: readonly PositionSet[],
  scale: Scale,
  hasInput: boolean,
): Frame {
  const marks: Mark[] = []
  rows.forEach((row, index) => {
    const below = index === 0 ? null : rows[index - 1]
    if (below) marks.push(...beam(row, sets[index] ?? [], below, sets[index - 1] ?? [], scale))
  })
  rows.forEach((row, index) => marks.push(...filledCells(row, scale, sets[index] ?? [], toneOf(index, rows.length))))
  const [input] = rows
  const seen = sets[0] ?? []
  if (input) marks.push(...bracket(input, scale, seen))
  const top = rows[rows.length - 1]
  return {
    unit,
    x: round((top?.x0 ?? 0) + (top?.pitch ?? 0) * unit),
    marks,
    sentence: coneSentence(unit, seen, hasInput),
  }
}

/** The light between two rows: from the ends of the upper one to the ends of what it looks at below. */
function beam(upper: Row, from: PositionSet, lower: Row, to: PositionSet, scale: Scale): Mark[] {
  const above = hullOf(from)
  const below = hullOf(to)
  if (!above || !below) return []
  const [left, right] = edgesOf(upper, scale, above)
  const [lowerLeft, lowerRight] = edgesOf(lower, scale, below)
  const y = upper.y + scale.cellHeight
  return [
    { shape: 'polygon', points: [left, y, right, y, lowerRight, lower.y, lowerLeft, lower.y].map(round), fill: 'cone' },
  ]
}

function toneOf(row: number, rows: number): Tone {
  if (row === rows - 1) return 'seal'
  return row === 0 ? 'r4' : 'r3'
}

function nameOf(row: Row, scale: Scale): Mark {
  return {
    shape: 'text',
    x: 4,
    y: round(row.y + scale.cellHeight / 2 + TEXT_SIZE * 0.35),
    text: shortName(row.level.id ?? INPUT_NAME),
    anchor: 'start',
    size: TEXT_SIZE,
    fill: 'ink',
    mono: true,
  }
}

/** Dots between the rows where levels are left out. */
function gapMark(rows: readonly Row[], gapAfter: number | null, rowGap: number, scale: Scale): Mark[] {
  const below = gapAfter === null ? undefined : rows[gapAfter]
  return below ? [dots(10, below.y - (rowGap - scale.cellHeight) / 2 - 4, 0, 4)] : []
}

function rowDistance(rows: number, scale: Scale): number {
  return scale.cellHeight + (rows <= 4 ? 38 : rows <= 6 ? 28 : 22)
}

function inputLevel(levels: readonly NetworkLevel[]): NetworkLevel {
  const [input] = levels
  if (!input) throw new Error('a network has at least the level of its input')
  return input
}

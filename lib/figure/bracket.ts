import { countOf, hullOf, type PositionSet } from '@/lib/engine'
import { edgesOf, round, TEXT_SIZE, type Row, type Scale } from './layout'
import type { Mark, Sentence } from './scene'

const GAP = 6
const DEPTH = 5

/** Room that a bracket and its number take below a row. */
export const BRACKET_HEIGHT = GAP + DEPTH + TEXT_SIZE + 5

/** A bracket below what is lit of a row, with its length in units; open at an end that is not shown. */
export function bracket(row: Row, scale: Scale, set: PositionSet): Mark[] {
  const hull = hullOf(set)
  if (!hull || !row.units) return []
  const [left, right] = edgesOf(row, scale, hull)
  const top = round(row.y + scale.cellHeight + GAP)
  const foot = round(top + DEPTH)
  const points = [
    ...(hull.first >= row.units.first ? [round(left), top] : []),
    round(left),
    foot,
    round(right),
    foot,
    ...(hull.last <= row.units.last ? [round(right), top] : []),
  ]
  const number = {
    shape: 'text',
    x: round((left + right) / 2),
    y: round(foot + TEXT_SIZE + 3),
    text: `${hull.last - hull.first + 1}`,
    anchor: 'middle',
    size: TEXT_SIZE,
    fill: 'ink',
    mono: true,
  } as const
  return [{ shape: 'line', points, stroke: 'r4', width: 1.5 }, number]
}

/** What the cone of a unit says: from where to where it sees, how wide, and how much of it where there are holes. */
export function coneSentence(unit: number, set: PositionSet, hasInput: boolean): Sentence {
  const hull = hullOf(set)
  if (!hull) return { code: 'cone_empty', values: { unit } }
  const size = hull.last - hull.first + 1
  const touched = countOf(set)
  const holes = touched < size
  // without an input there is no first position to count from
  const values = hasInput ? { unit, first: hull.first, last: hull.last, size } : { size }
  const code = hasInput ? (holes ? 'cone_holes' : 'cone') : holes ? 'cone_free_holes' : 'cone_free'
  return { code, values: holes ? { ...values, touched } : values }
}

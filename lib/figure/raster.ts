import { round } from './layout'
import type { Mark, Tone } from './scene'

/** The ink ramp, for counts and weights: nothing to most. */
export const INK_RAMP = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5'] as const satisfies readonly Tone[]
/** Brightness, dark to bright. */
export const GREY_RAMP = ['g0', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7'] as const satisfies readonly Tone[]
/** Empty, filled, set apart. */
export const MARK_TONES = ['paper', 'r4', 'seal'] as const satisfies readonly Tone[]

/** Tones of a ramp from which on what is written on them must be light. */
const DARK_FROM = 3

/** The place of a value on a ramp: equal shares of the range, its ends taking what lies beyond. */
export function levelOf(value: number, from: number, to: number, levels: number): number {
  if (to <= from) return 0
  return Math.max(0, Math.min(levels - 1, Math.floor(((value - from) / (to - from)) * levels)))
}

/** A plane of equal cells, `levels` their tones' places row by row. */
export function raster(
  x: number,
  y: number,
  cell: number,
  columns: number,
  levels: readonly number[],
  tones: readonly Tone[],
  stroke: Tone | null,
): Mark {
  return {
    shape: 'raster',
    x: round(x),
    y: round(y),
    cell: Math.round(cell * 100) / 100,
    columns,
    levels: levels.join(''),
    tones,
    stroke,
  }
}

/** What a number is written in on a tone of the ink ramp. */
export function textOn(level: number): Tone {
  return level >= DARK_FROM ? 'paper' : 'ink'
}

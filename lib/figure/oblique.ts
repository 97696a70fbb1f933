import { round } from './layout'
import type { Mark, Tone } from './scene'

/** A point in space: to the right, down, and away from the eye. */
export type Point = readonly [right: number, down: number, away: number]

/** How much a step away from the eye goes to the right and up, in steps of the other axes. */
const SLANT = 0.5

/** Where space stands on the paper: the front face upright and true to scale, what lies behind to the right and up. */
export interface Oblique {
  /** of one step, in units of the scene */
  readonly scale: number
  /** of the front face's upper left corner */
  readonly x: number
  readonly y: number
}

/** How wide and high a box of a given size is on the paper, in its own steps. */
export function extent(right: number, down: number, away: number): readonly [width: number, height: number] {
  return [right + SLANT * away, down + SLANT * away]
}

/** A face through points of space. */
export function face(points: readonly Point[], place: Oblique, fill: Tone | null, stroke: Tone = 'edge'): Mark {
  const flat = points.flatMap(([right, down, away]) => [
    round(place.x + place.scale * (right + SLANT * away)),
    round(place.y + place.scale * (down - SLANT * away)),
  ])
  return { shape: 'polygon', points: flat, fill, stroke }
}

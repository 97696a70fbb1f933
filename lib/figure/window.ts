import { fractionToNumber, hullOf, type NetworkLevel, type PositionSet } from '@/lib/engine'

/** Input positions that a picture shows, both counted in. */
export interface Window {
  readonly first: number
  readonly last: number
}

/** Cells of a row beyond which a picture is cut: more could not be told apart on a phone. */
export const MOST_CELLS = 40
const FEWEST_CELLS = 19

/** Rows beyond which the middle ones are left out. */
const MOST_LEVELS = 8

/**
 * The part of the input to show: what the chosen unit looks at, with some surroundings, as far as there is room.
 *
 * @param levels - from the input upwards
 * @param sets - what the unit looks at on each level
 */
export function windowAround(levels: readonly NetworkLevel[], sets: readonly PositionSet[]): Window {
  const lit = litExtent(levels, sets)
  const span = lit.last - lit.first + 1
  const widestJump = Math.max(...levels.map(({ jump }) => fractionToNumber(jump)))
  const wanted = Math.max(span + 2 * Math.min(Math.max(3, Math.ceil(widestJump)), 6), FEWEST_CELLS)
  const cells = Math.min(wanted, mostInputCells(levels))
  const own = positionOf(levels.at(-1), sets.at(-1))
  // where not all that is lit has room, the unit itself must: it may stand far from the middle of what it looks at
  const start = Math.max(
    Math.ceil(own) - cells + 1,
    Math.min(Math.floor(own), Math.floor((lit.first + lit.last + 1 - cells) / 2)),
  )
  const ends = inputEnds(levels)
  if (!ends) return { first: start, last: start + cells - 1 }
  const least = Math.min(ends.first, lit.first)
  const most = Math.max(ends.last, lit.last)
  const first = Math.max(least, Math.min(start, most - cells + 1))
  return { first, last: Math.min(most, first + cells - 1) }
}

/** Positions of a level's units whose cells lie inside a window, null if there is none. */
export function unitsInside(level: NetworkLevel, window: Window): { first: number; last: number } | null {
  const jump = fractionToNumber(level.jump)
  const centre = fractionToNumber(level.centre)
  // a cell is as wide as an input position, or as its own step where that is less: it must not stick out
  const margin = (1 - Math.min(1, jump)) / 2
  const first = Math.max(Math.ceil((window.first - margin - centre) / jump), level.length === null ? -Infinity : 0)
  const last = Math.min(Math.floor((window.last + margin - centre) / jump), (level.length ?? Infinity) - 1)
  return first > last ? null : { first, last }
}

/** Indexes of the levels to show: all, or the lowest and the highest ones; the gap lies after `gapAfter`. */
export function shownLevels(count: number): { shown: readonly number[]; gapAfter: number | null } {
  const all = Array.from({ length: count }, (_, index) => index)
  if (count <= MOST_LEVELS) return { shown: all, gapAfter: null }
  const below = MOST_LEVELS / 2
  return { shown: [...all.slice(0, below), ...all.slice(count - (MOST_LEVELS - below))], gapAfter: below - 1 }
}

/** Where the middle of a level's first lit unit stands, in input positions. */
function positionOf(level: NetworkLevel | undefined, set: PositionSet | undefined): number {
  const hull = hullOf(set ?? [])
  if (!level || !hull) return 0
  return fractionToNumber(level.centre) + fractionToNumber(level.jump) * hull.first
}

/** From the first to the last input position over which something is lit, on any level. */
function litExtent(levels: readonly NetworkLevel[], sets: readonly PositionSet[]): Window {
  let first = Infinity
  let last = -Infinity
  levels.forEach((level, index) => {
    const hull = hullOf(sets[index] ?? [])
    if (!hull) return
    const jump = fractionToNumber(level.jump)
    const centre = fractionToNumber(level.centre)
    first = Math.min(first, Math.floor(centre + jump * hull.first))
    last = Math.max(last, Math.ceil(centre + jump * hull.last))
  })
  return { first, last }
}

/** Where steps are fractional the finest row sets the limit. */
function mostInputCells(levels: readonly NetworkLevel[]): number {
  const finest = Math.min(...levels.map(({ jump }) => fractionToNumber(jump)))
  return finest < 1 ? Math.max(3, Math.floor(1.5 * MOST_CELLS * finest)) : MOST_CELLS
}

function inputEnds(levels: readonly NetworkLevel[]): Window | null {
  const length = levels[0]?.length ?? null
  return length === null ? null : { first: 0, last: length - 1 }
}

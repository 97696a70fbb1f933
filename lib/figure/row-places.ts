import { PLATE_WIDTH } from './plate'

/** Cells' widths that stand for what is left out. */
const GAP = 2

/** Where the positions of a long row stand on the paper. */
export interface RowPlaces {
  readonly pitch: number
  /** the left edge of a position, which may lie between two */
  readonly edge: (position: number) => number
  /** whether all positions from the first to the last are drawn, side by side */
  readonly hasAll: (first: number, last: number) => boolean
  /** the middle of what is left out */
  readonly gap: number | null
}

/**
 * Places the positions from `first` to `last` on a plate; of a row longer than `shown` only both ends are there, half of
 * them at each.
 */
export function placeLongRow(
  { first, last }: { readonly first: number; readonly last: number },
  shown: number,
  { margin, widest }: { readonly margin: number; readonly widest: number },
): RowPlaces {
  const all = last - first + 1
  const half = Math.floor(shown / 2)
  const isCut = all > 2 * half + GAP
  const cells = isCut ? 2 * half + GAP : all
  const pitch = Math.min(widest, (PLATE_WIDTH - 2 * margin) / cells)
  const left = (PLATE_WIDTH - pitch * cells) / 2
  const [headEnd, tailStart] = isCut ? [first + half, last + 1 - half] : [last + 1, first]
  const cut = isCut ? tailStart - headEnd - GAP : 0
  return {
    pitch,
    edge: (position) => left + (position - first - (position >= tailStart ? cut : 0)) * pitch,
    hasAll: (from, to) => to < headEnd || from >= tailStart,
    gap: isCut ? left + (half + GAP / 2) * pitch : null,
  }
}

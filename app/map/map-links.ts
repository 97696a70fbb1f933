import { ROOT } from './chip-sizes'

/** A chip that shows: how large it is, and its upper left corner from the middle of the root. */
export interface PlacedChip {
  readonly id: string
  readonly parentId: string | null
  readonly width: number
  readonly height: number
  readonly x: number
  readonly y: number
}

/** So far before a chip the line to it begins to bend. */
const BEND = 25

/**
 * The lines from each chip, or the root, to those that hang on it, as one SVG path: level at both ends.
 *
 * @param chips - each after the one on which it hangs
 */
export function linksOf(chips: readonly PlacedChip[]): string {
  const outer = new Map<string | null, readonly [x: number, y: number]>([[null, [ROOT.width / 2, 0]]])
  return chips
    .map(({ id, parentId, width, height, x, y }) => {
      const side = x > 0 ? 1 : -1
      const inner = side === 1 ? x : -x - width
      const middle = y + height / 2
      outer.set(id, [inner + width, middle])
      const [fromX, fromY] = outer.get(parentId) ?? [0, 0]
      const bend = Math.max(inner - BEND, (fromX + inner) / 2)
      const at = (out: number, up: number): string => `${side * out} ${up}`
      return `M${at(fromX, fromY)}C${at(bend, fromY)} ${at(bend, middle)} ${at(inner, middle)}`
    })
    .join('')
}

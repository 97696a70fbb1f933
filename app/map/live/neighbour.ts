import type { ChipPlace } from '../map-layout'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** A chip that shows: where it stands, and on which it hangs. */
export interface Standing extends ChipPlace {
  readonly id: string
  readonly parentId: string | null
  readonly height: number
}

/**
 * The chip that an arrow leads to: outwards the nearest that hangs on this one, inwards that on which it hangs, from a top
 * topic across the root; up and down the next in its column.
 *
 * @returns null where there is none in this direction
 */
export function neighbour(chips: readonly Standing[], from: Standing, direction: Direction): Standing | null {
  const nearest = (among: readonly Standing[]): Standing | null =>
    among.reduce<Standing | null>(
      (best, chip) => (best === null || distance(chip, from) < distance(best, from) ? chip : best),
      null,
    )
  if (direction === 'up' || direction === 'down') {
    const sign = direction === 'down' ? 1 : -1
    return nearest(
      chips.filter(
        (chip) => chip.side === from.side && chip.depth === from.depth && sign * (middle(chip) - middle(from)) > 0,
      ),
    )
  }
  const outwards = (direction === 'right') === (from.side === 1)
  if (outwards) return nearest(chips.filter(({ parentId }) => parentId === from.id))
  if (from.parentId !== null) return chips.find(({ id }) => id === from.parentId) ?? null
  return nearest(chips.filter(({ side, depth }) => side !== from.side && depth === 1))
}

const middle = ({ y, height }: Standing): number => y + height / 2
const distance = (a: Standing, b: Standing): number => Math.abs(middle(a) - middle(b))

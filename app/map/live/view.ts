/** What is seen of the map: the point in the middle of the screen, in the map's pixels, and how large a pixel is drawn. */
export interface View {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** The root in the middle, at true size. */
export const FIRST_SIGHT: View = { x: 0, y: 0, scale: 1 }

const SMALLEST = 0.2
const LARGEST = 4
/** Some of the map stays on the screen, this far from its edge. */
const MARGIN = 48

/** The view moved by so many pixels of the screen, as far as the map reaches. */
export function moved(view: View, dx: number, dy: number, map: Box): View {
  return within({ ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale }, map)
}

/** The view so much larger about a point of the screen, which stays where it is. @param at - from the middle of the screen */
export function zoomed(view: View, factor: number, at: { readonly x: number; readonly y: number }, map: Box): View {
  const scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale * factor))
  const shift = 1 / view.scale - 1 / scale
  return within({ x: view.x + at.x * shift, y: view.y + at.y * shift, scale }, map)
}

/** The whole map, no larger than true size. */
export function whole(map: Box, screen: Size): View {
  const scale = Math.min(1, (screen.width - 24) / map.width, (screen.height - 24) / map.height)
  return { x: map.x + map.width / 2, y: map.y + map.height / 2, scale: Math.max(SMALLEST, scale) }
}

/**
 * The view moved by the least that shows a chip whole, with room around it.
 *
 * @param covered - how much of the screen's foot something else covers, in its pixels
 */
export function showing(view: View, chip: Box, screen: Size, covered = 0): View {
  const lift = covered / view.scale / 2
  return {
    ...view,
    x: into(view.x, chip.x, chip.width, screen.width / view.scale, view),
    y: into(view.y - lift, chip.y, chip.height, (screen.height - covered) / view.scale, view) + lift,
  }
}

function into(middle: number, from: number, length: number, seen: number, { scale }: View): number {
  const half = Math.max(0, seen / 2 - MARGIN / scale)
  const [low, high] = [from + length - half, from + half]
  return low > high ? from + length / 2 : Math.min(high, Math.max(low, middle))
}

/**
 * The view as a CSS transform of the picture, whose middle is the root. A `viewBox` would say the same, but to change it lays
 * out every text anew: 40 ms on a slow machine, for each frame of a drag.
 */
export function transformOf({ x, y, scale }: View): string {
  const [across, down] = [-x * scale, -y * scale].map((value) => Math.round(value * 100) / 100)
  return `translate(${across}px, ${down}px) scale(${Math.round(scale * 10_000) / 10_000})`
}

function within(view: View, map: Box): View {
  return {
    ...view,
    x: Math.min(map.x + map.width, Math.max(map.x, view.x)),
    y: Math.min(map.y + map.height, Math.max(map.y, view.y)),
  }
}

import { flextree } from 'd3-flextree'
import { ROOT } from './chip-sizes'

/** A topic of the map as the layout sees it: what it hangs on, and how large its chip is. */
export interface Chip {
  readonly id: string
  readonly parentId: string | null
  readonly width: number
  readonly height: number
}

/** Where a chip stands: its upper left corner, in pixels from the middle of the root. */
export interface ChipPlace {
  readonly x: number
  readonly y: number
  /** −1 left of the root, 1 right of it */
  readonly side: -1 | 1
  /** 1 for a top topic */
  readonly depth: number
}

export interface MapLayout {
  /** of the chips that show, by id */
  readonly places: ReadonlyMap<string, ChipPlace>
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Between two chips that hang on the same one, between others, and between two columns. */
const ROW_GAP = 7
const COUSIN_GAP = 7
const COLUMN_GAP = 34
const FIRST_GAP = 46

/**
 * Lays the map out as a tree with two sides: the first top topics go down the right, the others down the left; chips of a
 * depth stand in a column. No two chips overlap.
 *
 * @param chips - a topic before those that hang on it, siblings in the order of the map
 * @param folded - topics whose branches do not show
 * @param right - how many top topics stand on the right; by {@link evenSplit}
 */
export function layoutMap(chips: readonly Chip[], folded: ReadonlySet<string>, right: number): MapLayout {
  const tops = treesOf(chips, folded)
  const places = new Map<string, ChipPlace>()
  let box = { left: -ROOT.width / 2, top: -ROOT.height / 2, right: ROOT.width / 2, bottom: ROOT.height / 2 }
  for (const side of [1, -1] as const) {
    const trees = side === 1 ? tops.slice(0, right) : tops.slice(right)
    for (const { chip, x, y, depth } of placed(trees)) {
      const place = { x: side === 1 ? x : -x - chip.width, y: y - chip.height / 2, side, depth }
      places.set(chip.id, place)
      box = {
        left: Math.min(box.left, place.x),
        top: Math.min(box.top, place.y),
        right: Math.max(box.right, place.x + chip.width),
        bottom: Math.max(box.bottom, place.y + chip.height),
      }
    }
  }
  return {
    places,
    box: { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top },
  }
}

/** How many top topics go to the right for both sides to be about as high, when nothing is folded. */
export function evenSplit(chips: readonly Chip[]): number {
  const tops = treesOf(chips, new Set())
  const heights = tops.map(heightOf)
  const all = heights.reduce((sum, height) => sum + height, 0)
  let [best, least, sum] = [0, all, 0]
  for (const [place, height] of heights.entries()) {
    sum += height
    if (Math.abs(all - 2 * sum) >= least) continue
    best = place + 1
    least = Math.abs(all - 2 * sum)
  }
  return best
}

interface Tree {
  readonly chip: Chip | null
  readonly children: readonly Tree[]
}

interface Placed {
  readonly chip: Chip
  /** inner edge, outwards from the middle of the root */
  readonly x: number
  /** middle */
  readonly y: number
  readonly depth: number
}

function treesOf(chips: readonly Chip[], folded: ReadonlySet<string>): readonly Tree[] {
  const below = new Map<string | null, Chip[]>()
  for (const chip of chips) below.set(chip.parentId, [...(below.get(chip.parentId) ?? []), chip])
  const grow = (parentId: string | null): Tree[] =>
    (below.get(parentId) ?? []).map((chip) => ({ chip, children: folded.has(chip.id) ? [] : grow(chip.id) }))
  return grow(null)
}

function heightOf({ chip, children }: Tree): number {
  const below = children.reduce((sum, child) => sum + heightOf(child), 0)
  return Math.max((chip?.height ?? 0) + ROW_GAP, below)
}

/** Every chip of one side. */
function placed(trees: readonly Tree[]): Placed[] {
  const widths = columnWidths(trees)
  const layout = flextree<Tree>({
    children: ({ children }) => [...children],
    nodeSize: ({ data: { chip }, depth }) => [
      (chip?.height ?? ROOT.height) + ROW_GAP,
      depth === 0 ? ROOT.width / 2 + FIRST_GAP : (widths[depth] ?? 0) + COLUMN_GAP,
    ],
    spacing: (a, b) => (a.parent === b.parent ? 0 : COUSIN_GAP),
  })
  const root = layout.hierarchy({ chip: null, children: trees })
  layout(root)
  return root.nodes.flatMap(({ data: { chip }, x, y, depth }) =>
    chip === null ? [] : [{ chip, x: rounded(y), y: rounded(x - root.x), depth }],
  )
}

function columnWidths(trees: readonly Tree[]): number[] {
  const widths: number[] = []
  const see = (siblings: readonly Tree[], depth: number): void => {
    for (const { chip, children } of siblings) {
      widths[depth] = Math.max(widths[depth] ?? 0, chip?.width ?? 0)
      see(children, depth + 1)
    }
  }
  see(trees, 1)
  return widths
}

/** Half pixels draw as sharp as whole ones where the map is moved by whole ones, and are short to write. */
const rounded = (value: number): number => Math.round(value * 2) / 2

import type { MapFigures, TopicMap, TopicNode } from '@/lib/study'
import { CHIP } from './chip-sizes'
import { labelLines } from './label-lines'
import { evenSplit, layoutMap, type Chip } from './map-layout'
import type { PlacedChip } from './map-links'

/** A topic as the map draws it: plain data, sent to the browser beside the picture. */
export interface MapChip extends PlacedChip {
  /** together they are its label */
  readonly lines: readonly string[]
  readonly hasCards: boolean
  readonly figures: MapFigures
  /** places of its prerequisites among the chips: their ids would be a third of the page */
  readonly rests: readonly number[]
}

/** The map, laid out with nothing folded. */
export interface DrawnMap {
  /** a topic before those that hang on it */
  readonly chips: readonly MapChip[]
  /** top topics on the right */
  readonly right: number
}

/** Lays out a map. */
export function drawMap({
  topics,
  figures,
  prerequisites,
}: Pick<TopicMap, 'topics' | 'figures' | 'prerequisites'>): DrawnMap {
  const nodes = inOrder(topics)
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const sized = nodes.map((node) => ({ node, ...sizeOf(node) }))
  const chips = sized.map(({ node, width, height }): Chip => ({ id: node.id, parentId: node.parentId, width, height }))
  const right = evenSplit(chips)
  const layout = layoutMap(chips, new Set(), right)
  return {
    chips: sized.map(({ node: { id, parentId, cards }, lines, width, height }) => {
      return {
        id,
        parentId,
        width,
        height,
        lines,
        x: layout.places.get(id)?.x ?? 0,
        y: layout.places.get(id)?.y ?? 0,
        hasCards: cards > 0,
        figures: figures.get(id) ?? NOTHING,
        rests: (prerequisites.get(id) ?? []).flatMap((other) => places.get(other) ?? []),
      }
    }),
    right,
  }
}

const NOTHING: MapFigures = { recall: null, band: 0, coverage: 0, due: 0 }

const inOrder = (nodes: readonly TopicNode[]): TopicNode[] => nodes.flatMap((node) => [node, ...inOrder(node.children)])

function sizeOf({ label, parentId }: TopicNode): { lines: readonly string[]; width: number; height: number } {
  const { lines, width } = labelLines(label, parentId === null)
  return {
    lines,
    width: Math.ceil(width * CHIP.font) + 2 * CHIP.padX + CHIP.band,
    height: lines.length * CHIP.line + 2 * CHIP.padY + CHIP.gap + CHIP.coverage,
  }
}

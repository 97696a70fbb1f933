import type { MapFigures, TopicMap, TopicNode } from '@/lib/study'
import { labelLines } from './label-lines'
import { evenSplit, layoutMap, type Chip, type MapLayout } from './map-layout'

/** Sizes within a chip, in pixels at true size. */
export const CHIP = { font: 12.5, line: 16, padX: 8, padY: 4, band: 5, coverage: 3, gap: 2 }

/** A topic as the map draws it. */
export interface MapChip extends Chip {
  readonly label: string
  readonly lines: readonly string[]
  readonly isTop: boolean
  readonly hasCards: boolean
  readonly figures: MapFigures
  readonly prerequisites: readonly string[]
}

/** Of a map, what its picture needs. */
export type DrawnMap = Pick<TopicMap, 'topics' | 'figures' | 'prerequisites'>

/** The chips of a map in its order, and where they stand when nothing is folded. */
export function mapChips({ topics, figures, prerequisites }: DrawnMap): {
  readonly chips: readonly MapChip[]
  readonly layout: MapLayout
  /** top topics on the right */
  readonly right: number
} {
  const chipsOf = (nodes: readonly TopicNode[]): MapChip[] =>
    nodes.flatMap((node) => [
      chipOf(node, figures.get(node.id) ?? NOTHING, prerequisites.get(node.id) ?? []),
      ...chipsOf(node.children),
    ])
  const chips = chipsOf(topics)
  const right = evenSplit(chips)
  return { chips, layout: layoutMap(chips, new Set(), right), right }
}

const NOTHING: MapFigures = { recall: null, band: 0, coverage: 0, due: 0 }

function chipOf(node: TopicNode, figures: MapFigures, prerequisites: readonly string[]): MapChip {
  const isTop = node.parentId === null
  const { lines, width } = labelLines(node.label, isTop)
  return {
    id: node.id,
    parentId: node.parentId,
    width: Math.ceil(width * CHIP.font) + 2 * CHIP.padX + CHIP.band,
    height: lines.length * CHIP.line + 2 * CHIP.padY + CHIP.gap + CHIP.coverage,
    label: node.label,
    lines,
    isTop,
    hasCards: node.cards > 0,
    figures,
    prerequisites,
  }
}

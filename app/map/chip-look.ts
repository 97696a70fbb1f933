import { recallStep } from '@/app/_ui/recall'
import type { MapFigures } from '@/lib/study'

/** How a chip shows its figures, as attributes of its marks: the same whether the server draws it or the browser recolours it. */
export interface ChipLook {
  /** step of the recall scale, 0 … 5; `n` for never met, `-` for a topic without cards */
  readonly step: string
  /** steps of both ends of the band around recall */
  readonly low: number
  readonly high: number
  /** part of the chip's width, 0 … 1 */
  readonly coverage: number
  readonly isDue: boolean
}

/** The look of a topic's figures. */
export function chipLook({ recall, band, coverage, due }: MapFigures, hasCards: boolean): ChipLook {
  const centre = recall ?? 0
  return {
    step: !hasCards ? '-' : recall === null ? 'n' : String(recallStep(recall / 1_000)),
    low: recallStep(Math.max(0, centre - band) / 1_000),
    high: recallStep(Math.min(1_000, centre + band) / 1_000),
    coverage: coverage / 1_000,
    isDue: due > 0,
  }
}

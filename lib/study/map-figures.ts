import type { TopicMeasures } from '@/lib/plan'

/** The measures of a topic as the map draws them: shares in whole thousandths, small enough to send those of sixty days. */
export interface MapFigures {
  /** null where no card was met */
  readonly recall: number | null
  /** half the width of the 80 % band around recall */
  readonly band: number
  readonly coverage: number
  readonly due: number
}

/** What the map draws of a topic's measures. */
export function figuresOf({ recall, band, coverage, due }: TopicMeasures): MapFigures {
  return {
    recall: recall === null ? null : inThousandths(recall),
    band: inThousandths(band ?? 0),
    coverage: inThousandths(coverage),
    due,
  }
}

const inThousandths = (share: number): number => Math.round(share * 1_000)

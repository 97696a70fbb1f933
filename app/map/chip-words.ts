import { counted, placed, type Counted } from '@/app/_ui/counted'
import { formatPercent, type Language } from '@/lib/i18n'
import type { MapFigures } from '@/lib/study'

/** What is said of a chip, worded by the server: the browser says it anew when the day changes. */
export interface ChipWords {
  readonly language: Language
  /** between the parts of what is said */
  readonly comma: string
  readonly never: string
  readonly noCards: string
  /** how much of a topic was met, a share in its place */
  readonly met: string
  readonly due: Counted
}

/** `62% ±8, 75% met, 2 due`: recall with its band, coverage, what is due. A topic never met has the last two at most. */
export function figuresSentence(
  { recall, band, coverage, due }: MapFigures,
  hasCards: boolean,
  { language, comma, never, noCards, met, due: dueWords }: ChipWords,
): string {
  if (!hasCards) return noCards
  if (recall === null) return never
  const parts = [
    `${formatPercent(language, recall / 1_000)} ±${Math.round(band / 10)}`,
    placed(met, formatPercent(language, coverage / 1_000)),
    ...(due > 0 ? [counted(dueWords, due)] : []),
  ]
  return parts.join(comma)
}

import { formatNumber } from '@/lib/i18n'
import type { HistogramBar } from '@/lib/plan'
import type { ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** Cards by the days that a memory of them holds. */
export async function stabilityTable(view: ProgressView): Promise<ChartTable> {
  const { t, language, cells } = await tableWords(view)
  const { bars, median } = view.stability
  return {
    title: t('stability.title'),
    isEmpty: median === null,
    finding:
      median === null
        ? t('stability.none')
        : t('stability.finding', { cards: sumOf(bars), days: cells.decimal(median, 1).text }),
    head: [t('stability.head'), t('cards')],
    rows: bars.map((bar) => [
      cells.text(
        bar.to === null
          ? t('stability.from', { from: formatNumber(language, bar.from) })
          : t('stability.between', { from: formatNumber(language, bar.from), to: formatNumber(language, bar.to) }),
      ),
      cells.count(bar.cards),
    ]),
  }
}

/** Cards by how hard they are to keep. */
export async function difficultyTable(view: ProgressView): Promise<ChartTable> {
  const { t, cells } = await tableWords(view)
  const { bars, median } = view.difficulty
  return {
    title: t('difficulty.title'),
    isEmpty: median === null,
    finding:
      median === null
        ? t('difficulty.none')
        : t('difficulty.finding', { cards: sumOf(bars), difficulty: cells.decimal(median, 1).text }),
    head: [t('difficulty.head'), t('cards')],
    rows: bars.map((bar) => [cells.text(`${bar.from}–${bar.to}`), cells.count(bar.cards)]),
  }
}

const sumOf = (bars: readonly HistogramBar[]): number => bars.reduce((sum, { cards }) => sum + cards, 0)

import { formatPercent } from '@/lib/i18n'
import { MATURE_DAYS, type Recalled, type RetentionRow } from '@/lib/plan'
import type { ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** True retention by period, of young and of mature cards. */
export async function retentionChartTable(view: ProgressView): Promise<ChartTable> {
  const { t, language, cells } = await tableWords(view)
  const { rows, target } = view.retention
  const said = saidRow(rows)
  const shareAndCount = ({ recalled, of }: Recalled) => [
    cells.percent(of === 0 ? null : recalled / of),
    cells.count(of),
  ]
  return {
    title: t('retention.title'),
    isEmpty: said === undefined,
    finding:
      said === undefined
        ? t('retention.none')
        : t('retention.finding', {
            period: t(`retention.periods.${said.period}`),
            percent: cells.percent(said.all.recalled / said.all.of).text,
            reviews: said.all.of,
            target: formatPercent(language, target),
          }),
    head: [
      t('retention.period'),
      t('retention.young', { days: MATURE_DAYS }),
      t('retention.reviews'),
      t('retention.mature', { days: MATURE_DAYS }),
      t('retention.reviews'),
      t('retention.all'),
      t('retention.reviews'),
    ],
    rows: rows.map(({ period, young, mature, all }) => [
      cells.text(t(`retention.periods.${period}`)),
      ...shareAndCount(young),
      ...shareAndCount(mature),
      ...shareAndCount(all),
    ]),
  }
}

/** The row to say in a sentence: thirty days, else all. */
function saidRow(rows: readonly RetentionRow[]): RetentionRow | undefined {
  return ['days30', 'all'].flatMap((period) => rows.filter((row) => row.period === period && row.all.of > 0))[0]
}

import { formatNumber } from '@/lib/i18n'
import type { ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** What the next 30 days bring: what is due by today's dates, and the simulated future. */
export async function forecastTable(view: ProgressView): Promise<ChartTable> {
  const { t, language, cells } = await tableWords(view)
  const { forecast } = view
  const mean = (value: (day: (typeof forecast)[number]) => number): number =>
    forecast.reduce((sum, day) => sum + value(day), 0) / Math.max(1, forecast.length)
  const isEmpty = forecast.every(({ due, reviews, newCards }) => due + reviews + newCards === 0)
  return {
    title: t('forecast.title'),
    isEmpty,
    finding: isEmpty
      ? t('forecast.none')
      : t('forecast.finding', {
          due: forecast[0]?.due ?? 0,
          days: forecast.length,
          reviews: cells.decimal(
            mean(({ reviews }) => reviews),
            1,
          ).text,
          newCards: cells.decimal(
            mean(({ newCards }) => newCards),
            1,
          ).text,
          minutes: formatNumber(language, Math.round(mean(({ seconds }) => seconds) / 60)),
        }),
    head: [t('day'), t('forecast.due'), t('forecast.reviews'), t('newCards'), t('minutes')],
    rows: forecast.map((day) => [
      cells.date(day.date),
      cells.count(day.due),
      cells.decimal(day.reviews, 1),
      cells.decimal(day.newCards, 1),
      cells.minutes(day.seconds * 1000),
    ]),
  }
}

import { formatDate, formatNumber, formatWeekday } from '@/lib/i18n'
import type { DatedSpan, ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6]

/** A year of answers: a row a week, a column a weekday; for a spreadsheet a row a day. */
export async function yearTable(view: ProgressView): Promise<ChartTable> {
  const { t, language, cells } = await tableWords(view)
  const active = view.year.filter(({ answers }) => answers > 0)
  const busiest = active.reduce<DatedSpan | null>(
    (most, day) => (day.answers > (most?.answers ?? 0) ? day : most),
    null,
  )
  return {
    title: t('year.title'),
    isEmpty: busiest === null,
    finding:
      busiest === null
        ? t('year.none')
        : t('year.finding', {
            days: active.length,
            all: view.year.length,
            most: formatNumber(language, busiest.answers),
            date: formatDate(language, busiest.fromDate, view.date),
          }),
    head: [t('week'), ...WEEKDAYS.map((weekday) => formatWeekday(language, weekday))],
    rows: weeksOf(view.year).map((week) => [
      cells.date(week[0]?.fromDate ?? ''),
      ...WEEKDAYS.map((weekday) => {
        const day = week[weekday]
        return day === undefined ? cells.text('') : cells.count(day.answers)
      }),
    ]),
    sheet: {
      head: [t('day'), t('answers'), t('minutes'), t('again'), t('newCards')],
      rows: view.year.map((day) => [
        cells.date(day.fromDate),
        cells.count(day.answers),
        cells.minutes(day.spentMs),
        cells.count(day.again),
        cells.count(day.newCards),
      ]),
    },
  }
}

/** Days from a Monday on, in weeks; the last one may not be over. */
export function weeksOf(days: readonly DatedSpan[]): DatedSpan[][] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

import { formatDuration, formatNumber, formatPercent } from '@/lib/i18n'
import type { DatedSpan, ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** Answers and minutes of the last days, or weeks. */
export async function activityTable(view: ProgressView): Promise<ChartTable> {
  const { t, language, cells } = await tableWords(view)
  const { spans, spanDays } = view.activity
  const sum = (value: (span: DatedSpan) => number): number => spans.reduce((total, span) => total + value(span), 0)
  const answers = sum((span) => span.answers)
  const days = spans.length * spanDays
  const byWeek = spanDays > 1
  return {
    title: t(byWeek ? 'activity.titleWeeks' : 'activity.title'),
    isEmpty: answers === 0,
    finding:
      answers === 0
        ? t('activity.none', { days })
        : t('activity.finding', {
            answers: formatNumber(language, answers),
            time: formatDuration(language, sum(({ spentMs }) => spentMs) / 1000),
            days,
            perDay: cells.decimal(answers / days, 1).text,
            again: formatPercent(language, sum(({ again }) => again) / answers),
          }),
    head: [t(byWeek ? 'week' : 'day'), t('answers'), t('again'), t('newCards'), t('minutes')],
    rows: spans.map((span) => [
      cells.date(span.fromDate),
      cells.count(span.answers),
      cells.count(span.again),
      cells.count(span.newCards),
      cells.minutes(span.spentMs),
    ]),
  }
}

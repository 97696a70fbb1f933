import { formatHour, formatNumber } from '@/lib/i18n'
import type { AnswerHour } from '@/lib/plan'
import type { ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** Answers and recall by the hour of the day. */
export async function hoursTable(view: ProgressView): Promise<ChartTable> {
  const { t, language, cells } = await tableWords(view)
  const busiest = view.hours.reduce<AnswerHour | null>(
    (most, hour) => (hour.answers > (most?.answers ?? 0) ? hour : most),
    null,
  )
  return {
    title: t('hours.title'),
    isEmpty: busiest === null,
    finding:
      busiest === null
        ? t('hours.none')
        : busiest.of === 0
          ? t('hours.findingNew', { hour: formatHour(busiest.hour), answers: formatNumber(language, busiest.answers) })
          : t('hours.finding', {
              hour: formatHour(busiest.hour),
              answers: formatNumber(language, busiest.answers),
              percent: cells.percent(busiest.recalled / busiest.of).text,
              reviews: busiest.of,
            }),
    head: [t('hours.hour'), t('answers'), t('retention.reviews'), t('calibration.recalled')],
    rows: view.hours.map(({ hour, answers, recalled, of }) => [
      cells.text(formatHour(hour)),
      cells.count(answers),
      cells.count(of),
      cells.percent(of === 0 ? null : recalled / of),
    ]),
  }
}

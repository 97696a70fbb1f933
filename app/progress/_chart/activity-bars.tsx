import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatNumber } from '@/lib/i18n'
import type { ProgressView } from '@/lib/study'
import { FootTicks, Levels, placesApart } from './axes'
import { Bars } from './bars'
import { Legend } from './legend'
import { bandsOf, countsUpTo, countTicks, LEFT, WIDTH, type Room } from './plot'

const ANSWERS: Room = { top: 18, bottom: 126 }
const MINUTES: Room = { top: 168, bottom: 236 }

/** Answers above, those rated Again as their darker foot, and minutes below, a bar a day or a week. */
export function ActivityBars({ view }: { view: Pick<ProgressView, 'activity' | 'date'> }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const { spans } = view.activity
  const bands = bandsOf(spans.length)
  const answers = countsUpTo(Math.max(...spans.map((span) => span.answers)), ANSWERS)
  const minutes = countsUpTo(Math.max(...spans.map(({ spentMs }) => spentMs / 60_000)), MINUTES)
  const middle = (place: number): number => (bands(place) ?? 0) + bands.bandwidth() / 2
  const tops = (topOf: (span: (typeof spans)[number]) => number) =>
    spans.map((span, place) => ({ at: middle(place), top: topOf(span) }))
  const width = bands.bandwidth()
  return (
    <>
      <Legend
        marks={[
          { className: 'bg-n3', text: t('answers') },
          { className: 'bg-n5', text: t('activity.again') },
        ]}
      />
      <svg viewBox={`0 0 ${WIDTH} 262`} aria-hidden className="chart">
        <Levels ticks={levels(answers)} foot={ANSWERS.bottom} />
        <Bars bars={tops((span) => answers(span.answers))} width={width} foot={ANSWERS.bottom} className="stroke-n3" />
        <Bars bars={tops((span) => answers(span.again))} width={width} foot={ANSWERS.bottom} className="stroke-n5" />
        <text x={LEFT} y={MINUTES.top - 14}>
          {t('minutes')}
        </text>
        <Levels ticks={levels(minutes)} foot={MINUTES.bottom} />
        <Bars
          bars={tops(({ spentMs }) => minutes(spentMs / 60_000))}
          width={width}
          foot={MINUTES.bottom}
          className="stroke-n3"
        />
        <FootTicks
          room={MINUTES}
          ticks={placesApart(spans.length, 4).map((place) => ({
            at: middle(place),
            text: formatDate(language, spans[place]?.fromDate ?? view.date, view.date),
          }))}
        />
      </svg>
    </>
  )

  function levels(scale: typeof answers) {
    return countTicks(scale).map((tick) => ({ at: scale(tick), text: formatNumber(language, tick) }))
  }
}

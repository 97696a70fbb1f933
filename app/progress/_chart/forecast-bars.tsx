import { curveStep, line } from 'd3-shape'
import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatNumber } from '@/lib/i18n'
import type { ProgressView } from '@/lib/study'
import { FootTicks, Levels, placesApart } from './axes'
import { Bars } from './bars'
import { Legend } from './legend'
import { bandsOf, countsUpTo, countTicks, short, WIDTH, type Room } from './plot'

const ROOM: Room = { top: 14, bottom: 196 }

/** What is due by today's dates as bars, today's in the colour of here, and the simulated days as a line of steps over them. */
export function ForecastBars({ view }: { view: Pick<ProgressView, 'forecast' | 'date'> }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const { forecast } = view
  const bands = bandsOf(forecast.length)
  const simulated = ({ reviews, newCards }: (typeof forecast)[number]): number => reviews + newCards
  const counts = countsUpTo(Math.max(...forecast.map((day) => Math.max(day.due, simulated(day)))), ROOM)
  const middle = (place: number): number => (bands(place) ?? 0) + bands.bandwidth() / 2
  const bars = forecast.map(({ due }, place) => ({ at: middle(place), top: counts(due) }))
  const look = { width: bands.bandwidth(), foot: ROOM.bottom }
  const steps = line<number>()
    .x((place) => short(middle(place)))
    .y((place) => {
      const day = forecast[place]
      return short(counts(day ? simulated(day) : 0))
    })
    .curve(curveStep)
  return (
    <>
      <Legend
        marks={[
          { className: 'bg-seal', text: t('forecast.today') },
          { className: 'bg-n3', text: t('forecast.due') },
          { className: 'border-t-2 border-ink mt-2.5', text: t('forecast.simulated') },
        ]}
      />
      <svg viewBox={`0 0 ${WIDTH} 222`} aria-hidden className="chart">
        <Levels
          ticks={countTicks(counts).map((tick) => ({ at: counts(tick), text: formatNumber(language, tick) }))}
          foot={ROOM.bottom}
        />
        <Bars bars={bars.slice(0, 1)} {...look} className="stroke-seal" />
        <Bars bars={bars.slice(1)} {...look} className="stroke-n3" />
        <path d={steps(forecast.map((_, place) => place)) ?? ''} className="chart-line stroke-ink" />
        <FootTicks
          room={ROOM}
          ticks={placesApart(forecast.length, 4).map((place) => ({
            at: middle(place),
            text: formatDate(language, forecast[place]?.date ?? view.date, view.date),
          }))}
        />
      </svg>
    </>
  )
}

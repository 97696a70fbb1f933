import { scaleLinear } from 'd3-scale'
import { useLocale, useTranslations } from 'next-intl'
import { formatHour, formatNumber, formatPercent } from '@/lib/i18n'
import { wilsonInterval, type AnswerHour } from '@/lib/plan'
import { FootTicks, Levels } from './axes'
import { Bars } from './bars'
import { bandsOf, countsUpTo, countTicks, LEFT, short, WIDTH, type Room } from './plot'

const RECALL: Room = { top: 24, bottom: 116 }
const ANSWERS: Room = { top: 158, bottom: 236 }

/** Recall by the hour with its 95 % interval above, how many answers each hour saw below. */
export function HoursBars({ hours }: { hours: readonly AnswerHour[] }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const bands = bandsOf(hours.length)
  const middle = (place: number): number => short((bands(place) ?? 0) + bands.bandwidth() / 2)
  const counts = countsUpTo(Math.max(...hours.map(({ answers }) => answers)), ANSWERS)
  const known = hours.filter(({ of }) => of >= ENOUGH)
  const lows = known.map(({ recalled, of }) => wilsonInterval(recalled, of).low)
  const least = Math.max(0, Math.min(0.8, Math.floor(Math.min(1, ...lows) * 5) / 5))
  const recall = scaleLinear().domain([least, 1]).range([RECALL.bottom, RECALL.top])
  return (
    <svg viewBox={`0 0 ${WIDTH} 262`} aria-hidden className="chart">
      <text x={LEFT} y={RECALL.top - 12}>
        {t('calibration.recalled')}
      </text>
      <Levels
        ticks={recall.ticks(3).map((tick) => ({ at: recall(tick), text: formatPercent(language, tick) }))}
        foot={RECALL.bottom}
      />
      {known.map(({ hour, recalled, of }) => {
        const { low, high } = wilsonInterval(recalled, of)
        return (
          <g key={hour}>
            <path
              d={`M${middle(hour)} ${short(recall(low))}V${short(recall(high))}`}
              className="chart-line stroke-n3"
            />
            <circle cx={middle(hour)} cy={short(recall(recalled / of))} r={4} className="fill-ink" />
          </g>
        )
      })}
      <text x={LEFT} y={ANSWERS.top - 12}>
        {t('answers')}
      </text>
      <Levels
        ticks={countTicks(counts).map((tick) => ({ at: counts(tick), text: formatNumber(language, tick) }))}
        foot={ANSWERS.bottom}
      />
      <Bars
        bars={hours.map(({ answers }, place) => ({ at: middle(place), top: counts(answers) }))}
        width={bands.bandwidth()}
        foot={ANSWERS.bottom}
        className="stroke-n3"
      />
      <FootTicks
        room={ANSWERS}
        ticks={[0, 6, 12, 18, 23].map((hour) => ({ at: middle(hour), text: formatHour(hour) }))}
      />
    </svg>
  )
}

/** Of fewer reviews a share says nothing: its interval would fill the chart. The table has them. */
const ENOUGH = 5

import { scaleLinear, scaleSqrt } from 'd3-scale'
import { useLocale, useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/i18n'
import { wilsonInterval, type Calibration } from '@/lib/plan'
import { FootTicks, Levels } from './axes'
import { LEFT, RIGHT, short, WIDTH, type Room } from './plot'

const ROOM: Room = { top: 12, bottom: 262 }

/** True against predicted recall: a dot a bin, its size by the number of reviews, its 95 % interval, and the diagonal of a model that is right. */
export function Reliability({ calibration }: { calibration: Calibration }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const { bins } = calibration
  const least = leastOf(bins)
  const x = scaleLinear()
    .domain([least, 1])
    .range([LEFT + 8, RIGHT - 8])
  const y = scaleLinear().domain([least, 1]).range([ROOM.bottom, ROOM.top]).clamp(true)
  const size = scaleSqrt()
    .domain([0, Math.max(1, ...bins.map(({ count }) => count))])
    .range([2.5, 11])
  return (
    <svg viewBox={`0 0 ${WIDTH} 306`} aria-hidden className="chart">
      <Levels
        ticks={y.ticks(5).map((tick) => ({ at: y(tick), text: formatPercent(language, tick) }))}
        foot={ROOM.bottom}
      />
      <path
        d={`M${short(x(least))} ${short(y(least))}L${short(x(1))} ${short(y(1))}`}
        className="chart-dashed stroke-edge"
      />
      {bins.map(({ from, count, recalled, predicted }) => {
        const { low, high } = wilsonInterval(recalled, count)
        const [at, share] = [short(x(predicted)), short(y(recalled / count))]
        return (
          <g key={from}>
            <path d={`M${at} ${short(y(low))}V${short(y(high))}`} className="chart-line stroke-n3" />
            <circle cx={at} cy={share} r={short(size(count))} className="fill-n4 stroke-plate" />
          </g>
        )
      })}
      <FootTicks room={ROOM} ticks={x.ticks(5).map((tick) => ({ at: x(tick), text: formatPercent(language, tick) }))} />
      <text x={RIGHT} y={ROOM.bottom + 38} textAnchor="end">
        {t('calibration.axes')}
      </text>
    </svg>
  )
}

/** Where both axes begin, in steps of a fifth: below every bin and every share seen. An interval may go on beyond. */
function leastOf(bins: Calibration['bins']): number {
  const values = bins.flatMap(({ from, recalled, count }) => [from, recalled / count])
  return Math.floor(Math.min(0.6, ...values) * 5) / 5
}

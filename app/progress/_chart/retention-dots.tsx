import { scaleLinear } from 'd3-scale'
import { useLocale, useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/i18n'
import { wilsonInterval } from '@/lib/plan'
import type { ProgressView } from '@/lib/study'
import { FootTicks } from './axes'
import { Legend } from './legend'
import { RIGHT, short, WIDTH, type Room } from './plot'

const LEFT = 92
const ROW = 26
const TOP = 8

/** Recall by period with its 95 % interval, young and mature cards beside it, and the person's own target as a dashed line. */
export function RetentionDots({ retention }: Pick<ProgressView, 'retention'>) {
  const t = useTranslations('progress')
  const language = useLocale()
  const { rows, target } = retention
  const room: Room = { top: TOP, bottom: TOP + rows.length * ROW }
  const lows = rows.flatMap(({ all, young, mature }) => [
    ...(all.of > 0 ? [wilsonInterval(all.recalled, all.of).low] : []),
    ...[young, mature].flatMap(({ recalled, of }) => (of > 0 ? [recalled / of] : [])),
  ])
  const least = Math.max(0, Math.min(0.7, Math.floor(Math.min(target, ...lows) * 10) / 10))
  const x = scaleLinear().domain([least, 1]).range([LEFT, RIGHT]).clamp(true)
  return (
    <>
      <Legend
        marks={[
          { className: 'bg-ink rounded-full', text: t('retention.all') },
          { className: 'rounded-full border border-ink bg-plate', text: t('retention.youngShort') },
          { className: 'bg-n3', text: t('retention.matureShort') },
          { className: 'border-l-2 border-dashed border-seal ms-2', text: t('retention.target') },
        ]}
      />
      <svg viewBox={`0 0 ${WIDTH} ${room.bottom + 26}`} aria-hidden className="chart">
        <path d={`M${LEFT} ${room.bottom}H${RIGHT}`} className="stroke-edge" />
        <path d={`M${short(x(target))} ${room.top}V${room.bottom}`} className="chart-dashed stroke-seal" />
        {rows.map(({ period, young, mature, all }, place) => {
          const y = TOP + (place + 0.5) * ROW
          const { low, high } = wilsonInterval(all.recalled, all.of)
          return (
            <g key={period}>
              <text x={0} y={y} dy=".35em">
                {t(`retention.periods.${period}`)}
              </text>
              {all.of === 0 ? null : (
                <>
                  <path d={`M${short(x(low))} ${y}H${short(x(high))}`} className="chart-line stroke-edge" />
                  {young.of === 0 ? null : (
                    <circle cx={short(x(young.recalled / young.of))} cy={y} r={5} className="fill-plate stroke-ink" />
                  )}
                  {mature.of === 0 ? null : (
                    <rect
                      x={short(x(mature.recalled / mature.of) - 5)}
                      y={y - 5}
                      width={10}
                      height={10}
                      className="fill-n3"
                    />
                  )}
                  <circle cx={short(x(all.recalled / all.of))} cy={y} r={4} className="fill-ink" />
                </>
              )}
            </g>
          )
        })}
        <FootTicks
          room={room}
          ticks={x.ticks(4).map((tick) => ({ at: x(tick), text: formatPercent(language, tick) }))}
        />
      </svg>
    </>
  )
}

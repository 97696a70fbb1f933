import { useLocale } from 'next-intl'
import { formatNumber } from '@/lib/i18n'
import type { HistogramBar } from '@/lib/plan'
import { FootTicks, Levels } from './axes'
import { bandsOf, barsPath, countsUpTo, countTicks, WIDTH, type Room } from './plot'

const ROOM: Room = { top: 14, bottom: 166 }

interface HistogramProps {
  bars: readonly HistogramBar[]
  /** of each bar, or of all */
  fills: readonly string[]
  /** what stands after the last bound, a unit */
  unit: string
}

/** Cards by a measure; the bounds between the bars stand below. */
export function Histogram({ bars, fills, unit }: HistogramProps) {
  const language = useLocale()
  const bands = bandsOf(bars.length)
  const counts = countsUpTo(Math.max(...bars.map(({ cards }) => cards)), ROOM)
  const [first, last] = [bars[0], bars.at(-1)]
  const edges = [
    ...bars.map(({ from }, place) => ({
      at: (bands(place) ?? 0) - (bands.step() - bands.bandwidth()) / 2,
      value: from,
    })),
    ...(last?.to == null ? [] : [{ at: (bands(bars.length - 1) ?? 0) + bands.bandwidth(), value: last.to }]),
  ].filter(({ value }) => first !== undefined && (bars.length <= 9 || value >= 1))
  return (
    <svg viewBox={`0 0 ${WIDTH} 192`} aria-hidden className="chart">
      <Levels
        ticks={countTicks(counts).map((tick) => ({ at: counts(tick), text: formatNumber(language, tick) }))}
        foot={ROOM.bottom}
      />
      {bars.map(({ from, cards }, place) => (
        <path
          key={from}
          d={barsPath([{ x: bands(place) ?? 0, width: bands.bandwidth(), y0: counts(cards), y1: ROOM.bottom }])}
          className={fills[place % fills.length]}
        />
      ))}
      <FootTicks
        room={ROOM}
        ticks={edges.map(({ at, value }, place) => ({
          at,
          text: `${formatNumber(language, value)}${place === edges.length - 1 ? unit : ''}`,
        }))}
      />
    </svg>
  )
}

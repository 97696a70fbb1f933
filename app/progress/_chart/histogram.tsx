import { useLocale } from 'next-intl'
import { formatNumber } from '@/lib/i18n'
import type { HistogramBar } from '@/lib/plan'
import { FootTicks, Levels } from './axes'
import { bandsOf, countsUpTo, countTicks, short, WIDTH, type Room } from './plot'

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
  const last = bars.at(-1)
  const edges = [
    ...bars.map(({ from }, place) => ({
      at: (bands(place) ?? 0) - (bands.step() - bands.bandwidth()) / 2,
      value: from,
    })),
    ...(last?.to == null ? [] : [{ at: (bands(bars.length - 1) ?? 0) + bands.bandwidth(), value: last.to }]),
  ].filter((_, place) => bars.length <= MOST_NAMED || (place > 0 && place % 2 === 0))
  return (
    <svg viewBox={`0 0 ${WIDTH} 192`} aria-hidden className="chart">
      <Levels
        ticks={countTicks(counts).map((tick) => ({ at: counts(tick), text: formatNumber(language, tick) }))}
        foot={ROOM.bottom}
      />
      {bars.map(({ from, cards }, place) => (
        <rect
          key={from}
          x={short(bands(place) ?? 0)}
          y={short(counts(cards))}
          width={short(bands.bandwidth())}
          height={short(ROOM.bottom - counts(cards))}
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

/** Of more bars every second bound is named, or on a phone they would run together. */
const MOST_NAMED = 9

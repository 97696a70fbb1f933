import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useLocale, useTranslations } from 'next-intl'
import { FootTicks, Levels } from '@/app/progress/_chart/axes'
import { Legend } from '@/app/progress/_chart/legend'
import { LEFT, RIGHT, short, WIDTH, type Room } from '@/app/progress/_chart/plot'
import { formatDate, formatPercent } from '@/lib/i18n'
import type { TopicDay, TopicHistory } from '@/lib/study'
import { bandOf } from './history-table'

const ROOM: Room = { top: 12, bottom: 192 }

/** Recall over time with its band, broken off where nothing was met and dashed from today on, and coverage beside it. */
export function RecallCurve({ history }: { history: TopicHistory }) {
  const t = useTranslations('topic.history')
  const language = useLocale()
  const { days, date } = history
  const [first, last] = [days[0]?.offset ?? 0, days.at(-1)?.offset ?? 1]
  const x = scaleLinear()
    .domain([first, last])
    .range([LEFT + 2, RIGHT - 2])
  const least = leastOf(days)
  const y = scaleLinear().domain([least, 1]).range([ROOM.bottom, ROOM.top])
  const xOf = ({ offset }: TopicDay): number => short(x(offset))
  const recall = line<TopicDay>()
    .defined((day) => day.recall !== null)
    .x(xOf)
    .y((day) => short(y(day.recall ?? 0)))
  const coverage = line<TopicDay>()
    .x(xOf)
    .y((day) => short(y(day.coverage)))
  const band = area<TopicDay>()
    .defined((day) => day.recall !== null)
    .x(xOf)
    .y0((day) => short(y(bandOf(day)?.low ?? 0)))
    .y1((day) => short(y(bandOf(day)?.high ?? 0)))
  const today = short(x(0))
  return (
    <>
      <Legend
        marks={[
          { className: 'min-w-5 border-t-2 border-ink mt-2.5', text: t('recall') },
          { className: 'min-w-5 border-t-2 border-dashed border-ink mt-2.5', text: t('ahead') },
          { className: 'bg-n1', text: t('band') },
          { className: 'min-w-5 border-t-2 border-n3 mt-2.5', text: t('coverage') },
        ]}
      />
      <svg viewBox={`0 0 ${WIDTH} 218`} aria-hidden className="chart mt-1">
        <path d={band(days) ?? ''} className="fill-n1" />
        <Levels
          ticks={y.ticks(4).map((share) => ({ at: y(share), text: formatPercent(language, share) }))}
          foot={ROOM.bottom}
        />
        <path d={`M${today} ${ROOM.top}V${ROOM.bottom}`} className="chart-dashed stroke-seal" />
        <path d={coverage(days) ?? ''} className="chart-line stroke-n3" />
        <path d={recall(days.filter(({ offset }) => offset <= 0)) ?? ''} className="chart-line stroke-ink" />
        <path
          d={recall(days.filter(({ offset }) => offset >= 0)) ?? ''}
          className="chart-line chart-ahead stroke-ink"
        />
        <FootTicks
          room={ROOM}
          ticks={ticked(days, last - first).map((day) => ({
            at: x(day.offset),
            text: day.offset === 0 ? t('today') : formatDate(language, day.date, date),
          }))}
        />
      </svg>
    </>
  )
}

/** Where the axis begins, in steps of a fifth: below all that is drawn, and never so high that little looks like much. */
function leastOf(days: readonly TopicDay[]): number {
  const values = days.flatMap((day) => [day.coverage, bandOf(day)?.low ?? 1])
  return Math.floor(Math.min(0.6, ...values) * 5) / 5
}

/** The first day, today, one between them where there is room, and the last where it is not too close to write beside it. */
function ticked(days: readonly TopicDay[], span: number): readonly TopicDay[] {
  const past = days.filter(({ offset }) => offset < 0)
  const [first, last] = [past[0], days.at(-1)]
  const between = past[Math.floor(past.length / 2)]
  const isLong = first !== undefined && -first.offset > 0.6 * span
  return [
    ...[first, isLong ? between : undefined].flatMap((day) => day ?? []),
    ...days.filter(({ offset }) => offset === 0),
    ...(last !== undefined && last.offset > 0.15 * span ? [last] : []),
  ]
}

import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, formatWeekday, type Language } from '@/lib/i18n'
import type { DatedSpan } from '@/lib/study'
import { weeksOf } from '../_tables/year-table'
import { Legend } from './legend'
import { barsPath } from './plot'

const CELL = 16
const GAP = 2
const TOP = 18
const LEFT = 34
const BETWEEN = 14

/** The ink ramp, nothing first. */
const FILLS = ['fill-n0', 'fill-n1', 'fill-n2', 'fill-n3', 'fill-n4', 'fill-n5'] as const
const SWATCHES = ['bg-n0 border border-line', 'bg-n1', 'bg-n2', 'bg-n3', 'bg-n4', 'bg-n5'] as const

/** A year of days as cells, a column a week, inked by the number of answers; on a phone in two bands of half a year. */
export function YearMap({ days }: { days: readonly DatedSpan[] }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const weeks = weeksOf(days)
  const bounds = boundsOf(days)
  return (
    <>
      <Bands weeks={weeks} perBand={weeks.length} bounds={bounds} className="hidden md:block" />
      <Bands weeks={weeks} perBand={Math.ceil(weeks.length / 2)} bounds={bounds} className="md:hidden" />
      <div className="mt-2 flex flex-wrap items-center justify-end gap-x-3 text-xs text-ink-2">
        <span>{t('answers')}</span>
        <Legend marks={SWATCHES.map((className, step) => ({ className, text: boundText(bounds, step, language) }))} />
      </div>
    </>
  )
}

interface BandsProps {
  weeks: readonly (readonly DatedSpan[])[]
  perBand: number
  bounds: readonly number[]
  className: string
}

function Bands({ weeks, perBand, bounds, className }: BandsProps) {
  const language = useLocale()
  const count = Math.ceil(weeks.length / perBand)
  const bandHeight = TOP + 7 * CELL + BETWEEN
  const cells: { x: number; y0: number; y1: number; width: number; step: number }[] = []
  const months: { x: number; y: number; text: string }[] = []
  for (const [place, week] of weeks.entries()) {
    const x = LEFT + (place % perBand) * CELL
    const top = Math.floor(place / perBand) * bandHeight + TOP
    for (const [weekday, { answers }] of week.entries()) {
      const y0 = top + weekday * CELL
      cells.push({ x, y0, y1: y0 + CELL - GAP, width: CELL - GAP, step: stepOf(answers, bounds) })
    }
    const first = week.find(({ fromDate }) => fromDate.endsWith('-01'))
    const fits = place % perBand < perBand - 1
    if (first && fits) months.push({ x, y: top - 6, text: monthName(first.fromDate, language) })
  }
  return (
    <svg
      viewBox={`0 0 ${LEFT + perBand * CELL} ${count * bandHeight - BETWEEN}`}
      aria-hidden
      className={`chart w-full ${className}`}
    >
      {FILLS.map((fill, step) => (
        <path key={fill} d={barsPath(cells.filter((cell) => cell.step === step))} className={fill} />
      ))}
      {Array.from({ length: count }, (_, band) =>
        [0, 2, 4, 6].map((weekday) => (
          <text key={`${band} ${weekday}`} x={0} y={band * bandHeight + TOP + (weekday + 0.5) * CELL} dy=".3em">
            {language === 'zh'
              ? formatWeekday(language, weekday).slice(-1)
              : formatWeekday(language, weekday).slice(0, 3)}
          </text>
        )),
      )}
      {months.map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={x} y={y}>
          {text}
        </text>
      ))}
    </svg>
  )
}

function monthName(date: string, language: Language): string {
  const month = Number(date.slice(5, 7))
  return language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '')
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** From how many answers on each of the five steps of ink begins: equal steps up to what nine of ten active days stay below. */
function boundsOf(days: readonly DatedSpan[]): number[] {
  const active = days.flatMap(({ answers }) => (answers > 0 ? [answers] : [])).sort((a, b) => a - b)
  const most = Math.max(5, active[Math.floor(active.length * 0.9)] ?? 5)
  return [1, 2, 3, 4, 5].map((step) => (step === 1 ? 1 : Math.ceil(((step - 1) * most) / 5) + 1))
}

function stepOf(answers: number, bounds: readonly number[]): number {
  return bounds.filter((from) => answers >= from).length
}

function boundText(bounds: readonly number[], step: number, language: Language): string {
  if (step === 0) return '0'
  const from = bounds[step - 1] ?? 0
  const next = bounds[step]
  if (next === undefined) return `≥ ${formatNumber(language, from)}`
  return from === next - 1
    ? formatNumber(language, from)
    : `${formatNumber(language, from)}–${formatNumber(language, next - 1)}`
}

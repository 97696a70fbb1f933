import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, formatWeekday, type Language } from '@/lib/i18n'
import type { DatedSpan } from '@/lib/study'
import { weeksOf } from '../_tables/year-table'
import { Legend } from './legend'

const CELL = 16
const GAP = 2
const TOP = 18
const LEFT = 34
/** Weeks of half a year, the greater half. */
const HALF = 27

/** The ink ramp, nothing first; cells are thick lines. */
const STROKES = ['stroke-n0', 'stroke-n1', 'stroke-n2', 'stroke-n3', 'stroke-n4', 'stroke-n5'] as const
const SWATCHES = ['bg-n0 border border-line', 'bg-n1', 'bg-n2', 'bg-n3', 'bg-n4', 'bg-n5'] as const

/**
 * A year of days as cells, a column a week, inked by the number of answers: two halves side by side, on a phone one below
 * the other.
 */
export function YearMap({ days }: { days: readonly DatedSpan[] }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const weeks = weeksOf(days)
  const bounds = boundsOf(days)
  return (
    <>
      <div className="grid gap-x-4 gap-y-3 md:grid-cols-2">
        <HalfYear weeks={weeks.slice(0, HALF)} bounds={bounds} />
        <HalfYear weeks={weeks.slice(HALF)} bounds={bounds} />
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-end gap-x-3 text-xs text-ink-2">
        <span>{t('answers')}</span>
        <Legend marks={SWATCHES.map((className, step) => ({ className, text: boundText(bounds, step, language) }))} />
      </div>
    </>
  )
}

interface HalfYearProps {
  weeks: readonly (readonly DatedSpan[])[]
  bounds: readonly number[]
}

function HalfYear({ weeks, bounds }: HalfYearProps) {
  const language = useLocale()
  const xOf = (week: number): number => LEFT + week * CELL
  const cells = weeks.flatMap((week, place) =>
    week.map(({ answers }, weekday) => ({
      step: stepOf(answers, bounds),
      path: `M${xOf(place)} ${TOP + weekday * CELL + (CELL - GAP) / 2}h${CELL - GAP}`,
    })),
  )
  const months = weeks.flatMap((week, place) => {
    const first = week.find(({ fromDate }) => fromDate.endsWith('-01'))
    return first === undefined ? [] : [{ place, text: monthName(first.fromDate, language) }]
  })
  return (
    <svg viewBox={`0 0 ${xOf(HALF)} ${TOP + 7 * CELL}`} aria-hidden className="chart">
      {STROKES.map((stroke, step) => (
        <path
          key={stroke}
          d={cells.flatMap((cell) => (cell.step === step ? [cell.path] : [])).join('')}
          strokeWidth={CELL - GAP}
          className={`chart-bars ${stroke}`}
        />
      ))}
      {[0, 2, 4, 6].map((weekday) => (
        <text key={weekday} x={0} y={TOP + (weekday + 0.45) * CELL} dy=".3em">
          {language === 'zh'
            ? formatWeekday(language, weekday).slice(-1)
            : formatWeekday(language, weekday).slice(0, 3)}
        </text>
      ))}
      {months.map(({ place, text }) =>
        place === HALF - 1 ? (
          <text key={place} x={xOf(HALF)} y={TOP - 6} textAnchor="end">
            {text}
          </text>
        ) : (
          <text key={place} x={xOf(place)} y={TOP - 6}>
            {text}
          </text>
        ),
      )}
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

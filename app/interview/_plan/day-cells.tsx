import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatDayHeading, formatDuration, formatWeekday } from '@/lib/i18n'
import type { PlanDate, PlanScreen } from '@/lib/study'
import { dayOfDate, weekdayOf } from '@/lib/time'
import { toggleDayOff } from './actions'
import { joinSentences } from './join-sentences'

/** Days that are drawn; of a plan longer than twelve weeks the rest is said. */
const MOST_DAYS = 84

interface DayCellsProps {
  screen: PlanScreen
  /** of today */
  date: string
}

/** The days to the interview as cells with their minutes, a row a week; each is a button that takes it off. */
export function DayCells({ screen: { plan, days }, date }: DayCellsProps) {
  const t = useTranslations('interview.days')
  const language = useLocale()
  const study = days.filter(({ minutes }) => minutes > 0)
  const shown = days.length > MOST_DAYS ? days.slice(0, MOST_DAYS - 7) : days
  const blanks = weekdayOf(dayOfDate(date))
  const [first] = days
  if (first === undefined || plan.daysLeft === 0) return null
  return (
    <section aria-labelledby="days">
      <h2 id="days" className="text-md">
        {t('title')}
      </h2>
      <p className="mt-2 mb-3 text-sm text-ink-2">
        {joinSentences(
          language,
          t('finding', {
            days: study.length,
            time: formatDuration(language, 60 * study.reduce((sum, { minutes }) => sum + minutes, 0)),
          }),
          study.length > 0 ? t('hint') : '',
        )}
      </p>
      <form action={toggleDayOff}>
        <input type="hidden" name="plan" value={plan.id} />
        <div aria-hidden className="day-cells mb-1 text-xs text-ink-3">
          {[0, 1, 2, 3, 4, 5, 6].map((weekday) => {
            const name = formatWeekday(language, weekday)
            return <span key={weekday}>{language === 'zh' ? name.slice(-1) : name.slice(0, 3)}</span>
          })}
        </div>
        <ol className="day-cells">
          {Array.from({ length: blanks }, (_, place) => (
            <li key={`blank ${place}`} aria-hidden />
          ))}
          {shown.map((day) => (
            <li key={day.date}>
              <DayCell day={day} today={date} />
            </li>
          ))}
        </ol>
      </form>
      {shown.length < days.length ? (
        <p className="mt-2 text-sm text-ink-2">
          {t('rest', { days: days.length - shown.length, date: formatDate(language, plan.date, date) })}
        </p>
      ) : null}
    </section>
  )
}

function DayCell({ day: { date, minutes, isOff, isToday, isInterview }, today }: { day: PlanDate; today: string }) {
  const t = useTranslations('interview.days')
  const language = useLocale()
  const isFirstOfMonth = date.endsWith('-01')
  const [month, dayOfMonth] = [Number(date.slice(5, 7)), Number(date.slice(8))]
  const isNamed = isToday || isFirstOfMonth || isInterview
  // 12月14日 is wider than a cell on a phone
  const named = language === 'zh' ? `${month}/${dayOfMonth}` : formatDate(language, date, today)
  const number = isNamed ? named : String(dayOfMonth)
  const look = `day-cell ${isToday ? 'day-cell-today' : ''}`
  if (isInterview) {
    return (
      <span className="day-cell day-cell-interview">
        <span className="day-number">{number}</span>
        <span className="text-2xs font-semibold whitespace-nowrap sm:text-xs">{t('interview')}</span>
      </span>
    )
  }
  const label = <span className="day-number text-ink-2">{number}</span>
  if (minutes === 0 && !isOff) {
    return (
      <span className={`${look} day-cell-off`}>
        {label}
        <span className="text-xs">0</span>
      </span>
    )
  }
  const spoken = formatDayHeading(language, date)
  return (
    <button
      name="day"
      value={date}
      aria-label={isOff ? t('back', { day: spoken }) : t('take', { day: spoken, minutes })}
      className={`${look} ${isOff ? 'day-cell-off' : ''}`}
    >
      {label}
      <span className="text-2xs font-semibold whitespace-nowrap sm:text-xs">
        {isOff ? t('off') : t('minutes', { minutes })}
      </span>
    </button>
  )
}

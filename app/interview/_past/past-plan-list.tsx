import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatDayHeading, formatPercent } from '@/lib/i18n'
import { wilsonInterval } from '@/lib/plan'
import { dayDate } from '@/lib/time'
import { DAYS_AFTER, type PastPlan } from '@/lib/study'
import { OutcomeForm } from './outcome-form'

interface PastPlanListProps {
  past: readonly PastPlan[]
  roleNames: ReadonlyMap<string, string>
  /** of today */
  date: string
}

/** Interviews that are over: how they went, and each forecast beside what was answered. */
export function PastPlanList({ past, roleNames, date }: PastPlanListProps) {
  const t = useTranslations('interview.past')
  const language = useLocale()
  if (past.length === 0) return null
  const newest = past.find(({ plan }) => plan.daysLeft < 0)
  return (
    <section aria-labelledby="past" className="mt-12">
      <h2 id="past" className="text-md">
        {t('title')}
      </h2>
      <Together past={past} />
      <ul className="mt-3 border-t border-line">
        {past.map((one) => {
          const { plan } = one
          const role = plan.role === null ? '' : (roleNames.get(plan.role) ?? '')
          const isOver = plan.daysLeft < 0
          return (
            <li key={plan.id} className="border-b border-line py-4">
              <h3 className="text-base">
                {[plan.name, formatDayHeading(language, plan.date), role].filter((text) => text !== '').join(' · ')}
              </h3>
              {isOver ? <Checked one={one} date={date} /> : <p className="mt-1 text-sm text-ink-2">{t('ended')}</p>}
              {isOver ? <OutcomeForm plan={plan} isAsked={one === newest} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What is foreseen for a person is judged better by several interviews than by one. */
function Together({ past }: { past: readonly PastPlan[] }) {
  const t = useTranslations('interview.past')
  const language = useLocale()
  const checked = past.flatMap(({ answered }) => (answered === null ? [] : [answered]))
  if (checked.length < 2) return null
  const count = checked.reduce((sum, one) => sum + one.count, 0)
  const recalled = checked.reduce((sum, one) => sum + one.recalled, 0)
  const predicted = checked.reduce((sum, one) => sum + one.predicted * one.count, 0) / count
  const { low, high } = wilsonInterval(recalled, count)
  return (
    <p className="mt-2 max-w-measure text-sm text-ink-2">
      {t('together', {
        plans: checked.length,
        count,
        predicted: formatPercent(language, predicted),
        share: formatPercent(language, recalled / count),
        low: formatPercent(language, low),
        high: formatPercent(language, high),
      })}
    </p>
  )
}

/** The last forecast, and what was foreseen and recalled from the day on. */
function Checked({ one: { forecast, answered }, date }: { one: PastPlan; date: string }) {
  const t = useTranslations('interview.past')
  const language = useLocale()
  const percent = (share: number): string => formatPercent(language, share)
  const lines = [
    forecast === null
      ? t('noForecast')
      : t('forecast', {
          date: formatDate(language, dayDate(forecast.madeDay), date),
          median: percent(forecast.median),
          low: percent(forecast.low),
          high: percent(forecast.high),
        }),
  ]
  if (answered === null) lines.push(t('unanswered'))
  else {
    const { count, recalled, predicted } = answered
    const { low, high } = wilsonInterval(recalled, count)
    lines.push(
      t('answered', {
        days: DAYS_AFTER,
        count,
        predicted: percent(predicted),
        recalled,
        share: percent(recalled / count),
        low: percent(low),
        high: percent(high),
      }),
      predicted >= low && predicted <= high ? t('agrees') : t('differs'),
    )
  }
  return (
    <div className="mt-1 max-w-measure space-y-1 text-sm text-ink-2">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

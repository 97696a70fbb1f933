import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatPercent } from '@/lib/i18n'
import type { InterviewLine } from '@/lib/study'

interface InterviewAheadProps {
  line: InterviewLine
  /** of today */
  date: string
}

/** How long until the interview, and the recall to be expected on its day. */
export function InterviewAhead({ line: { daysLeft, forecast }, date }: InterviewAheadProps) {
  const t = useTranslations('interview')
  const language = useLocale()
  const percent = (share: number): string => formatPercent(language, share)
  return (
    <section aria-labelledby="interview" className="border-l-2 border-seal pl-6">
      <h2 id="interview" className="text-md">
        {t('today.title')}
      </h2>
      <p className="mt-1 text-xl font-bold">{t('plans.days', { days: daysLeft })}</p>
      {forecast === null ? null : (
        <dl className="mt-3">
          <dt className="text-sm text-ink-2">{t('today.expected')}</dt>
          <dd>
            <span className="text-xl font-bold tabular-nums">{percent(forecast.median)}</span>
            <span className="block text-xs text-ink-2">
              {t('today.band', { low: percent(forecast.low), high: percent(forecast.high) })}
              {forecast.isOfToday ? '' : ` · ${t('today.asOf', { date: formatDate(language, forecast.date, date) })}`}
            </span>
          </dd>
        </dl>
      )}
      <Link href="/interview" className="link mt-1 inline-flex min-h-11 items-center text-sm">
        {t('today.open')}
      </Link>
    </section>
  )
}

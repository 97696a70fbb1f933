import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatDuration, formatPercent } from '@/lib/i18n'
import type { MockLine } from '@/lib/study'

interface MockHistoryProps {
  readonly lines: readonly MockLine[]
  /** today's date, YYYY-MM-DD */
  readonly date: string
}

/** The interviews that were finished, newest first. */
export function MockHistory({ lines, date }: MockHistoryProps) {
  const t = useTranslations('mock')
  const language = useLocale()
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="history" className="mt-14">
      <h2 id="history" className="text-lg">
        {t('history')}
      </h2>
      <ul className="mt-3 border-b border-line">
        {lines.map(({ id, date: day, time, minutes, way, role, planned, sent, totals }) => (
          <li key={id} className="mock-line">
            <Link href={`/interview/mock/${id}`} prefetch={false} className="mock-line-day">
              {formatDate(language, day, date)}, {time}
            </Link>
            <span className="text-sm text-ink-2">
              {[t('minutes', { minutes }), role ?? t(planned ? 'myPlan' : 'wholeMap'), t(way)].join(' · ')}
            </span>
            <span className="mock-line-share">
              <span aria-hidden className="mock-bar">
                <span style={{ width: `${(totals.share ?? 0) * 100}%` }} />
              </span>
              <span className="tabular-nums">
                {totals.share === null ? '–' : formatPercent(language, totals.share)}
              </span>
            </span>
            <span className="text-sm text-ink-2 tabular-nums">
              {t('lineQuestions', {
                questions: totals.questions,
                time: formatDuration(language, (totals.thinkingMs + totals.answeringMs) / 1_000),
              })}
              {sent ? '' : ` · ${t('notSent')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

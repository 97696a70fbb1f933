import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatDayHeading, formatPercent } from '@/lib/i18n'
import type { InterviewPlanView } from '@/lib/study'

interface PlanHeadProps {
  plan: InterviewPlanView
  /** what its role is called; null for any */
  role: string | null
}

/** How long until the interview, and what the plan rests on. */
export function PlanHead({ plan, role }: PlanHeadProps) {
  const t = useTranslations('interview.head')
  const language = useLocale()
  const { id, name, date, daysLeft, minutesByWeekday, target } = plan
  const [least, most] = [Math.min(...minutesByWeekday), Math.max(...minutesByWeekday)]
  const facts = [
    name,
    formatDayHeading(language, date),
    role ?? '',
    least === most ? t('minutes', { minutes: most }) : t('minutesVary', { least, most }),
    target === null ? '' : t('aim', { target: formatPercent(language, target) }),
  ].filter((fact) => fact !== '')
  return (
    <header>
      <h1 className="text-2xl md:text-3xl">{t('inDays', { days: daysLeft })}</h1>
      <p className="mt-3 text-md text-ink-2">{facts.join(' · ')}</p>
      <p className="mt-2 flex flex-wrap gap-x-6">
        <Link href={{ pathname: '/interview', query: { change: id } }} className="link flex min-h-11 items-center">
          {t('change')}
        </Link>
        <Link
          href={{ pathname: '/interview', query: { change: 'new' } }}
          prefetch={false}
          className="flex min-h-11 items-center text-ink-2 hover:text-ink hover:underline"
        >
          {t('another')}
        </Link>
      </p>
      {plan.active || daysLeft === 0 ? null : <p className="mt-2 max-w-measure text-ink-2">{t('waits')}</p>}
    </header>
  )
}

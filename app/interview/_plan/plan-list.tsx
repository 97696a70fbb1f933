import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/i18n'
import type { InterviewPlanView } from '@/lib/study'

interface PlanListProps {
  plans: readonly InterviewPlanView[]
  shownId: string
  roleNames: ReadonlyMap<string, string>
  /** of today */
  date: string
}

/** The interviews ahead, where there are several: which one today follows, which one is shown. */
export function PlanList({ plans, shownId, roleNames, date }: PlanListProps) {
  const t = useTranslations('interview.plans')
  const language = useLocale()
  if (plans.length < 2) return null
  return (
    <nav aria-labelledby="plans" className="mb-8 border-b border-line pb-4">
      <h2 id="plans" className="text-xs font-normal text-ink-3">
        {t('title')}
      </h2>
      <ul className="mt-1 flex flex-wrap gap-x-2 gap-y-1">
        {plans.map((plan) => (
          <li key={plan.id}>
            <Link
              href={{ pathname: '/interview', query: { plan: plan.id } }}
              prefetch={false}
              aria-current={plan.id === shownId ? 'true' : undefined}
              className="flex min-h-11 flex-wrap items-center gap-x-2 rounded px-2 text-sm text-ink-2 hover:text-ink aria-[current]:bg-sunk aria-[current]:font-bold aria-[current]:text-ink"
            >
              {plan.name ||
                (plan.role === null ? '' : roleNames.get(plan.role)) ||
                formatDate(language, plan.date, date)}
              <span className="text-xs font-normal">
                {t('days', { days: plan.daysLeft })}
                {plan.active ? ` · ${t('active')}` : plan.daysLeft > 0 ? ` · ${t('waiting')}` : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

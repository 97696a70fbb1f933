import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ACTIVITY_DAYS, type ActivityDays } from '@/lib/study'

/** How far back reviews and minutes are shown, as links. */
export function DaysLinks({ chosen }: { chosen: ActivityDays }) {
  const t = useTranslations('progress')
  return (
    <ul className="no-print flex gap-x-1 text-xs" aria-label={t('activity.span')}>
      {ACTIVITY_DAYS.map((days) => (
        <li key={days}>
          <Link
            href={`/progress?days=${days}#activity`}
            prefetch={false}
            scroll={false}
            aria-current={days === chosen ? 'true' : undefined}
            className="inline-flex min-h-9 items-center rounded px-2 text-ink-2 hover:text-ink aria-[current]:bg-sunk aria-[current]:font-bold aria-[current]:text-ink"
          >
            {t('activity.days', { days })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

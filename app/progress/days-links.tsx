import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ACTIVITY_DAYS, type ActivityDays } from '@/lib/study'

interface DaysLinksProps {
  readonly chosen: ActivityDays
  /** what they are links of */
  readonly label: string
  readonly hrefOf: (days: ActivityDays) => `/progress?${string}` | `/topics/${string}`
}

/** How far back a chart goes, as links. */
export function DaysLinks({ chosen, label, hrefOf }: DaysLinksProps) {
  const t = useTranslations('progress.activity')
  return (
    <ul className="no-print flex gap-x-1 text-xs" aria-label={label}>
      {ACTIVITY_DAYS.map((days) => (
        <li key={days}>
          <Link
            href={hrefOf(days)}
            prefetch={false}
            scroll={false}
            aria-current={days === chosen ? 'true' : undefined}
            className="inline-flex min-h-9 items-center rounded px-2 text-ink-2 hover:text-ink aria-[current]:bg-sunk aria-[current]:font-bold aria-[current]:text-ink"
          >
            {t('days', { days })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

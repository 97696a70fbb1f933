import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MARKS, type Mark, type MarkedCards } from '@/lib/study'

interface MarkFiltersProps {
  readonly counts: MarkedCards['counts']
  /** absent where all are shown */
  readonly chosen: Mark | undefined
}

/** Which of the marked cards are shown: links with their numbers; a mark that no card has is left out. */
export function MarkFilters({ counts, chosen }: MarkFiltersProps) {
  const t = useTranslations('marked')
  const offered = (['all', ...MARKS] as const).filter((mark) => mark === 'all' || mark === chosen || counts[mark] > 0)
  return (
    <nav aria-label={t('filters')} className="no-print mt-4">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line text-sm">
        {offered.map((mark) => (
          <li key={mark}>
            <Link
              href={mark === 'all' ? '/cards' : `/cards?mark=${mark}`}
              prefetch={false}
              aria-current={mark === (chosen ?? 'all') ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 items-center gap-1.5 border-b-2 border-transparent text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-bold aria-[current]:text-ink"
            >
              {t(mark)} <span className="font-normal text-ink-3 tabular-nums">{counts[mark]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

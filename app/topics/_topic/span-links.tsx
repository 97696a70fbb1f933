import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ACTIVITY_DAYS } from '@/lib/study'
import { topicAddress, type TopicAsked } from './topic-address'

/** How far back the curve goes, as links. */
export function SpanLinks({ topicId, asked }: { topicId: string; asked: TopicAsked }) {
  const t = useTranslations('topic.history')
  const progress = useTranslations('progress.activity')
  return (
    <ul className="no-print flex gap-x-1 text-xs" aria-label={t('span')}>
      {ACTIVITY_DAYS.map((days) => (
        <li key={days}>
          <Link
            href={topicAddress(topicId, asked, { days }, 'history')}
            prefetch={false}
            scroll={false}
            aria-current={days === asked.days ? 'true' : undefined}
            className="inline-flex min-h-9 items-center rounded px-2 text-ink-2 hover:text-ink aria-[current]:bg-sunk aria-[current]:font-bold aria-[current]:text-ink"
          >
            {progress('days', { days })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatPercent, htmlLanguage } from '@/lib/i18n'
import type { TopicNode } from '@/lib/study'

/** Topics beside this one, each with its recall. Nothing at all when there are none. */
export function TopicList({ id, title, topics }: { id: string; title: string; topics: readonly TopicNode[] }) {
  const t = useTranslations('recall')
  const language = useLocale()
  if (topics.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-md">
        {title}
      </h2>
      <ul className="mt-2 border-t border-line">
        {topics.map((topic) => (
          <li key={topic.id} className="border-b border-line">
            <Link href={`/topics/${topic.id}`} prefetch={false} className="block py-2.5 text-sm hover:bg-sunk">
              <span lang={htmlLanguage(topic.labelLanguage)}>{topic.label}</span>
              <span className="mt-1.5 flex items-center gap-3 text-xs text-ink-2 tabular-nums">
                <RecallBar recall={topic.recall} className="w-24" />
                {topic.recall === null ? t('never') : formatPercent(language, topic.recall)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

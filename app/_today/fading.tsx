import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatPercent, htmlLanguage } from '@/lib/i18n'
import type { TopicNode } from '@/lib/study'

interface FadingProps {
  topics: readonly TopicNode[]
  /** the desired retention, 0 … 1 */
  target: number
}

/** The topics that fade, weakest first, each with the way to study it. */
export function Fading({ topics, target }: FadingProps) {
  const t = useTranslations('today')
  const language = useLocale()
  return (
    <section aria-labelledby="fading">
      <h2 id="fading" className="text-md">
        {t('fading')}
      </h2>
      {topics.length === 0 ? (
        <p className="mt-3 max-w-measure text-ink-2">{t('fadingNone', { target: formatPercent(language, target) })}</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {topics.map((topic) => (
            <FadingRow key={topic.id} topic={topic} />
          ))}
        </ul>
      )}
    </section>
  )
}

function FadingRow({ topic }: { topic: TopicNode }) {
  const t = useTranslations('today')
  const words = useTranslations('recall')
  const percent = formatPercent(useLocale(), topic.recall ?? 0)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_3rem_auto] items-center gap-x-4 border-b border-line py-1 sm:grid-cols-[minmax(0,1fr)_6rem_3rem_auto]">
      <Link
        href={`/topics/${topic.id}`}
        prefetch={false}
        lang={htmlLanguage(topic.labelLanguage)}
        className="flex min-h-11 items-center hover:underline"
      >
        {topic.label}
      </Link>
      <RecallBar recall={topic.recall} className="order-last col-span-full mb-2 sm:order-none sm:col-span-1 sm:mb-0" />
      <span className="text-right text-sm text-ink-2 tabular-nums">
        <span className="sr-only">{words('value', { percent })}</span>
        <span aria-hidden>{percent}</span>
      </span>
      <Link
        href={`/review?topic=${encodeURIComponent(topic.id)}`}
        prefetch={false}
        aria-label={t('studyTopic', { topic: topic.label })}
        className="flex min-h-11 items-center gap-1.5 text-sm font-semibold hover:underline"
      >
        {t('study')}
        <Icon name="arrow" size={16} />
      </Link>
    </li>
  )
}

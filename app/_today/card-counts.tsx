import { useLocale, useTranslations } from 'next-intl'
import { formatNumber } from '@/lib/i18n'
import type { TopicNode } from '@/lib/study'

/** How many cards hold, fade and were never met, over the whole map. */
export function CardCounts({ map }: { map: readonly TopicNode[] }) {
  const t = useTranslations('today')
  const language = useLocale()
  const sum = (of: (topic: TopicNode) => number) => map.reduce((total, topic) => total + of(topic), 0)
  const met = sum((topic) => topic.met)
  const fading = sum((topic) => topic.fading)
  const counts = [
    { words: t('holds'), count: met - fading },
    { words: t('fades'), count: fading },
    { words: t('unmet'), count: sum((topic) => topic.cards) - met },
  ]
  return (
    <section aria-labelledby="counts" className="md:border-l md:border-line md:pl-6">
      <h2 id="counts" className="text-md">
        {t('cards')}
      </h2>
      <dl className="mt-3 flex gap-8 md:block md:space-y-3">
        {counts.map(({ words, count }) => (
          <div
            key={words}
            className="flex flex-col-reverse md:flex-row-reverse md:items-baseline md:justify-end md:gap-3"
          >
            <dt className="text-sm text-ink-2">{words}</dt>
            <dd className="text-xl font-bold tabular-nums md:min-w-14">{formatNumber(language, count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

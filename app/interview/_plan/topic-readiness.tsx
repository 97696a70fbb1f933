import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatDate, formatPercent, htmlLanguage } from '@/lib/i18n'
import type { PlanScreen } from '@/lib/study'

interface TopicReadinessProps {
  screen: PlanScreen
  /** of today */
  date: string
}

/** Readiness of each top topic now, and on the day without and with the plan; and the way to the map of that day. */
export function TopicReadiness({ screen: { plan, isOnMap, topics }, date }: TopicReadinessProps) {
  const t = useTranslations('interview.topics')
  const language = useLocale()
  const percent = (share: number): string => formatPercent(language, share)
  const weakest = topics.reduce<(typeof topics)[number] | null>(
    (found, topic) => (found === null || lack(topic) > lack(found) ? topic : found),
    null,
  )
  if (weakest === null) return null
  const isPlanned = plan.daysLeft > 0 && topics.some(({ planned }) => planned !== null)
  // beside four numbers a name has room only where the bar gives way
  const bar = isPlanned ? 'max-2xl:hidden' : 'max-sm:hidden xl:w-20'
  return (
    <section aria-labelledby="topics" className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="topics" className="text-md">
          {t('title')}
        </h2>
        {isOnMap ? (
          <Link
            href={{ pathname: '/map', query: { day: plan.date } }}
            prefetch={false}
            className="link flex min-h-11 items-center text-sm"
          >
            {t('map', { date: formatDate(language, plan.date, date) })}
          </Link>
        ) : null}
      </div>
      <p className="max-w-measure text-sm text-ink-2">
        {isPlanned && weakest.planned !== null
          ? t('findingPlanned', {
              topic: weakest.label,
              percent: percent(weakest.now),
              planned: percent(weakest.planned),
            })
          : t('finding', { topic: weakest.label, percent: percent(weakest.now) })}
      </p>
      <table className="mt-3 w-full text-sm tabular-nums wrap-normal [&_td]:whitespace-nowrap">
        <thead className="text-xs break-keep text-ink-3">
          <tr className="border-b border-line text-right">
            <th scope="col" className="py-1 text-left font-normal">
              {t('topic')}
            </th>
            <td className={bar} />
            <th scope="col" className="py-1 pl-3 font-normal">
              {t('now')}
            </th>
            <th scope="col" className="py-1 pl-3 font-normal">
              {t('alone')}
            </th>
            {isPlanned ? (
              <th scope="col" className="py-1 pl-3 font-normal">
                {t('planned')}
              </th>
            ) : null}
            <th scope="col" className="py-1 pl-3 font-normal max-sm:hidden">
              {t('met')}
            </th>
            <th scope="col" className="py-1 pl-3 font-normal">
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic.id} className="border-b border-line text-right">
              <th scope="row" className="py-0.5 text-left font-normal">
                <Link
                  href={`/topics/${topic.id}`}
                  prefetch={false}
                  lang={htmlLanguage(language)}
                  className="flex min-h-11 items-center hover:underline"
                >
                  {topic.label}
                </Link>
              </th>
              <td className={`w-16 pl-3 ${bar}`}>
                <RecallBar recall={topic.met === 0 ? null : topic.now} />
              </td>
              <td className="pl-3">{percent(topic.now)}</td>
              <td className="pl-3 text-ink-2">{percent(topic.alone)}</td>
              {isPlanned ? (
                <td className="pl-3 font-medium">{topic.planned === null ? '' : percent(topic.planned)}</td>
              ) : null}
              <td className="pl-3 text-ink-2 max-sm:hidden">{t('metOf', { met: topic.met, cards: topic.cards })}</td>
              <td className="pl-3 text-ink-2">{percent(topic.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What a topic lacks, by what it counts. */
const lack = ({ now, share }: PlanScreen['topics'][number]): number => (1 - now) * share

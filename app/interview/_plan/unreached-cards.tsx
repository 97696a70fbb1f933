import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { htmlLanguage } from '@/lib/i18n'
import type { PlanScreen } from '@/lib/study'
import { leaveOut } from './actions'
import { joinSentences } from './join-sentences'

/** Topics that are named. */
const MOST_TOPICS = 13

/** New cards for which there is no time, by topic, what would fit them, and what to drop. */
export function UnreachedCards({ screen: { plan, unreached } }: { screen: PlanScreen }) {
  const t = useTranslations('interview.reach')
  const language = useLocale()
  const { cards, of, minutesToFit, topics, first } = unreached
  if (plan.daysLeft === 0) return null
  return (
    <section aria-labelledby="reach">
      <h2 id="reach" className="text-md">
        {t('title')}
      </h2>
      <p className="mt-2 max-w-measure text-sm text-ink-2">
        {cards === 0
          ? t('all')
          : joinSentences(
              language,
              t('finding', { cards, of }),
              minutesToFit === null ? t('noFit') : t('fit', { minutes: minutesToFit }),
              first === null ? '' : t('first', { topic: first.label }),
            )}
      </p>
      {cards === 0 ? null : (
        <>
          <form action={leaveOut} className="mt-3">
            <input type="hidden" name="plan" value={plan.id} />
            <ul className="border-t border-line">
              {topics.slice(0, MOST_TOPICS).map((topic) => (
                <li
                  key={topic.id}
                  className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-0.5 text-sm"
                >
                  <span>
                    <Link
                      href={`/topics/${topic.id}`}
                      prefetch={false}
                      lang={htmlLanguage(language)}
                      className="inline-flex min-h-11 items-center hover:underline"
                    >
                      {topic.label}
                    </Link>{' '}
                    <span className="text-xs text-ink-2">{t('row', { cards: topic.cards, of: topic.of })}</span>
                  </span>
                  <button
                    name="topic"
                    value={topic.id}
                    aria-label={t('dropSpoken', { topic: topic.label })}
                    className="link min-h-11 px-1 text-sm"
                  >
                    {t('drop')}
                  </button>
                </li>
              ))}
            </ul>
          </form>
          {topics.length > MOST_TOPICS ? (
            <p className="mt-2 text-sm text-ink-2">{t('more', { topics: topics.length - MOST_TOPICS })}</p>
          ) : null}
          <p className="mt-2 max-w-measure text-xs text-ink-3">{t('note')}</p>
        </>
      )}
    </section>
  )
}

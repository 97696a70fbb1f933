import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { MistakeSentence } from '@/app/_ui/mistake-sentence'
import { MISTAKE_DAYS, type TopicMistake } from '@/lib/study'

interface TopicMistakesProps {
  mistakes: readonly TopicMistake[]
  /** the topic of the page: a mistake made in it needs no name of its topic */
  topicId: string
}

/** Which mistakes one makes here and below, most frequent first, each in the words that its newest answer was told. */
export function TopicMistakes({ mistakes, topicId }: TopicMistakesProps) {
  const t = useTranslations('topic')
  if (mistakes.length === 0) return null
  return (
    <section aria-labelledby="mistakes">
      <h2 id="mistakes" className="text-md">
        {t('mistakes')}
      </h2>
      <p className="mt-1 max-w-measure text-xs text-ink-3">{t('mistakesNote', { days: MISTAKE_DAYS })}</p>
      <ol className="mt-2 border-t border-line text-sm">
        {mistakes.map((mistake) => (
          <li key={mistake.id} className="flex items-baseline justify-between gap-6 border-b border-line py-3">
            <div className="min-w-0">
              <MistakeSentence id={mistake.id} html={mistake.html} />
              {mistake.topicId === topicId ? null : (
                <Link
                  href={`/topics/${mistake.topicId}`}
                  prefetch={false}
                  className="mt-0.5 inline-block text-xs text-ink-3 hover:underline"
                >
                  {mistake.topicLabel}
                </Link>
              )}
            </div>
            <span className="shrink-0 text-right text-ink-2 tabular-nums">
              {t('mistakeTimes', { times: mistake.times })}
              <Link
                href={`/answers/${mistake.answerId}`}
                prefetch={false}
                className="block py-1 text-xs text-ink-3 hover:underline"
              >
                {t('lastAnswer')}
              </Link>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

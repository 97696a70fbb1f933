import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RATING_NAMES } from '@/app/review/rating-names'
import { formatDate } from '@/lib/i18n'
import type { AnswerLine, AnswerList } from '@/lib/study'
import { topicAddress, type TopicAsked } from './topic-address'

interface TopicAnswersProps {
  list: AnswerList
  topicId: string
  asked: TopicAsked
  /** milliseconds UTC; a date of another year says its year */
  now: number
}

/** The last answers given here and below, newest first, each leading to its question as it was asked. */
export function TopicAnswers({ list, topicId, asked, now }: TopicAnswersProps) {
  const t = useTranslations('topic')
  if (list.answers.length === 0) return null
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="text-md">
        {t('answers')}
      </h2>
      <ol className="mt-2 border-t border-line text-sm">
        {list.answers.map((answer) => (
          <AnswerRow key={answer.id} answer={answer} today={new Date(now).toISOString().slice(0, 10)} />
        ))}
      </ol>
      <p className="no-print mt-2 flex gap-6 text-sm empty:hidden">
        {list.isLater ? (
          <Link
            href={topicAddress(topicId, asked, { before: undefined }, 'answers')}
            prefetch={false}
            className="link inline-block py-2"
          >
            {t('answersNewest')}
          </Link>
        ) : null}
        {list.older === null ? null : (
          <Link
            href={topicAddress(topicId, asked, { before: list.older }, 'answers')}
            prefetch={false}
            className="link inline-block py-2"
          >
            {t('answersOlder')}
          </Link>
        )}
      </p>
    </section>
  )
}

function AnswerRow({ answer, today }: { answer: AnswerLine; today: string }) {
  const t = useTranslations('answer')
  const ratings = useTranslations('rating')
  const language = useLocale()
  const said = answer.undone ? 'undone' : answer.mode === 'cram' ? 'practice' : null
  return (
    <li className="border-b border-line">
      <Link
        href={`/answers/${answer.id}`}
        prefetch={false}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 py-3 hover:bg-sunk sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
      >
        <time dateTime={answer.date} className="text-xs leading-[1.4rem] text-ink-3 tabular-nums">
          {formatDate(language, answer.date, today)}
        </time>
        <span className="order-last col-span-2 line-clamp-2 sm:order-none sm:col-span-1">{answer.question}</span>
        <span className="text-right text-ink-2">
          {said === 'undone' ? <s>{ratings(RATING_NAMES[answer.rating])}</s> : ratings(RATING_NAMES[answer.rating])}
          <span className="text-xs text-ink-3 max-sm:ms-2 sm:block">{said === null ? t(answer.verdict) : t(said)}</span>
        </span>
      </Link>
    </li>
  )
}

import { useLocale, useTranslations } from 'next-intl'
import { RATING_NAMES } from '@/app/review/rating-names'
import { writeNumber } from '@/app/review/write-number'
import { formatDate, formatDuration } from '@/lib/i18n'
import type { PastAnswer } from '@/lib/study'

/** When it was answered and how it went, and whatever makes the answer another one than it would be today. */
export function AnswerHead({ answer, now }: { answer: PastAnswer; now: number }) {
  const t = useTranslations('answer')
  const kinds = useTranslations('kind')
  const levels = useTranslations('topic')
  const ratings = useTranslations('rating')
  const language = useLocale()
  const date = formatDate(language, answer.date, new Date(now).toISOString().slice(0, 10))
  const facts = [
    t('rated', { rating: ratings(RATING_NAMES[answer.rating]) }),
    t(answer.verdict),
    formatDuration(language, answer.spentMs / 1000),
    ...(answer.hints > 0 ? [t('hints', { hints: answer.hints })] : []),
  ]
  return (
    <header>
      <p className="mt-6 text-sm text-ink-3">
        {kinds(answer.kind)} · {levels('level', { level: answer.level })}
      </p>
      <h1 className="mt-1 text-lg md:text-xl">{t('title', { date, time: answer.time })}</h1>
      <p className="mt-2 text-ink-2 tabular-nums">{facts.join(' · ')}</p>
      <Notes answer={answer} />
    </header>
  )
}

function Notes({ answer }: { answer: PastAnswer }) {
  const t = useTranslations('answer')
  const notes = [
    ...(answer.undone ? [t('undoneNote')] : []),
    ...(answer.mode === 'cram' ? [t('practiceNote')] : []),
    ...(answer.asked === null ? [t('lostNote')] : answer.changed ? [t('changedNote')] : []),
    ...(answer.heldAgainst === null ? [] : [t('heldAgainst', { value: writeNumber(answer.heldAgainst) })]),
    ...(answer.retired ? [t('retiredNote')] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="mt-4 space-y-1 border-s-[3px] border-edge ps-4 text-sm">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

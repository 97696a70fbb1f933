import { useTranslations } from 'next-intl'
import type { AnsweredProps } from './card-props'

/** Under the answer of a card that does not stick: what helps. Said once a session. */
export function LeechLine({ item, showing, session, control }: AnsweredProps) {
  const t = useTranslations('review')
  const wasOne = item.leech === true
  const wasSaid = wasOne && session.steps.some(({ cardId }) => cardId === item.cardId)
  const isOne = wasOne || session.leeches.includes(item.cardId)
  const topic = item.topic.at(-1)
  if (!isOne || wasSaid || showing.behind !== undefined || topic === undefined) return null
  return (
    <p className="max-w-measure text-sm text-ink-2">
      {t.rich('leech', {
        history: (words) => (
          <a href={`/cards/${item.cardId}`} className="link">
            {words}
          </a>
        ),
        topic: (words) => (
          <a href={`/topics/${topic.id}`} className="link">
            {words}
          </a>
        ),
        suspend: (words) => (
          <button type="button" onClick={control.suspend} className="link">
            {words}
          </button>
        ),
      })}
    </p>
  )
}

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatDate, formatPercent } from '@/lib/i18n'
import type { CardKind, TopicCardRow } from '@/lib/study'

interface TopicCardsProps {
  cards: readonly TopicCardRow[]
  /** no topics hang below this one */
  leaf: boolean
  /** milliseconds UTC; a date of another year says its year */
  now: number
}

/** The cards that hang on this very topic, with their kind, their state and their recall. */
export function TopicCards({ cards, leaf, now }: TopicCardsProps) {
  const t = useTranslations('topic')
  const marked = useTranslations('marked')
  return (
    <section aria-labelledby="cards">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="cards" className="text-md">
          {t('cards')}
        </h2>
        <Link href="/cards" prefetch={false} className="no-print text-xs text-ink-3 hover:underline">
          {marked('title')}
        </Link>
      </div>
      {cards.length === 0 ? (
        <p className="mt-2 text-ink-2">{t(leaf ? 'cardsNoneLeaf' : 'cardsNone')}</p>
      ) : (
        <table className="mt-2 w-full border-collapse text-left text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-2">
              <th scope="col" className="py-2 font-normal">
                {t('question')}
              </th>
              <th scope="col" className="hidden w-28 py-2 pl-4 font-normal sm:table-cell">
                {t('kind')}
              </th>
              <th scope="col" className="w-28 py-2 pl-4 font-normal">
                {t('state')}
              </th>
              <th scope="col" className="w-16 py-2 pl-4 text-right font-normal sm:w-20">
                {t('recall')}
              </th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <CardRow key={card.cardId} card={card} today={new Date(now).toISOString().slice(0, 10)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function CardRow({ card, today }: { card: TopicCardRow; today: string }) {
  const t = useTranslations('topic')
  const kinds = useTranslations('kind')
  const phases = useTranslations('phase')
  const language = useLocale()
  return (
    <tr className="border-b border-line align-top">
      <td className="py-3">
        <Link href={`/cards/${card.cardId}`} prefetch={false} className="block hover:underline">
          {card.question}
        </Link>
      </td>
      <td className="hidden py-3 pl-4 text-ink-2 sm:table-cell">
        {kinds(card.kind as CardKind)}
        <span className="block text-xs text-ink-3">{t('level', { level: card.level })}</span>
      </td>
      <td className="py-3 pl-4 text-ink-2">
        {card.suspended ? t('suspended') : phases(card.phase)}
        {card.suspended || card.phase === 'new' ? null : (
          <span className="block text-xs text-ink-3">
            {card.isDue ? (
              <span className="inline-flex items-center gap-1.5 text-ink">
                <span aria-hidden className="size-1.5 rounded-full bg-seal" />
                {t('isDue')}
              </span>
            ) : card.dueDate === null ? null : (
              t('dueOn', { date: formatDate(language, card.dueDate, today) })
            )}
          </span>
        )}
      </td>
      <td className="py-3 pl-4 text-right tabular-nums">
        {card.recall === null ? (
          <RecallBar recall={null} className="ml-auto w-12" />
        ) : (
          <>
            {formatPercent(language, card.recall)}
            <RecallBar recall={card.recall} className="mt-1.5 ml-auto w-12" />
          </>
        )}
      </td>
    </tr>
  )
}

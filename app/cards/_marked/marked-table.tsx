import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatDate, formatPercent } from '@/lib/i18n'
import type { MarkedCard } from '@/lib/study'

interface MarkedTableProps {
  readonly cards: readonly MarkedCard[]
  readonly today: string
}

/** Marked cards with their topics, what was said of them, and their recall. */
export function MarkedTable({ cards, today }: MarkedTableProps) {
  const t = useTranslations('marked')
  return (
    <table className="mt-4 w-full border-collapse text-left text-sm">
      <thead>
        <tr className="border-b border-line text-xs text-ink-2">
          <th scope="col" className="py-2 font-normal">
            {t('question')}
          </th>
          <th scope="col" className="w-28 py-2 pl-4 font-normal sm:w-44">
            {t('marks')}
          </th>
          <th scope="col" className="hidden w-20 py-2 pl-4 text-right font-normal sm:table-cell">
            {t('recall')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <Row key={card.cardId} card={card} today={today} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ card, today }: { readonly card: MarkedCard; readonly today: string }) {
  const t = useTranslations('marked')
  const language = useLocale()
  const { cardId, question, topicId, topicLabel, marks, note, buriedUntil, recall } = card
  return (
    <tr className="border-b border-line align-top">
      <td className="py-3">
        <Link href={`/cards/${cardId}`} prefetch={false} className="block hover:underline">
          {question}
        </Link>
        {note === null ? null : <p className="mt-1 line-clamp-3 whitespace-pre-line text-ink-2">{note}</p>}
        <Link
          href={`/topics/${topicId}`}
          prefetch={false}
          className="mt-1 inline-block text-xs text-ink-3 hover:underline"
        >
          {topicLabel}
        </Link>
      </td>
      <td className="py-3 pl-4 text-ink-2">
        <ul>
          {marks.map((mark) => (
            <li key={mark}>
              {mark === 'buried' && buriedUntil !== null
                ? t('buriedUntil', { date: formatDate(language, buriedUntil, today) })
                : t(mark)}
            </li>
          ))}
        </ul>
      </td>
      <td className="hidden py-3 pl-4 text-right tabular-nums sm:table-cell">
        {recall === null ? (
          <RecallBar recall={null} className="ml-auto w-12" />
        ) : (
          <>
            {formatPercent(language, recall)}
            <RecallBar recall={recall} className="mt-1.5 ml-auto w-12" />
          </>
        )}
      </td>
    </tr>
  )
}

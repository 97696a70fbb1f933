import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatDate, formatDays, formatPercent } from '@/lib/i18n'
import type { CardKind, TopicCardRow } from '@/lib/study'
import { nextCardSorting, sortedCards, type CardOrder } from './card-order'
import { topicAddress, type TopicAsked } from './topic-address'

interface TopicCardsProps {
  topicId: string
  cards: readonly TopicCardRow[]
  asked: TopicAsked
  /** no topics hang below this one */
  leaf: boolean
  /** `YYYY-MM-DD`; a date of another year says its year */
  today: string
}

/** Rows that are shown at first. */
const FIRST_ROWS = 40

/** The cards that hang on this very topic and how they stand, sorted by the links of their heads. */
export function TopicCards({ topicId, cards, asked, leaf, today }: TopicCardsProps) {
  const t = useTranslations('topic')
  const marked = useTranslations('marked')
  const sorted = sortedCards(cards, asked.sort)
  const shown = asked.allCards ? sorted : sorted.slice(0, FIRST_ROWS)
  const head = { topicId, asked }
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
              <SortHead by="due" {...head} className="w-26 sm:w-36" />
              <SortHead by="stability" {...head} className="hidden w-28 text-right sm:table-cell" />
              <SortHead by="recall" {...head} className="w-18 text-right sm:w-24" />
            </tr>
          </thead>
          <tbody>
            {shown.map((card) => (
              <CardRow key={card.cardId} card={card} today={today} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length === cards.length ? null : (
        <p className="mt-2 flex flex-wrap items-baseline gap-x-6 text-sm">
          <span className="text-ink-3 tabular-nums">
            {t('cardsShown', { shown: shown.length, cards: cards.length })}
          </span>
          <Link
            href={topicAddress(topicId, asked, { allCards: true }, 'cards')}
            prefetch={false}
            className="no-print link inline-block py-2"
          >
            {t('cardsAll')}
          </Link>
        </p>
      )}
    </section>
  )
}

interface SortHeadProps {
  by: CardOrder
  topicId: string
  asked: TopicAsked
  className: string
}

/** The head of a column, a link that sorts by it. */
function SortHead({ by, topicId, asked, className }: SortHeadProps) {
  const t = useTranslations('topic')
  const name = t(by === 'due' ? 'state' : by)
  const isSorted = asked.sort?.by === by
  const next = nextCardSorting(by, asked.sort)
  const direction = asked.sort?.reversed === true ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isSorted ? direction : 'none'} className={`py-1 pl-3 font-normal sm:pl-4 ${className}`}>
      <Link
        href={topicAddress(topicId, asked, { sort: next }, 'cards')}
        prefetch={false}
        scroll={false}
        title={next === null ? t('sortMap') : t('sortBy', { column: name })}
        className="inline-flex min-h-8 items-center gap-1 hover:text-ink pointer-coarse:min-h-11"
      >
        <span className={isSorted ? 'font-bold text-ink' : ''}>{name}</span>
        <span aria-hidden className={isSorted ? 'text-ink' : 'text-ink-3'}>
          {isSorted ? (direction === 'ascending' ? '↑' : '↓') : '↕'}
        </span>
      </Link>
    </th>
  )
}

function CardRow({ card, today }: { card: TopicCardRow; today: string }) {
  const t = useTranslations('topic')
  const kinds = useTranslations('kind')
  const language = useLocale()
  const marks = useMarks(card, today)
  const stability = card.stabilityDays === null ? null : formatDays(language, card.stabilityDays)
  return (
    <tr className="border-b border-line align-top">
      <td className="py-3">
        <Link href={`/cards/${card.cardId}`} prefetch={false} className="block hover:underline">
          {card.question}
        </Link>
        <span className="mt-0.5 block text-xs text-ink-3">
          {[kinds(card.kind as CardKind), t('level', { level: card.level })].join(' · ')}
          {marks.map((mark) => (
            <span key={mark} className="text-ink-2">
              {` · ${mark}`}
            </span>
          ))}
        </span>
      </td>
      <td className="py-3 pl-3 text-ink-2 sm:pl-4">
        <Standing card={card} today={today} />
        {stability === null ? null : (
          <span className="block text-xs text-ink-3 sm:hidden">{t('stabilityHolds', { days: stability })}</span>
        )}
      </td>
      <td className="hidden py-3 pl-4 text-right text-ink-2 tabular-nums sm:table-cell">
        {stability === null ? '–' : t('stabilityDays', { days: stability })}
      </td>
      <td className="py-3 pl-3 text-right tabular-nums sm:pl-4">
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

/** Its phase, and when it is due. */
function Standing({ card, today }: { card: TopicCardRow; today: string }) {
  const t = useTranslations('topic')
  const phases = useTranslations('phase')
  const language = useLocale()
  if (card.suspended) return t('suspended')
  if (card.phase === 'new') return phases('new')
  return (
    <>
      {phases(card.phase)}
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
    </>
  )
}

/** What its person, or the memory, has said of it. */
function useMarks({ flagged, leech, buriedUntil, note }: TopicCardRow, today: string): readonly string[] {
  const t = useTranslations('topic')
  const language = useLocale()
  return [
    ...(flagged ? [t('flagged')] : []),
    ...(leech ? [t('leech')] : []),
    ...(buriedUntil === null ? [] : [t('buriedUntil', { date: formatDate(language, buriedUntil, today) })]),
    ...(note === null ? [] : [t(note.wrong ? 'saidWrong' : 'noted')]),
  ]
}

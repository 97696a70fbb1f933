import { useLocale, useTranslations } from 'next-intl'
import { formatInterval, type Language } from '@/lib/i18n'
import type { Next, Rating } from '@/lib/memory'
import type { SessionController } from './session-control'
import { RATING_NAMES } from './rating-names'
import type { Judged, QueueContext } from './session-types'
import { studyDayAt } from './upcoming'

const RATINGS = [
  { rating: 1, bar: 'bg-r0' },
  { rating: 2, bar: 'bg-r1' },
  { rating: 3, bar: 'bg-r3' },
  { rating: 4, bar: 'bg-r5' },
] as const satisfies readonly { rating: Rating; bar: string }[]

interface RatingBarProps {
  readonly judged: Judged
  /** a rating that waits to be confirmed */
  readonly doubted: Rating | null
  /** of the session: an interval in days counts from its study day */
  readonly context: QueueContext
  /** when it was judged, by the server's clock */
  readonly judgedAt: number
  /** the person has met few cards: a line says what the buttons mean */
  readonly isNewcomer: boolean
  /** false while cramming: whatever is said moves nothing */
  readonly isCounted: boolean
  readonly control: SessionController
}

/** Four buttons in thumb's reach, each with its key and when the card comes back; the proposed one is bold. */
export function RatingBar({ judged, doubted, context, judgedAt, isNewcomer, isCounted, control }: RatingBarProps) {
  const t = useTranslations('rating')
  const language = useLocale() as Language
  const studyDay = studyDayAt(context, judgedAt)
  const intervalOf = (next: Next): string => {
    if ('dueDay' in next) return formatInterval(language, { days: next.dueDay - studyDay })
    return t('within', { interval: formatInterval(language, { seconds: (next.dueAt - judgedAt) / 1_000 }) })
  }
  return (
    <section aria-label={t('label')} className="rating-bar">
      <div className="mx-auto max-w-[66rem]">
        {isNewcomer && doubted === null ? <p className="rating-note">{t('newcomer')}</p> : null}
        <p role="status" className="text-seal">
          {doubted === null ? null : <span className="rating-note">{t('doubt')}</span>}
        </p>
        <div className="grid grid-cols-4 gap-1 sm:gap-2">
          {RATINGS.map(({ rating, bar }) => {
            const name = RATING_NAMES[rating]
            const isProposed = judged.proposed === rating
            const isDoubted = doubted === rating
            return (
              <button
                key={rating}
                type="button"
                onClick={() => control.rate(rating)}
                aria-keyshortcuts={String(rating)}
                className={`rating-button ${isProposed ? 'font-bold' : ''} ${isDoubted ? 'rating-doubted' : ''}`}
              >
                <span aria-hidden data-recall="" className={`rating-ink ${bar}`} />
                <span className="rating-name">
                  {isDoubted ? t('allTheSame', { rating: t(name) }) : t(name)}
                  {isProposed && !isDoubted ? <span className="rating-proposed">{t('proposed')}</span> : null}
                </span>
                <span className={isCounted ? 'rating-when' : 'rating-when rating-uncounted'}>
                  <kbd className="rating-key">{rating}</kbd>
                  {isCounted ? intervalOf(judged.next[rating]) : t('notCounted')}
                </span>
              </button>
            )
          })}
        </div>
      </div>
    </section>
  )
}

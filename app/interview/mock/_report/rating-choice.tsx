import { useLocale, useTranslations } from 'next-intl'
import { RATING_NAMES } from '@/app/review/rating-names'
import { formatInterval } from '@/lib/i18n'
import type { Next, Rating } from '@/lib/memory'
import { useLive } from '../use-live'
import { worthOf } from './mark-types'
import { useReport } from './report-store'

const RATINGS: readonly Rating[] = [1, 2, 3, 4]

/** The rating that goes into the log: as proposed, unless the person says otherwise. */
export function RatingChoice({ question, day }: { readonly question: number; readonly day: number }) {
  const t = useTranslations('mock')
  const names = useTranslations('rating')
  const language = useLocale()
  const isLive = useLive()
  const { all, markOf, mark, isCounted } = useReport()
  const marked = all.find((one) => one.question === question)
  if (marked === undefined) return null
  const { rating, proposed } = worthOf(marked, markOf(question))
  const interval = (next: Next): string =>
    'dueDay' in next
      ? formatInterval(language, { days: Math.max(0, next.dueDay - day) })
      : names('within', {
          interval: formatInterval(language, { seconds: Math.max(0, (next.dueAt - marked.at) / 1_000) }),
        })
  return (
    <fieldset disabled={isCounted || !isLive} className="mock-rating">
      <legend className="text-sm text-ink-2">
        {t(marked.standing === 'taken_back' ? 'ratingTakenBack' : isCounted ? 'ratingCounted' : 'rating')}
      </legend>
      <div className="mock-rating-row">
        {RATINGS.map((one) => (
          <label key={one} className="mock-rating-one" data-rating={one}>
            <input
              type="radio"
              name={`rating-${question}`}
              checked={rating === one}
              onChange={() => mark(question, { rating: one === proposed ? null : one })}
              className="sr-only"
            />
            <span>{names(RATING_NAMES[one])}</span>
            <span className="mock-rating-next">
              {[
                ...(one === proposed ? [names('proposed')] : []),
                ...(isCounted ? [] : [interval(marked.next[one])]),
              ].join(' · ')}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

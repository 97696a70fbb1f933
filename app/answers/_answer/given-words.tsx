import { useTranslations } from 'next-intl'
import { Prose } from '@/app/_ui/prose'
import { LETTERS } from '@/app/review/letters'
import type { GivenProps } from './given-props'

/** What was written, and which points of a full answer were ticked. */
export function GivenWords({ answer, asked }: GivenProps) {
  const t = useTranslations('review')
  const said = useTranslations('answer')
  const rubric = asked.rubric ?? []
  const points = answer.given.points ?? []
  const words = answer.given.text?.trim() ?? ''
  const ticked = rubric.filter(({ bonus }, place) => !bonus && points.includes(place)).length
  return (
    <>
      {words === '' ? null : (
        <p className="max-w-measure border-s-[3px] border-line ps-4 break-words whitespace-pre-wrap">{words}</p>
      )}
      <p className="mt-4 text-sm text-ink-2 tabular-nums">
        {t('points', { ticked, count: rubric.filter(({ bonus }) => !bonus).length })}
      </p>
      <ol className="mt-2 border-b border-line">
        {rubric.map(({ html, bonus }, place) => {
          const isTicked = points.includes(place)
          return (
            <li key={place} data-right={isTicked || undefined} className="option option-judged">
              <span className="option-letter">{LETTERS[place]}</span>
              <span className="min-w-0 flex-1">
                <span className="sr-only">{said(isTicked ? 'ticked' : 'notTicked')} </span>
                <Prose html={html} inline className={isTicked ? '' : 'text-ink-2'} />
                {bonus ? <span className="ms-2 text-xs text-ink-3">{t('bonus')}</span> : null}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

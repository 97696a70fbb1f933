import { useTranslations } from 'next-intl'
import { Prose } from '@/app/_ui/prose'
import { LETTERS } from '@/app/review/letters'
import type { Html } from '@/lib/study'
import { useLive } from '../use-live'
import { useReport } from './report-store'

interface RubricTicksProps {
  readonly question: number
  readonly rubric: readonly { readonly html: Html; readonly bonus: boolean }[]
}

/** The points of a full answer, ticked by the person; the share proposes the rating. */
export function RubricTicks({ question, rubric }: RubricTicksProps) {
  const t = useTranslations('mock')
  const review = useTranslations('review')
  const { markOf, mark, isCounted } = useReport()
  const isLive = useLive()
  const { points } = markOf(question)
  const counted = rubric.filter(({ bonus }) => !bonus).length
  const ticked = rubric.filter(({ bonus }, place) => !bonus && points.includes(place)).length
  const toggle = (place: number): void =>
    mark(question, {
      points: points.includes(place) ? points.filter((one) => one !== place) : [...points, place].sort(),
    })
  return (
    <fieldset disabled={isCounted || !isLive} className="mock-rubric">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <legend className="float-left text-sm text-ink-2">{t('tick')}</legend>
        <p className="text-sm text-ink-2 tabular-nums">{review('points', { ticked, count: counted })}</p>
      </div>
      <div className="mt-2 border-b border-line">
        {rubric.map(({ html, bonus }, place) => (
          <label key={place} className="option">
            <input
              type="checkbox"
              checked={points.includes(place)}
              onChange={() => toggle(place)}
              className="option-input"
            />
            <span className="option-letter">{LETTERS[place]}</span>
            <span className="min-w-0 flex-1">
              <Prose html={html} inline />
              {bonus ? <span className="ms-2 text-xs text-ink-3">{review('bonus')}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Whether what was said aloud was right, which the person says. */
export function SaidMark({ question }: { readonly question: number }) {
  const t = useTranslations('mock')
  const { markOf, mark, isCounted } = useReport()
  const isLive = useLive()
  const { had } = markOf(question)
  return (
    <fieldset disabled={isCounted || !isLive} className="flex flex-wrap items-center gap-3">
      <legend className="mb-2 text-sm text-ink-2">{t('hadIt')}</legend>
      {([true, false] as const).map((isRight) => (
        <label key={String(isRight)} className="mock-choice">
          <input
            type="radio"
            name={`had-${question}`}
            checked={had === isRight}
            onChange={() => mark(question, { had: isRight })}
            className="sr-only"
          />
          {t(isRight ? 'had' : 'hadNot')}
        </label>
      ))}
    </fieldset>
  )
}

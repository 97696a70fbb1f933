import { useTranslations } from 'next-intl'
import { preTickRubric } from '@/lib/grading'
import { CardProse } from './card-prose'
import type { TickedProps, VerdictProps } from './card-props'
import { LETTERS } from './letters'
import { moveByArrows } from './move-by-arrows'

/** The points a full answer has, to be ticked; the share ticked proposes the rating. */
export function ExplainVerdict({ instance, showing, judged, control }: TickedProps) {
  const t = useTranslations('review')
  const rubric = instance.rubric ?? []
  const found = preTickRubric(
    rubric.map(({ words }) => words),
    showing.draft.kind === 'text' ? showing.draft.text : '',
  )
  const counted = rubric.filter(({ bonus }) => !bonus).length
  const ticked = rubric.filter(({ bonus }, place) => !bonus && judged.ticked[place]).length
  return (
    <fieldset aria-labelledby="compare">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="compare" data-focus="" tabIndex={-1} className="text-md">
          {t('compare')}
        </h2>
        <p role="status" className="text-sm text-ink-2 tabular-nums">
          {t('points', { ticked, count: counted })}
        </p>
      </div>
      <div className="mt-2 border-b border-line" onKeyDown={moveByArrows}>
        {rubric.map(({ html, bonus }, place) => (
          <label key={place} className="option">
            <input
              type="checkbox"
              checked={judged.ticked[place] ?? false}
              onChange={() => control.tick(place)}
              aria-keyshortcuts={LETTERS[place]}
              className="option-input"
            />
            <span className="option-letter">{LETTERS[place]}</span>
            <span className="min-w-0 flex-1">
              <CardProse html={html} inline />
              {bonus ? <span className="ms-2 text-xs text-ink-3">{t('bonus')}</span> : null}
              {found[place] == null ? null : (
                <span className="mt-0.5 block text-sm text-ink-3">{t('found', { words: found[place] })}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** What the person wrote, beside the points. */
export function OwnWords({ showing }: Pick<VerdictProps, 'showing'>) {
  const t = useTranslations('review')
  const words = showing.draft.kind === 'text' ? showing.draft.text.trim() : ''
  if (words === '') return null
  return (
    <section aria-labelledby="own-words" className="border-s-[3px] border-line ps-4">
      <h2 id="own-words" className="text-sm text-ink-3">
        {t('yourWords')}
      </h2>
      <p className="mt-1 whitespace-pre-wrap">{words}</p>
    </section>
  )
}

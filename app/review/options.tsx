'use no memo'

import { useTranslations } from 'next-intl'
import { Plate } from './picture'
import { KeyNames } from '@/app/_ui/key-names'
import { CardProse } from './card-prose'
import type { AskingProps } from './card-props'
import { HintButton } from './hint-button'
import { isSeveral } from './drafting'
import { LETTERS } from './letters'
import { plainHtml } from './plain-html'
import { platesClass } from './plate-size'

/** Options to pick from: rows of words, or plates with pictures. The whole row is the target. */
export function Options(props: AskingProps) {
  const { instance, showing, control, parts } = props
  const t = useTranslations('review')
  const several = isSeveral(instance)
  const picks = showing.draft.kind === 'picks' ? showing.draft.picks : []
  const options = instance.options ?? []
  const arePictures = options.some(({ scene }) => scene !== undefined)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        control.check()
      }}
    >
      <fieldset aria-labelledby="question" aria-describedby={several ? 'several' : undefined}>
        {several ? (
          <p id="several" className="mb-2 text-sm text-ink-2">
            {t('pickSeveral')}
          </p>
        ) : null}
        <div
          className={arePictures ? platesClass(options) : 'border-b border-line'}
          onKeyDown={several && parts ? parts.moveByArrows : undefined}
        >
          {options.map(({ html, scene }, place) => {
            const option = (
              <label key={place} className={arePictures ? 'option option-plate' : 'option'}>
                <input
                  data-focus={place === 0 ? '' : undefined}
                  type={several ? 'checkbox' : 'radio'}
                  name="pick"
                  checked={picks.includes(place)}
                  onChange={() => control.pick(place)}
                  aria-keyshortcuts={`${LETTERS[place]} ${place + 1}`}
                  className="option-input"
                />
                <span className="option-letter">{LETTERS[place]}</span>
                {scene === undefined ? (
                  <CardProse html={html} inline className="min-w-0 flex-1" />
                ) : (
                  <Plate scene={scene} alt={plainHtml(html)} />
                )}
              </label>
            )
            if (scene === undefined) return option
            return (
              <div key={place} className="plate">
                {option}
                {parts === null ? null : (
                  <parts.Enlarge scene={scene} alt={plainHtml(html)} place={place} onPick={() => control.pick(place)} />
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <button type="submit" aria-disabled={picks.length === 0} className="button">
          {t('check')}
          <KeyNames keys={['⏎']} />
        </button>
        <HintButton {...props} />
      </div>
    </form>
  )
}

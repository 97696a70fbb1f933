import { useTranslations } from 'next-intl'
import { Plate } from './picture'
import { CardProse } from './card-prose'
import type { VerdictProps } from './card-props'
import { LETTERS } from './letters'
import { plainHtml } from './plain-html'
import { Enlarge } from './enlarge'
import { platesClass } from './plate-size'
import { Verdict } from './verdict'

/** The options as they stood: the right ones ticked, a wrong pick struck through, and why each wrong one is wrong. */
export function OptionsVerdict(props: VerdictProps) {
  const { instance, showing, judged, icons } = props
  const t = useTranslations('review')
  const picks = showing.draft.kind === 'picks' ? showing.draft.picks : []
  const right = instance.key.right ?? []
  const options = instance.options ?? []
  const arePictures = options.some(({ scene }) => scene !== undefined)
  const letters = right.map((place) => LETTERS[place] ?? '').join(', ')
  return (
    <>
      <ol className={arePictures ? platesClass(options) : 'border-b border-line'}>
        {options.map(({ html, scene }, place) => {
          const isRight = right.includes(place)
          const isPicked = picks.includes(place)
          const why = instance.after.optionWhy?.[place] ?? null
          const mark = isPicked ? t('yourPick') : isRight ? t('missed') : null
          return (
            <li
              key={place}
              data-right={isRight || undefined}
              data-picked={isPicked || undefined}
              className={arePictures ? 'option option-plate option-judged' : 'option option-judged'}
            >
              <span className="option-letter">{LETTERS[place]}</span>
              <div className={arePictures ? 'min-w-0 basis-full' : 'min-w-0 flex-1'}>
                {scene === undefined ? (
                  <CardProse html={html} inline className="option-text" />
                ) : (
                  <Plate scene={scene} alt={`${LETTERS[place]}: ${plainHtml(html)}`} />
                )}
                {scene === undefined ? null : <Enlarge scene={scene} alt={plainHtml(html)} place={place} />}
                {mark === null ? null : (
                  <span className={`option-mark ${arePictures ? '' : 'ms-2'} ${isRight ? 'text-ink' : 'text-seal'}`}>
                    {isRight ? icons.right : null}
                    {mark}
                  </span>
                )}
                {why === null ? null : <CardProse html={why} className="mt-1 text-sm text-ink-2" />}
              </div>
            </li>
          )
        })}
      </ol>
      <Verdict isRight={judged.verdict === 'right'} icon={icons.right} className="mt-5">
        {judged.verdict === 'right' ? null : <span className="font-normal">{t('rightOptions', { letters })}</span>}
      </Verdict>
    </>
  )
}

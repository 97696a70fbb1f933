import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { Plate } from '@/app/_ui/plate'
import { Prose } from '@/app/_ui/prose'
import { LETTERS } from '@/app/review/letters'
import { plainHtml } from '@/app/review/plain-html'
import type { GivenProps } from './given-props'

/** The options in the order in which they stood: the right ones ticked, a wrong pick struck through, each with its why. */
export function GivenOptions({ answer, asked }: GivenProps) {
  const t = useTranslations('review')
  const { options = [], key, after } = asked
  const arePictures = options.some(({ scene }) => scene !== undefined)
  return (
    <ol className={arePictures ? 'plates' : 'border-b border-line'}>
      {options.map(({ html, scene }, place) => {
        const isRight = key.right?.includes(place) ?? false
        const isPicked = answer.given.picks?.includes(place) ?? false
        const why = after.optionWhy?.[place] ?? null
        const mark = isPicked ? t('yourPick') : isRight ? t('missed') : null
        return (
          <li
            key={place}
            data-right={isRight || undefined}
            data-picked={isPicked || undefined}
            className={`option option-judged ${arePictures ? 'option-plate' : ''}`}
          >
            <span className="option-letter">{LETTERS[place]}</span>
            <div className={arePictures ? 'min-w-0 basis-full' : 'min-w-0 flex-1'}>
              {scene === undefined ? (
                <Prose html={html} inline className="option-text" />
              ) : (
                <Plate scene={scene} alt={`${LETTERS[place]}: ${plainHtml(html)}`} />
              )}
              {mark === null ? null : (
                <span className={`option-mark ${arePictures ? '' : 'ms-2'} ${isRight ? 'text-ink' : 'text-seal'}`}>
                  {isRight ? <Icon name="right" size={16} weight={2.1} /> : null}
                  {mark}
                </span>
              )}
              {why === null ? null : <Prose html={why} className="mt-1 text-sm text-ink-2" />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

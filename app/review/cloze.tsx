'use no memo'

import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { CardProps } from './card-props'
import { HintButton } from './hint-button'
import { textWidth } from './plain-html'
import { Question } from './question'

/** The sentence with a field in each blank; Tab moves on, Enter checks all. */
export function Cloze(props: CardProps) {
  const { instance, showing, control } = props
  const t = useTranslations('review')
  const blanks = showing.draft.kind === 'blanks' ? showing.draft.blanks : []
  const isEmpty = blanks.every((blank) => blank.trim() === '')
  const write = (place: number, text: string) =>
    control.draft({ kind: 'blanks', blanks: blanks.map((blank, n) => (n === place ? text : blank)) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        control.check()
      }}
    >
      <Question
        instance={instance}
        blank={(place) => (
          <input
            ref={place === 0 ? takeFocus : undefined}
            data-focus={place === 0 ? '' : undefined}
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint={place + 1 < blanks.length ? 'next' : 'done'}
            maxLength={200}
            value={blanks[place] ?? ''}
            onChange={(event) => write(place, event.target.value)}
            aria-label={t('blank', { n: place + 1 })}
            aria-describedby="question"
            size={Math.max(9, textWidth(blanks[place] ?? '') + 1)}
            className="field blank-field"
          />
        )}
      />
      <div className="mt-8 flex flex-wrap items-center gap-4">
        <button type="submit" aria-disabled={isEmpty} className="button">
          {t('check')}
          <KeyNames keys={['⏎']} />
        </button>
        <HintButton {...props} />
      </div>
    </form>
  )
}

/** The fields come after the card, so the first one takes the focus itself; not on a touch screen, where a keyboard would jump up. */
function takeFocus(field: HTMLInputElement | null): void {
  const isFree = document.activeElement === document.body
  if (isFree && !window.matchMedia('(pointer: coarse)').matches) field?.focus({ preventScroll: true })
}

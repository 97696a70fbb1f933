'use no memo'

import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { AskingProps } from './card-props'
import { HintButton } from './hint-button'

/** The field for a number. How it is read, or what cannot be, is said below it; the field keeps what was typed, and the focus. */
export function NumericAnswer(props: AskingProps) {
  const { instance, showing, control, parts } = props
  const t = useTranslations('review')
  const { problem, draft } = showing
  const { unit } = instance.key
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        control.check()
      }}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <label className="flex items-center gap-3">
          <span className="sr-only">{unit === undefined ? t('answer') : t('answerIn', { unit })}</span>
          <input
            data-focus=""
            type="text"
            inputMode="decimal"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
            maxLength={200}
            value={draft.kind === 'text' ? draft.text : ''}
            onChange={(event) => control.draft({ kind: 'text', text: event.target.value })}
            aria-invalid={problem !== null}
            aria-describedby="question problem echo"
            className="field number-field"
          />
          {unit === undefined ? null : (
            <span aria-hidden className="text-ink-2">
              {unit}
            </span>
          )}
        </label>
        <button type="submit" className="button">
          {t('check')}
          <KeyNames keys={['⏎']} />
        </button>
        <div className="order-1 min-h-6 basis-full text-sm">{parts === null ? null : <parts.Reading {...props} />}</div>
        <HintButton {...props} className="order-2 sm:order-none" />
      </div>
    </form>
  )
}

'use no memo'

import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { AskingProps } from './card-props'
import { HintButton } from './hint-button'

/** Room for the person's own words, if they like to write them, and the way to the answer. */
export function Explain(props: AskingProps) {
  const { showing, control, longestAnswer, parts } = props
  const t = useTranslations('review')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        control.check()
      }}
    >
      <label>
        <span className="text-sm text-ink-2">{t('writeOrSay')}</span>
        <textarea
          rows={4}
          maxLength={longestAnswer}
          value={showing.draft.kind === 'text' ? showing.draft.text : ''}
          onChange={(event) => control.draft({ kind: 'text', text: event.target.value })}
          aria-describedby="question"
          className="field words-field mt-1.5"
        />
      </label>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <button type="submit" data-focus="" aria-describedby="question" className="button">
          {t('show')}
          <KeyNames keys={[showing.draft.kind === 'text' && showing.draft.text !== '' ? 'Ctrl ⏎' : 'Space']} />
        </button>
        {parts === null ? null : <parts.ThinkingTime since={showing.shownAt} />}
        <HintButton {...props} />
      </div>
    </form>
  )
}

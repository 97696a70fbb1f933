import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { AnsweredProps, CardProps } from './card-props'
import { HintButton, Hints } from './hints'
import { textWidth } from './plain-html'
import { Question } from './question'
import { Verdict } from './verdict'

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
      <Hints {...props} />
    </form>
  )
}

/** The sentence with what was written in its blanks: ticked, or struck through before what belongs there. */
export function ClozeVerdict(props: AnsweredProps) {
  const { instance, showing, judged, icons } = props
  const t = useTranslations('review')
  const blanks = showing.draft.kind === 'blanks' ? showing.draft.blanks : []
  const isRight = judged.verdict === 'right'
  return (
    <>
      <Question
        instance={instance}
        blank={(place) => {
          const typed = blanks[place]?.trim() ?? ''
          if (judged.perBlank[place] === true) return <strong className="blank-right">{typed}</strong>
          return (
            <>
              {typed === '' ? null : <s className="struck">{typed}</s>}{' '}
              <strong className="blank-right">{instance.key.accepted?.[place]?.[0]}</strong>
            </>
          )
        }}
      />
      <Verdict isRight={isRight} icon={icons.right} className="mt-6">
        {isRight ? null : (
          <span className="text-ink-2">
            {t('answerIs')} {instance.key.accepted?.map((forms) => forms[0]).join(', ')}
          </span>
        )}
      </Verdict>
    </>
  )
}

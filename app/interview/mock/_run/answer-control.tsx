'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { echoOf } from '@/app/review/echo-of'
import { CardProse } from '@/app/review/card-prose'
import { isSeveral } from '@/app/review/drafting'
import { LETTERS } from '@/app/review/letters'
import { Plate } from '@/app/review/picture'
import { plainHtml, textWidth } from '@/app/review/plain-html'
import { platesClass } from '@/app/review/plate-size'
import { Question } from '@/app/review/question'
import type { MockRunQuestion, MockWay } from '@/lib/study'
import { optionOfKey } from './option-of-key'
import type { RunState } from './run-state'
import type { RunAct } from './use-run'

export interface AnswerProps {
  readonly question: MockRunQuestion
  readonly way: MockWay
  readonly state: RunState
  readonly longestAnswer: number
  /** false: single characters do nothing (WCAG 2.1.4) */
  readonly letters: boolean
  readonly act: (act: RunAct) => void
}

/** Where the answer goes: options to pick, or a field; nothing where it is said aloud. */
export function AnswerControl(props: AnswerProps) {
  const { kind } = props.question
  if (kind === 'choice' || kind === 'figure') return <Options {...props} />
  if (props.way === 'aloud' || kind === 'cloze') return null
  return kind === 'numeric' ? <NumberField {...props} /> : <WordsField {...props} />
}

/** The question; the fields of a cloze stand in it where they are typed. */
export function AskedQuestion({ question, way, state, act }: AnswerProps) {
  const t = useTranslations('review')
  const blanks = state.draft.kind === 'blanks' ? state.draft.blanks : []
  if (question.kind !== 'cloze' || way === 'aloud') return <Question instance={question.instance} />
  return (
    <Question
      instance={question.instance}
      blank={(place) => (
        <input
          data-focus={place === 0 ? '' : undefined}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={200}
          value={blanks[place] ?? ''}
          onChange={({ target }) =>
            act({
              type: 'drafted',
              draft: { kind: 'blanks', blanks: blanks.map((blank, n) => (n === place ? target.value : blank)) },
            })
          }
          aria-label={t('blank', { n: place + 1 })}
          aria-describedby="question"
          size={Math.max(9, textWidth(blanks[place] ?? '') + 1)}
          className="field blank-field"
        />
      )}
    />
  )
}

function NumberField({ question: { instance }, state, act }: AnswerProps) {
  const t = useTranslations('review')
  const input = useTranslations('input')
  const { problem } = state
  const { unit } = instance.key
  const text = state.draft.kind === 'text' ? state.draft.text : ''
  const echo = problem === null ? echoOf(text, instance.key) : null
  return (
    <>
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
          value={text}
          onChange={({ target }) => act({ type: 'drafted', draft: { kind: 'text', text: target.value } })}
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
      <div className="mt-2 min-h-6 text-sm">
        <p id="problem" role="alert" className="text-seal">
          {problem === null ? '' : input(problem.code, problem.values)}
        </p>
        <p id="echo" className="text-ink-2 tabular-nums">
          {echo?.readAs == null ? '' : t('readAs', { value: echo.readAs })}
        </p>
      </div>
    </>
  )
}

function WordsField({ state, longestAnswer, act }: AnswerProps) {
  const t = useTranslations('mock')
  return (
    <label>
      <span className="text-sm text-ink-2">{t('writeAnswer')}</span>
      <textarea
        data-focus=""
        rows={6}
        maxLength={longestAnswer}
        value={state.draft.kind === 'text' ? state.draft.text : ''}
        onChange={({ target }) => act({ type: 'drafted', draft: { kind: 'text', text: target.value } })}
        aria-describedby="question"
        className="field words-field mt-1.5"
      />
    </label>
  )
}

function Options({ question: { instance }, state, letters, act }: AnswerProps) {
  const t = useTranslations('review')
  const several = isSeveral(instance)
  const picks = state.draft.kind === 'picks' ? state.draft.picks : []
  const options = instance.options ?? []
  const arePictures = options.some(({ scene }) => scene !== undefined)
  const pick = (place: number): void => {
    const changed = picks.includes(place) ? picks.filter((one) => one !== place) : [...picks, place]
    act({ type: 'drafted', draft: { kind: 'picks', picks: several ? changed : [place] } })
  }
  const root = useRef<HTMLFieldSetElement>(null)
  const pickByKey = useEffectEvent((event: KeyboardEvent) => {
    const place = optionOfKey(event, options.length)
    if (place === null || document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    pick(place)
    // the ring goes where the pick went
    root.current?.querySelectorAll<HTMLInputElement>('.option-input')[place]?.focus()
  })
  useEffect(() => {
    if (!letters) return
    addEventListener('keydown', pickByKey)
    return () => removeEventListener('keydown', pickByKey)
  }, [letters])
  return (
    <fieldset ref={root} aria-labelledby="question" aria-describedby={several ? 'several' : undefined}>
      {several ? (
        <p id="several" className="mb-2 text-sm text-ink-2">
          {t('pickSeveral')}
        </p>
      ) : null}
      <div className={arePictures ? platesClass(options) : 'border-b border-line'}>
        {options.map(({ html, scene }, place) => (
          <label key={place} className={arePictures ? 'option option-plate' : 'option'}>
            <input
              data-focus={place === 0 ? '' : undefined}
              type={several ? 'checkbox' : 'radio'}
              name="pick"
              checked={picks.includes(place)}
              onChange={() => pick(place)}
              aria-keyshortcuts={letters ? `${LETTERS[place]} ${place + 1}` : undefined}
              className="option-input"
            />
            <span className="option-letter">{LETTERS[place]}</span>
            {scene === undefined ? (
              <CardProse html={html} inline className="min-w-0 flex-1" />
            ) : (
              <Plate scene={scene} alt={plainHtml(html)} />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

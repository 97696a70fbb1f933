'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { KeyNames } from '@/app/_ui/key-names'
import { CardProse } from '@/app/review/card-prose'
import { focusCard } from '@/app/review/focus-card'
import { AnswerControl, AskedQuestion, type AnswerProps } from './answer-control'
import { isAnswerable } from './run-state'
import type { MockRun } from '@/lib/study'

interface AskingProps extends AnswerProps {
  readonly run: MockRun
}

/** A question of the interview with the control for its answer; there are no hints. */
export function Asking({ run, ...props }: AskingProps) {
  const { question, state, act, way } = props
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    window.scrollTo(0, 0)
    if (root.current) focusCard(root.current, false)
  }, [])
  const submit = (): void => act({ type: 'answered' })
  return (
    <div ref={root} className="contents">
      <div className="card-question">
        <AskedQuestion {...props} />
      </div>
      <form
        className="card-sheet"
        onSubmit={(event) => {
          event.preventDefault()
          if (isAnswerable(state, run)) submit()
        }}
        onKeyDown={(event) => {
          if (isSubmitted(event) && isAnswerable(state, run)) submit()
        }}
      >
        <AnswerControl {...props} />
        <Buttons
          isSaid={way === 'aloud' && state.draft.kind !== 'picks'}
          isOpen={question.kind === 'explain'}
          {...props}
          run={run}
        />
      </form>
    </div>
  )
}

/** What the interviewer asks on, right after an answer. It is not graded: there is no full answer to hold it against. */
export function FollowUpAsked({ run, ...props }: AskingProps) {
  const { question, state, act, way, longestAnswer } = props
  const t = useTranslations('mock')
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    window.scrollTo(0, 0)
    if (root.current) focusCard(root.current, false)
  }, [])
  return (
    <div ref={root} className="contents">
      <div className="card-question">
        <p className="mock-before">
          <CardProse html={question.instance.question} inline />
        </p>
        <div id="question" tabIndex={-1} className="question question-short">
          <div className="prose">
            <p>
              <CardProse html={question.followUp ?? ''} inline />
            </p>
          </div>
        </div>
      </div>
      <form
        className="card-sheet"
        onSubmit={(event) => {
          event.preventDefault()
          if (isAnswerable(state, run)) act({ type: 'answered' })
        }}
        onKeyDown={(event) => {
          if (isSubmitted(event) && isAnswerable(state, run)) act({ type: 'answered' })
        }}
      >
        {way === 'aloud' ? null : (
          <label>
            <span className="text-sm text-ink-2">{t('writeAnswer')}</span>
            <textarea
              data-focus=""
              rows={4}
              maxLength={longestAnswer}
              value={state.followUp}
              onChange={({ target }) => act({ type: 'wrote_on', text: target.value })}
              aria-describedby="question"
              className="field words-field mt-1.5"
            />
          </label>
        )}
        <Buttons isSaid={way === 'aloud'} isOpen {...props} run={run} />
      </form>
    </div>
  )
}

interface ButtonsProps extends AskingProps {
  /** the answer is said aloud: first the thinking ends, then the answer */
  readonly isSaid: boolean
  /** the answer is in words, where Enter begins a line */
  readonly isOpen: boolean
}

function Buttons({ isSaid, isOpen, run, state, act }: ButtonsProps) {
  const t = useTranslations('mock')
  const isSpeaking = state.clock.phase === 'answering'
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
      {isSaid && !isSpeaking ? (
        <button key="speak" type="button" data-focus="" onClick={() => act({ type: 'spoke' })} className="button">
          {t('speak')}
          <KeyNames keys={['Space']} />
        </button>
      ) : (
        <button
          key="done"
          type="submit"
          ref={isSaid ? takeFocus : undefined}
          aria-disabled={!isAnswerable(state, run)}
          className="button"
        >
          {t(isSaid ? 'spoken' : 'submit')}
          <KeyNames keys={[isSaid ? 'Space' : isOpen ? 'Ctrl ⏎' : '⏎']} />
        </button>
      )}
      <button type="button" onClick={() => act({ type: 'passed' })} className="quiet-button">
        {t('pass')}
      </button>
      {isSaid ? <p className="basis-full text-sm text-ink-2">{t(isSpeaking ? 'speaking' : 'thinkFirst')}</p> : null}
    </div>
  )
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true })
}

/** In a text of several lines Enter begins a new one; with Ctrl or Cmd it hands in. */
function isSubmitted(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, nativeEvent, target } = event
  return key === 'Enter' && (ctrlKey || metaKey) && !nativeEvent.isComposing && target instanceof HTMLTextAreaElement
}

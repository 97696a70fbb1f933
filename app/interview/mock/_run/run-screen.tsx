import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Icons } from '@/app/review/card-props'
import type { Language } from '@/lib/study'
import { Asking, FollowUpAsked } from './asking'
import { EndDialog } from './end-dialog'
import { StepTimes, WholeClock } from './run-clock'
import type { OpenRun } from './run-device'
import { RunVerdict } from './run-verdict'
import { useRun, type RunView } from './use-run'

export interface RunScreenProps {
  readonly userId: string
  readonly id: string
  readonly language: Language
  readonly longestAnswer: number
  /** false: single characters do nothing (WCAG 2.1.4) */
  readonly letters: boolean
  readonly icons: Pick<Icons, 'close' | 'right'>
}

/** The interview: full screen, one question, two clocks that can be put away. */
export function RunScreen({ userId, id, language, longestAnswer, letters, icons }: RunScreenProps) {
  const t = useTranslations('mock')
  const view = useRun(userId, id, language)
  const { found } = view
  const isOpen = found !== null && typeof found !== 'string'
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <div className="session mock">
      <header className="session-bar">
        <Link href="/interview/mock" aria-label={t('leave')} className="session-close">
          {icons.close}
        </Link>
        {isOpen && found.state.step !== 'over' ? (
          <WholeClock state={found.state} minutes={found.run.minutes} />
        ) : (
          <div className="mock-time" />
        )}
      </header>
      <main className="session-main">
        {!isOpen ? (
          <Waiting title={t('title')}>
            {found === 'unreachable' ? (
              <>
                <p>{t('unreachable')}</p>
                <button type="button" onClick={view.again} className="button mt-6">
                  {t('again')}
                </button>
              </>
            ) : (
              <p className="text-ink-2">{t('opening')}</p>
            )}
          </Waiting>
        ) : found.state.step === 'over' ? (
          <Waiting title={t('isOver')}>
            {view.handing === 'unreachable' ? (
              <>
                <p>{t('kept')}</p>
                <button type="button" onClick={view.again} className="button mt-6">
                  {t('again')}
                </button>
              </>
            ) : (
              <p className="text-ink-2">{t('handing')}</p>
            )}
          </Waiting>
        ) : (
          <OnScreen
            key={`${found.state.place} ${found.state.step}`}
            {...found}
            act={view.act}
            icons={icons}
            longestAnswer={longestAnswer}
            letters={letters}
            onEnd={() => dialog.current?.showModal()}
          />
        )}
      </main>
      <EndDialog
        ref={dialog}
        answered={isOpen ? found.state.answers.length + (found.state.given === null ? 0 : 1) : 0}
        onEnd={() => {
          dialog.current?.close()
          view.act({ type: 'ended' })
        }}
      />
    </div>
  )
}

interface OnScreenProps extends OpenRun {
  readonly act: RunView['act']
  readonly icons: Pick<Icons, 'right'>
  readonly longestAnswer: number
  readonly letters: boolean
  readonly onEnd: () => void
}

function OnScreen({ run, state, act, icons, longestAnswer, letters, onEnd }: OnScreenProps) {
  const t = useTranslations('mock')
  const kinds = useTranslations('kind')
  const question = run.questions[state.place]
  const isVerdict = state.step === 'verdict'
  useEffect(() => {
    if (!isVerdict) return
    // the verdict has the focus, not a button: Enter goes on from there
    const goOn = (event: KeyboardEvent): void => {
      const isFree = !(event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement)
      if (event.key === 'Enter' && isFree && !event.repeat) act({ type: 'went_on' })
    }
    addEventListener('keydown', goOn)
    return () => removeEventListener('keydown', goOn)
  }, [isVerdict, act])
  if (question === undefined) return null
  const props = { run, question, way: run.way, state, longestAnswer, letters, act }
  return (
    <>
      <h1 className="sr-only">
        {t('question', { n: state.place + 1 })}
        {state.step === 'follow_up' ? `, ${t('followUp')}` : ''}
      </h1>
      <div className="card">
        <div className="card-margin mock-margin">
          <p className="mock-number" aria-hidden>
            {t('question', { n: state.place + 1 })}
          </p>
          <p className="text-ink-3">
            {state.step === 'follow_up' ? t('followUp') : kinds(question.kind)}
            {question.place === 'deeper' && state.step === 'question' ? ` · ${t('deeper')}` : ''}
          </p>
          {isVerdict ? <p>{t('clockStands')}</p> : <StepTimes state={state} />}
          <button type="button" onClick={onEnd} className="margin-button mock-end">
            {t('end')}
          </button>
        </div>
        {isVerdict && state.judged !== null ? (
          <RunVerdict question={question} way={run.way} state={state} judged={state.judged} icons={icons} act={act} />
        ) : state.step === 'follow_up' ? (
          <FollowUpAsked {...props} />
        ) : (
          <Asking {...props} />
        )}
      </div>
    </>
  )
}

function Waiting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="summary" role="status">
      <h1 className="mb-3 text-xl">{title}</h1>
      {children}
    </div>
  )
}

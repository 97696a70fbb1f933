'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { TopicDeed } from './do-topic-act'

/** One thing to do with the cards: its button, what is asked first, and the choices with their numbers of cards. */
export interface ActChoice {
  readonly name: string
  readonly ask: string
  readonly isDanger: boolean
  readonly choices: readonly { readonly name: string; readonly deed: TopicDeed }[]
}

interface ActPanelProps {
  readonly userId: string
  readonly acts: readonly ActChoice[]
  /** what was done last, said in a sentence */
  readonly last: { readonly said: string; readonly deed: TopicDeed } | null
  readonly words: Readonly<Record<'cancel' | 'undo' | Exclude<State, 'idle'>, string>>
}

type State = 'idle' | 'working' | 'done' | 'undone' | 'waiting' | 'refused' | 'unreachable'

/** The acts on all cards of a topic. Each asks once, saying how many cards it is about, and can be taken back as one. */
export function ActPanel({ userId, acts, last, words }: ActPanelProps) {
  const router = useRouter()
  const [state, setState] = useState<State>('idle')
  const [asking, setAsking] = useState<string | null>(null)
  const question = useRef<HTMLParagraphElement>(null)
  const asked = acts.find(({ name }) => name === asking)
  useEffect(() => {
    if (asking !== null) question.current?.focus()
  }, [asking])
  const isBusy = state === 'working' || state === 'waiting'
  const go = async (deed: TopicDeed): Promise<void> => {
    if (isBusy) return
    setAsking(null)
    setState('working')
    const { doTopicAct } = await import('./do-topic-act')
    const result = await doTopicAct(userId, deed, () => setState('waiting'))
    setState(result === 'done' && deed.do === 'undo' ? 'undone' : result)
    if (result === 'done') router.refresh()
  }
  const press = (deed: TopicDeed): void => void go(deed).catch(() => setState('unreachable'))
  return (
    <>
      {asked === undefined ? (
        <p className="flex flex-wrap gap-3">
          {acts.map(({ name }) => (
            <button
              key={name}
              type="button"
              aria-disabled={isBusy || undefined}
              onClick={() => (isBusy ? undefined : setAsking(name))}
              className="act"
            >
              {name}
            </button>
          ))}
        </p>
      ) : (
        <div className="act-question">
          <p ref={question} tabIndex={-1}>
            {asked.ask}
          </p>
          <p className="mt-3 flex flex-wrap gap-3">
            {asked.choices.map(({ name, deed }) => (
              <button
                key={name}
                type="button"
                onClick={() => press(deed)}
                className={`act ${asked.isDanger ? 'act-danger' : ''}`}
              >
                {name}
              </button>
            ))}
            <button type="button" onClick={() => setAsking(null)} className="act">
              {words.cancel}
            </button>
          </p>
        </div>
      )}
      <p role="status" className="mt-3 text-sm text-ink-2 empty:hidden">
        {state === 'idle' ? '' : words[state]}
      </p>
      {last === null ? null : (
        <p className="mt-3 flex flex-wrap items-center gap-x-4 text-sm">
          <span>{last.said}</span>
          <button
            type="button"
            aria-disabled={isBusy || undefined}
            onClick={() => press(last.deed)}
            className="link min-h-11"
          >
            {words.undo}
          </button>
        </p>
      )}
    </>
  )
}

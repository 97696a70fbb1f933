'use client'

import { useEffect, useRef, useState } from 'react'
import { ActStatus, type ActWords } from './act-status'
import { useEntry } from './use-entry'

interface ResetCardProps {
  readonly userId: string
  readonly cardId: string
  readonly status: ActWords
  readonly words: { readonly reset: string; readonly ask: string; readonly go: string; readonly cancel: string }
}

/** Makes a card new again. It asks once, in words, and can be undone from the history. */
export function ResetCard({ userId, cardId, status, words }: ResetCardProps) {
  const { state, send } = useEntry(userId)
  const [isAsking, setAsking] = useState(false)
  const question = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (isAsking) question.current?.focus()
  }, [isAsking])
  if (!isAsking) {
    return (
      <>
        <button type="button" onClick={() => setAsking(true)} className="act">
          {words.reset}
        </button>
        <ActStatus state={state} words={status} />
      </>
    )
  }
  const reset = (): void => {
    void send({ type: 'reset', cardId })
    setAsking(false)
  }
  return (
    <div className="act-question">
      <p ref={question} tabIndex={-1}>
        {words.ask}
      </p>
      <p className="mt-3 flex flex-wrap gap-3">
        <button type="button" onClick={reset} className="act act-danger">
          {words.go}
        </button>
        <button type="button" onClick={() => setAsking(false)} className="act">
          {words.cancel}
        </button>
      </p>
    </div>
  )
}

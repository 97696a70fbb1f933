'use client'

import type { ReactNode } from 'react'
import type { EntryWords } from '@/app/_ui/entry-stamp'
import { ActStatus, type ActWords } from './act-status'
import { useEntry } from './use-entry'

interface ActButtonProps {
  readonly userId: string
  /** what pressing it writes into the log */
  readonly entry: EntryWords
  readonly status: ActWords
  /** said in place of the face, where that alone does not say what it is about */
  readonly label?: string
  readonly className: string
  readonly children: ReactNode
}

/** A button that is one entry of the log. */
export function ActButton({ userId, entry, status, label, className, children }: ActButtonProps) {
  const { state, send } = useEntry(userId)
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-disabled={state === 'sending' || undefined}
        onClick={() => void send(entry)}
        className={className}
      >
        {children}
      </button>
      <ActStatus state={state} words={status} />
    </>
  )
}

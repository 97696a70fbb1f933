'use client'

import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import type { ModelAct } from './model-acts'

/** What is said of an act under way. */
export interface ModelActWords {
  readonly busy: string
  readonly unreachable: string
  readonly refused: string
  readonly waiting: string
}

interface ModelButtonProps {
  readonly userId: string
  readonly act: ModelAct
  /** stands on the button while it works */
  readonly working: string
  readonly words: ModelActWords
  /** said in place of the face, where that alone does not say what it is about */
  readonly label?: string
  /** show what would move, once it is done */
  readonly thenMoves?: boolean
  readonly className: string
  readonly children: ReactNode
}

/** A button that starts, ends or takes on a fit, chooses a model, or moves cards; the page is drawn anew after it. */
export function ModelButton({ userId, act, working, words, label, thenMoves, className, children }: ModelButtonProps) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'working' | keyof ModelActWords>('idle')
  const isBusy = state === 'working' || state === 'waiting'
  const press = async (): Promise<void> => {
    if (isBusy) return
    setState('working')
    const { doModelAct } = await import('./model-acts')
    const result = await doModelAct(userId, act, () => setState('waiting'))
    setState(result === 'done' ? 'idle' : result)
    if (result !== 'done') return
    if (thenMoves === true) router.push('/settings/moves?reason=model')
    router.refresh()
  }
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-disabled={isBusy}
        onClick={() => void press().catch(() => setState('unreachable'))}
        className={className}
      >
        {state === 'working' ? working : children}
      </button>
      <span role="status" className="text-sm text-ink-2 empty:hidden">
        {state === 'idle' || state === 'working' ? '' : words[state]}
      </span>
    </>
  )
}

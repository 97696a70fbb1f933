import type { ActState } from './use-entry'

/** What is said of an act under way. */
export interface ActWords {
  readonly waiting: string
  readonly refused: string
  readonly saved: string
}

/** Says what became of an act; what is saved shows on the page itself, and is only read out. */
export function ActStatus({ state, words }: { readonly state: ActState; readonly words: ActWords }) {
  const isTrouble = state === 'waiting' || state === 'refused'
  return (
    <span role="status" className={isTrouble ? 'block text-xs text-ink-2' : 'sr-only'}>
      {state === 'idle' || state === 'sending' ? '' : words[state]}
    </span>
  )
}

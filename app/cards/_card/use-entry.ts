import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { EntryWords } from '@/app/_ui/entry-stamp'

/** How an act stands: `waiting` is kept on this device until the server can be reached. */
export type ActState = 'idle' | 'sending' | 'waiting' | 'refused' | 'saved'

export interface EntryHand {
  readonly state: ActState
  /**
   * Writes an entry. While one waits for a line, others may follow it.
   *
   * @returns whether the server has it; false at once where one is just being sent
   */
  readonly send: (words: EntryWords) => Promise<boolean>
}

/** Writes entries of the log from a page, and has the page drawn anew once the server has them. */
export function useEntry(userId: string): EntryHand {
  const router = useRouter()
  const [state, setState] = useState<ActState>('idle')
  const send = async (words: EntryWords): Promise<boolean> => {
    if (state === 'sending') return false
    setState('sending')
    try {
      const { sendEntries } = await import('@/app/_ui/send-entries')
      const status = await sendEntries(userId, [words], () => setState('waiting'))
      setState(status === 'refused' ? 'refused' : 'saved')
      if (status === 'stored') router.refresh()
      return status === 'stored'
    } catch {
      // what sends could not be loaded: nothing was written
      setState('refused')
      return false
    }
  }
  return { state, send }
}

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { EntryWords } from '@/app/_ui/entry-stamp'

/** How an act stands: `waiting` is kept on this device until the server can be reached. */
export type ActState = 'idle' | 'sending' | 'waiting' | 'refused' | 'saved'

/** Writes entries of the log from a page, and has the page drawn anew once the server has them. */
export function useEntry(userId: string): { readonly state: ActState; readonly send: (words: EntryWords) => void } {
  const router = useRouter()
  const [state, setState] = useState<ActState>('idle')
  const send = async (words: EntryWords): Promise<void> => {
    if (state === 'sending' || state === 'waiting') return
    setState('sending')
    const { sendEntries } = await import('@/app/_ui/send-entries')
    const status = await sendEntries(userId, [words], () => setState('waiting'))
    setState(status === 'refused' ? 'refused' : 'saved')
    if (status === 'stored') router.refresh()
  }
  return { state, send: (words) => void send(words) }
}

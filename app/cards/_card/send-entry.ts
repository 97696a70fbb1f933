import { entryStamp, type EntryWords } from '@/app/_ui/entry-stamp'
import { openOutbox } from '@/app/_ui/outbox'
import type { LogEntry } from '@/lib/memory'

/**
 * Writes an entry of the log on this device and sends it, as a review is: kept whatever happens, and sent once. Loaded when
 * something is done, not with the page.
 *
 * @param onWaiting - told when the server cannot be reached for now
 * @returns once the server has it, or refused it for good
 */
export function sendEntry(userId: string, words: EntryWords, onWaiting: () => void): Promise<'stored' | 'refused'> {
  return new Promise((resolve) => {
    const entry = { ...entryStamp(Date.now()), ...words } as LogEntry
    /** it was seen on the device: once it is there no more, it has arrived */
    let isWritten = false
    let isSettled = false
    const settle = (status: 'stored' | 'refused'): void => {
      if (isSettled) return
      isSettled = true
      tellTabs(words)
      stop()
      outbox.close()
      resolve(status)
    }
    const look = async (): Promise<void> => {
      const [entries, kept] = await Promise.all([outbox.store.entries(), outbox.store.kept()])
      const isHere = entries.some(({ id }) => id === entry.id)
      isWritten ||= isHere
      if (isHere && outbox.status().trouble !== null) onWaiting()
      // another tab, or the mark of unsent answers on this page, may have been the one to deliver it
      if (isWritten && !isHere) settle(kept.some(({ id }) => id === entry.id) ? 'refused' : 'stored')
    }
    const outbox = openOutbox(userId, {
      onAnswer({ results }) {
        const own = results.find(({ id }) => id === entry.id)
        if (own !== undefined) settle(own.status === 'refused' ? 'refused' : 'stored')
      },
      onTabMessage: () => void look(),
    })
    const stop = outbox.subscribe(() => void look())
    const tellTabs = (done: EntryWords): void => {
      // a session in another tab takes the card out, or puts it away
      if (done.type === 'suspend' || done.type === 'bury') outbox.tell({ type: 'answered', cardId: done.cardId })
    }
    void outbox.add(entry).then(look)
  })
}

import type { LogEntry } from '@/lib/memory'
import { entryStamp, type EntryStamp, type EntryWords } from './entry-stamp'
import { openOutbox } from './outbox'

/** An entry to be made now; or one of an earlier instant, or with an id that is known elsewhere already. */
export type EntryToSend = EntryWords & Partial<Pick<EntryStamp, 'id' | 'at'>>

/**
 * Writes entries of the log on this device and sends them, as a review is: kept whatever happens, and sent once. Loaded when
 * something is done, not with the page.
 *
 * @param all - one at least, in the order in which they are made
 * @param onWaiting - told when the server cannot be reached for now
 * @returns once the server has them all, or has refused one for good
 */
export function sendEntries(
  userId: string,
  all: readonly EntryToSend[],
  onWaiting: () => void,
): Promise<'stored' | 'refused'> {
  return new Promise((resolve) => {
    const entries = all.map((words) => ({ ...entryStamp(Date.now()), ...words }) as LogEntry)
    /** seen on the device: once it is there no more, it has arrived */
    const written = new Set<string>()
    const settled = new Map<string, 'stored' | 'refused'>()
    const settle = (id: string, status: 'stored' | 'refused'): void => {
      if (settled.has(id)) return
      settled.set(id, status)
      if (settled.size < entries.length) return
      for (const words of all) tellTabs(words)
      stop()
      outbox.close()
      resolve([...settled.values()].includes('refused') ? 'refused' : 'stored')
    }
    const look = async (): Promise<void> => {
      if (settled.size === entries.length) return
      const [waiting, kept] = await Promise.all([outbox.store.entries(), outbox.store.kept()])
      const here = new Set(waiting.map(({ id }) => id))
      for (const { id } of entries) {
        if (here.has(id)) {
          written.add(id)
          if (outbox.status().trouble !== null) onWaiting()
        } else if (written.has(id)) {
          // another tab, or the mark of unsent answers on this page, may have been the one to deliver it
          settle(id, kept.some((one) => one.id === id) ? 'refused' : 'stored')
        }
      }
    }
    const outbox = openOutbox(userId, {
      onAnswer({ results }) {
        const own = new Set(entries.map(({ id }) => id))
        for (const { id, status } of results) if (own.has(id)) settle(id, status === 'refused' ? 'refused' : 'stored')
      },
      onTabMessage: () => void look(),
    })
    const stop = outbox.subscribe(() => void look())
    const tellTabs = (done: EntryWords): void => {
      // a session in another tab takes the card out, or puts it away
      if (done.type === 'suspend' || done.type === 'bury') outbox.tell({ type: 'answered', cardId: done.cardId })
    }
    void Promise.all(entries.map((entry) => outbox.add(entry))).then(look)
  })
}

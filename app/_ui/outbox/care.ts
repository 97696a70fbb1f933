import { refreshPack } from './refresh-pack'
import type { Outbox } from './outbox'
import { tellWorker } from './worker'

/** The page has settled by then: nothing on it waits for what is done here. */
const AFTER_LOAD_MS = 2_000

/**
 * Makes this device fit to go on without a line: the worker with its pages, and the pack for the days ahead. Both are
 * looked at once a page, after it has come to rest, and the pack again when answers have been delivered.
 *
 * @param onCopy - told where this page is a copy that the worker kept, with the instant it was made
 * @returns what ends it
 */
export function careForDevice(userId: string, outbox: Outbox, onCopy: (madeAt: number) => void = () => undefined) {
  let isOver = false
  let waiting = outbox.status().waiting
  const look = (): void => {
    if (!isOver) void refreshPack(userId, outbox.store)
  }
  const stopListening = outbox.subscribe(() => {
    const now = outbox.status().waiting
    if (now === 0 && waiting > 0) look()
    waiting = now
  })
  const begin = (): void => {
    if (isOver) return
    void tellWorker(userId, onCopy)
    look()
  }
  const timer = setTimeout(() => whenLoaded(begin), AFTER_LOAD_MS)
  return (): void => {
    isOver = true
    clearTimeout(timer)
    stopListening()
  }
}

function whenLoaded(begin: () => void): void {
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

import { exportAnswers, openOutbox, tellSignedOut, type Outbox } from './outbox'

/** What of a person has not left this device. */
export interface Unsent {
  readonly waiting: number
  /** refused by the server */
  readonly kept: number
}

/**
 * How many answers of a person lie on this device. What waits is given a moment to go out first.
 *
 * @returns nothing where the device keeps nothing
 */
export function unsentAnswers(userId: string): Promise<Unsent> {
  return withOutbox(userId, async ({ store }) => {
    const until = Date.now() + LONGEST_WAIT_MS
    let waiting = (await store.entries()).length
    while (waiting > 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      waiting = (await store.entries()).length
    }
    return { waiting, kept: (await store.kept()).length }
  })
}

/** Gives what lies on this device to the person, as a file. */
export function exportUnsent(userId: string): Promise<void> {
  return withOutbox(userId, ({ store }) => exportAnswers(store))
}

/**
 * Removes from this device what belongs to a person: pages, cards and sessions, and with them the answers, unless these
 * are to wait here until the person comes back.
 */
export async function clearDevice(userId: string, { keepAnswers }: { keepAnswers: boolean }): Promise<void> {
  await tellSignedOut().catch(() => undefined)
  if ('caches' in window) {
    // the worker does the same; it may be busy, and who signs out wants to be sure
    const names = (await caches.keys()).filter((name) => name.includes('/of/'))
    await Promise.all(names.map((name) => caches.delete(name)))
  }
  if (keepAnswers) await withOutbox(userId, ({ store }) => store.forgetCards())
  else indexedDB.deleteDatabase(`receptive-${userId}`)
}

async function withOutbox<Result>(userId: string, work: (outbox: Outbox) => Promise<Result>): Promise<Result> {
  const outbox = openOutbox(userId)
  try {
    return await work(outbox)
  } finally {
    outbox.close()
  }
}

const LONGEST_WAIT_MS = 1_500

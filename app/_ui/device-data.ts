/**
 * How many answers of a person have not left this device. What waits is given a moment to go out first.
 *
 * @returns a whole number; 0 where the device keeps nothing
 */
export async function unsentAnswers(userId: string): Promise<number> {
  const { openOutbox } = await import('./outbox')
  const outbox = openOutbox(userId)
  try {
    const until = Date.now() + LONGEST_WAIT_MS
    let waiting = (await outbox.store.entries()).length
    while (waiting > 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      waiting = (await outbox.store.entries()).length
    }
    return waiting + (await outbox.store.kept()).length
  } finally {
    outbox.close()
  }
}

/** Removes from this device what belongs to a person: answers, cards, sessions and kept pages. */
export async function clearDevice(userId: string): Promise<void> {
  indexedDB.deleteDatabase(`receptive-${userId}`)
  if ('caches' in window) await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}

const LONGEST_WAIT_MS = 1_500

import { clockSkewMs, type Store } from '@/app/_ui/outbox'
import type { LogEntry } from '@/lib/memory'
import type { Language, QueueAnswer, QueuePack } from '@/lib/study'
import { answeredCardIds, ASKED } from './ahead'
import { packedQueue } from './packed-queue'
import type { Scope } from './read-scope'

/** What the device knows of the list by itself. */
export interface PackOnDevice {
  /** The next cards, where the server cannot be asked. @param not - cards that the session has already */
  readonly next: (not: readonly string[]) => Promise<QueueAnswer | null>
  /**
   * The list in place of the one that the page carries, where that is older than the pack or of a day gone by: a copy of
   * the page that the worker has kept. Null where the page is as new as can be.
   */
  readonly insteadOf: (first: QueueAnswer) => Promise<QueueAnswer | null>
  /** Cards answered on this device that the list of the page does not know of. */
  readonly answeredSince: (first: QueueAnswer) => Promise<readonly string[]>
}

/** Reads the list from the pack on this device; the pack itself is read once, when it is needed. */
export function packOnDevice(store: Store, language: Language, scope: Scope): PackOnDevice {
  let pack: Promise<QueuePack | null> | undefined
  const now = (): number => Date.now() + clockSkewMs()
  const next = async (not: readonly string[]): Promise<QueueAnswer | null> => {
    pack ??= store.pack(language)
    const [packed, sent, waiting] = await Promise.all([pack, store.sent(), store.entries()])
    if (packed === null) {
      // it may come yet
      pack = undefined
      return null
    }
    return packedQueue(packed, { scope, not, count: ASKED, entries: inOrder([...sent, ...waiting]), now: now() })
  }
  return {
    next,
    async insteadOf(first) {
      const madeAt = await store.packMadeAt(language)
      if (madeAt === null || (madeAt <= first.serverNow && now() < first.rolloverAt)) return null
      return next([])
    },
    async answeredSince(first) {
      const [sent, waiting] = await Promise.all([store.sent(), store.entries()])
      return answeredCardIds([...sent.filter((entry) => entry.at + entry.skewMs > first.serverNow), ...waiting])
    },
  }
}

/** Ids are UUIDv7: their order is the order in which the entries were made. */
function inOrder(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

import { LIMITS } from '@/lib/limits'
import type { LogEntry } from '@/lib/memory'
import type { RecordAnswer } from '@/lib/study'
import { openTabChannel, type TabMessage } from './channel'
import { createDelivery } from './delivery'
import { deviceStore } from './device-store'
import { openIdbStore } from './idb-store'
import { askForSync } from './background-sync'
import { postEntries } from './post'
import { LONGEST_PAUSE_MS, type Trouble } from './retry'
import type { Store, StoredSession } from './store'

/** What a screen says about answers that have not arrived. */
export interface OutboxStatus {
  readonly waiting: number
  /** refused by the server, kept for the person */
  readonly kept: number
  readonly trouble: Trouble | null
  /** false: this browser keeps nothing, answers go out at once or are lost with the page */
  readonly durable: boolean
}

export interface Outbox {
  readonly store: Store
  /** Keeps an entry and sends it; resolves once it is on the disk, or after 50 ms if the disk takes longer. */
  readonly add: (entry: LogEntry, session?: StoredSession) => Promise<void>
  readonly tell: (message: TabMessage) => void
  readonly status: () => OutboxStatus
  readonly subscribe: (listener: () => void) => () => void
  /** Stops listening and sending; entries stay where they are. */
  readonly close: () => void
}

export interface OutboxListeners {
  readonly onAnswer?: (answer: RecordAnswer) => void
  readonly onTabMessage?: (message: TabMessage) => void
}

export const QUIET: OutboxStatus = { waiting: 0, kept: 0, trouble: null, durable: true }

/** A card never waits longer than this for the disk. */
const LONGEST_WRITE_MS = 50

/**
 * Opens the outbox of one person and begins to send: at once, on each answer, when the line is back, when the tab is
 * seen again, and every 15 s while something waits.
 */
export function openOutbox(userId: string, { onAnswer, onTabMessage }: OutboxListeners = {}): Outbox {
  const listeners = new Set<() => void>()
  let status = QUIET
  const update = (change: Partial<OutboxStatus>): void => {
    const next = { ...status, ...change }
    if (next.waiting === status.waiting && next.kept === status.kept && sameMood(next, status)) return
    status = next
    for (const listener of listeners) listener()
  }
  const store = deviceStore(
    () => openIdbStore(userId),
    () => update({ durable: false }),
  )
  const count = async (): Promise<void> => {
    const [entries, kept] = await Promise.all([store.entries(), store.kept()])
    update({ waiting: entries.length, kept: kept.length, ...(entries.length === 0 ? { trouble: null } : {}) })
  }
  const channel = openTabChannel(userId, (message) => {
    if (message.type === 'delivered') void count()
    onTabMessage?.(message)
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const delivery = createDelivery({
    store,
    bounds: { entries: LIMITS.entriesPerClientBatch.limit, bytes: LIMITS.clientBatchBytes.limit - 1_024 },
    post: (entries) => postEntries(userId, entries),
    alone: (work) => aloneAmongTabs(userId, work),
    now: () => Date.now(),
    chance: () => Math.random(),
    wakeAfter(ms) {
      clearTimeout(timer)
      timer = setTimeout(send, ms)
    },
    onAnswer(answer) {
      channel.tell({ type: 'delivered' })
      void count()
      onAnswer?.(answer)
    },
    onTrouble(trouble) {
      if (trouble === 'unreachable' && status.trouble !== trouble) askForSync(userId)
      update({ trouble })
    },
  })
  const send = (): void => void delivery.deliver().then(count)
  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') send()
  }
  const ticking = setInterval(() => {
    if (status.waiting > 0) send()
  }, LONGEST_PAUSE_MS)
  /** Where nothing is kept on the device, the browser asks before answers are lost with the page. */
  const beforeLeaving = (event: BeforeUnloadEvent): void => {
    if (!status.durable && status.waiting > 0) event.preventDefault()
  }
  addEventListener('online', send)
  addEventListener('beforeunload', beforeLeaving)
  document.addEventListener('visibilitychange', whenSeen)
  send()

  return {
    store,
    async add(entry, session) {
      const written = store.addEntry(entry, session).then(() => {
        void count()
        send()
        // the tab may be closed before anything has been tried
        if (!navigator.onLine) askForSync(userId)
      })
      await Promise.race([written, new Promise((resolve) => setTimeout(resolve, LONGEST_WRITE_MS))])
    },
    tell: channel.tell,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      clearInterval(ticking)
      clearTimeout(timer)
      removeEventListener('online', send)
      removeEventListener('beforeunload', beforeLeaving)
      document.removeEventListener('visibilitychange', whenSeen)
      channel.close()
    },
  }
}

function sameMood(one: OutboxStatus, other: OutboxStatus): boolean {
  return one.trouble === other.trouble && one.durable === other.durable
}

/** One sender at a time. Without Web Locks (plain http away from localhost) two may send; the server keeps each once. */
async function aloneAmongTabs(userId: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(`receptive-outbox-${userId}`, work)
}

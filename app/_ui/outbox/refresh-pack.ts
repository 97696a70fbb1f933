import type { Language, QueuePack } from '@/lib/study'
import { clockSkewMs, noteServerClock } from './device'
import type { Store } from './store'

const HOUR_MS = 3_600_000
/** A pack is made anew by then, or sooner where answers were delivered since. */
const OLD_MS = 3 * HOUR_MS
const OLD_AFTER_ANSWERS_MS = HOUR_MS / 6
const PATIENCE_MS = 60_000

/**
 * Fetches the pack for the days ahead from `GET /api/queue/pack`, where the one on the device is missing or old.
 *
 * Without a line, or where another tab is at it, nothing happens.
 */
export async function refreshPack(userId: string, store: Store): Promise<void> {
  if (!navigator.onLine || !store.durable) return
  await aloneOrNotAtAll(`receptive-pack-${userId}`, async () => {
    const language = languageOfPage()
    const sent = await store.sent()
    const madeAt = await store.packMadeAt(language)
    const age = Date.now() + clockSkewMs() - (madeAt ?? -Infinity)
    // a clock that was set back makes a pack of the future: as good as old
    const isFresh = age >= 0 && age < (sent.length > 0 ? OLD_AFTER_ANSWERS_MS : OLD_MS)
    if (isFresh) return
    const pack = await fetchPack(language)
    if (pack === null) return
    await store.putPack(
      language,
      pack,
      sent.map(({ id }) => id),
    )
  }).catch(() => undefined)
}

/** The language in which this page is read. */
function languageOfPage(): Language {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
}

async function fetchPack(language: Language): Promise<QueuePack | null> {
  const sentAt = Date.now()
  const response = await fetch(`/api/queue/pack?lang=${language}`, {
    priority: 'low',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!response.ok) return null
  const pack: unknown = await response.json()
  if (!isPack(pack)) return null
  noteServerClock(pack.serverNow, sentAt, Date.now())
  return pack
}

function isPack(pack: unknown): pack is QueuePack {
  if (typeof pack !== 'object' || pack === null) return false
  const { v, serverNow, items, days, dueAt } = pack as Partial<Record<keyof QueuePack, unknown>>
  return v === 1 && typeof serverNow === 'number' && [items, days].every(Array.isArray) && typeof dueAt === 'object'
}

/** One tab is enough. Without Web Locks two may fetch: the later pack stays. */
async function aloneOrNotAtAll(name: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? undefined : work()))
}

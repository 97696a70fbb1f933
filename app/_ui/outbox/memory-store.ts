import type { LogEntry } from '@/lib/memory'
import type { KeptEntry, Store, StoredSession } from './store'

/** Keeps everything in the page: for a browser that refuses IndexedDB. What is here ends with the page. */
export function memoryStore(): Store {
  const outbox = new Map<string, LogEntry>()
  const kept = new Map<string, KeptEntry>()
  const sessions = new Map<string, StoredSession>()
  return {
    durable: false,
    async addEntry(entry, session) {
      outbox.set(entry.id, entry)
      if (session !== undefined) sessions.set(session.key, session)
    },
    entries: async () => [...outbox.values()],
    async settle(leaving, refused) {
      for (const id of leaving) outbox.delete(id)
      for (const refusal of refused) {
        outbox.delete(refusal.id)
        kept.set(refusal.id, refusal)
      }
    },
    kept: async () => [...kept.values()],
    // the session holds its cards; only a reload would read them from here, and that ends this store
    putItems: async () => undefined,
    items: async () => [],
    async writeSession(session) {
      sessions.set(session.key, session)
    },
    readSession: async (key) => sessions.get(key) ?? null,
    async dropSession(key) {
      sessions.delete(key)
    },
    sweep: async () => undefined,
    // what is kept in case of a reload or of a day without a line would not outlive the page
    sent: async () => [],
    putPack: async () => undefined,
    packMadeAt: async () => null,
    pack: async () => null,
    forgetCards: async () => sessions.clear(),
  }
}

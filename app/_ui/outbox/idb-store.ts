import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { LogEntry } from '@/lib/memory'
import type { KeptEntry, Store, StoredItem, StoredSession } from './store'

interface Schema extends DBSchema {
  outbox: { key: string; value: LogEntry }
  items: { key: string; value: StoredItem }
  session: { key: string; value: StoredSession }
  kept: { key: string; value: KeptEntry }
}

/**
 * Opens the database `receptive-<userId>`: one for each person, so that nobody's answers are sent as another's.
 *
 * @throws DOMException where the browser refuses IndexedDB (some private modes, no space, a blocked upgrade)
 */
export async function openIdbStore(userId: string): Promise<Store> {
  const database = await openDB<Schema>(`receptive-${userId}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('outbox', { keyPath: 'id' })
      fresh.createObjectStore('items', { keyPath: 'cardId' })
      fresh.createObjectStore('session', { keyPath: 'key' })
      fresh.createObjectStore('kept', { keyPath: 'id' })
    },
    // another tab signs out and removes the database, or is of a newer version: an open connection would hold it up
    blocking: () => database.close(),
  })
  return storeOn(database)
}

function storeOn(database: IDBPDatabase<Schema>): Store {
  return {
    durable: true,
    async addEntry(entry, session) {
      const transaction = database.transaction(['outbox', 'session'], 'readwrite', { durability: 'strict' })
      void transaction.objectStore('outbox').put(entry)
      if (session !== undefined) void transaction.objectStore('session').put(session)
      await transaction.done
    },
    // the key is a UUIDv7: its order is the order in which the entries were made
    entries: () => database.getAll('outbox'),
    async settle(leaving, kept) {
      const transaction = database.transaction(['outbox', 'kept'], 'readwrite', { durability: 'strict' })
      for (const id of [...leaving, ...kept.map((refusal) => refusal.id)]) {
        void transaction.objectStore('outbox').delete(id)
      }
      for (const refusal of kept) void transaction.objectStore('kept').put(refusal)
      await transaction.done
    },
    kept: () => database.getAll('kept'),
    async putItems(items) {
      const transaction = database.transaction('items', 'readwrite', { durability: 'relaxed' })
      for (const item of items) void transaction.store.put(item)
      await transaction.done
    },
    items: () => database.getAll('items'),
    async writeSession(session) {
      const transaction = database.transaction('session', 'readwrite', { durability: 'relaxed' })
      void transaction.store.put(session)
      await transaction.done
    },
    readSession: async (key) => (await database.get('session', key)) ?? null,
    dropSession: (key) => database.delete('session', key),
    async sweep(studyDay) {
      const transaction = database.transaction(['items', 'session'], 'readwrite', { durability: 'relaxed' })
      for (const name of ['items', 'session'] as const) {
        const store = transaction.objectStore(name)
        for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
          if (cursor.value.studyDay < studyDay) void cursor.delete()
        }
      }
      await transaction.done
    },
  }
}

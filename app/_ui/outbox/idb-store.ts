import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { LogEntry } from '@/lib/memory'
import type { Language, QueuePack } from '@/lib/study'
import type { KeptEntry, Store, StoredItem, StoredSession } from './store'

interface Schema extends DBSchema {
  outbox: { key: string; value: LogEntry }
  items: { key: string; value: StoredItem }
  session: { key: string; value: StoredSession }
  kept: { key: string; value: KeptEntry }
  sent: { key: string; value: LogEntry }
  /** the key tells how old a pack is: the value may be large */
  packs: { key: [Language, number]; value: QueuePack }
}

type Database = IDBPDatabase<Schema>

const VERSION = 2

/**
 * Opens the database `receptive-<userId>`: one for each person, so that nobody's answers are sent as another's.
 *
 * @throws DOMException where the browser refuses IndexedDB (some private modes, no space, a blocked upgrade)
 */
export async function openIdbStore(userId: string): Promise<Store> {
  const name = `receptive-${userId}`
  let database: Promise<Database>
  const connect = (version?: number): Promise<Database> =>
    openDB<Schema>(name, version, {
      upgrade: makeStores,
      blocking(_current, wanted, event) {
        ;(event.target as IDBDatabase).close()
        // a tab of a newer build widens it: this one goes on in what that makes. Null: it is to go, with all in it
        if (wanted !== null) database = connect()
      },
    })
  // a newer build has been here: what this one needs is still in it
  database = connect(VERSION).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'VersionError') return connect()
    throw error
  })
  await database
  return storeOn(() => database)
}

function makeStores(database: Database, from: number): void {
  if (from < 1) {
    database.createObjectStore('outbox', { keyPath: 'id' })
    database.createObjectStore('items', { keyPath: 'cardId' })
    database.createObjectStore('session', { keyPath: 'key' })
    database.createObjectStore('kept', { keyPath: 'id' })
  }
  if (from < 2) {
    database.createObjectStore('sent', { keyPath: 'id' })
    database.createObjectStore('packs')
  }
}

const STRICT = { durability: 'strict' } as const
const RELAXED = { durability: 'relaxed' } as const

function storeOn(open: () => Promise<Database>): Store {
  return {
    durable: true,
    async addEntry(entry, session) {
      const transaction = (await open()).transaction(['outbox', 'session'], 'readwrite', STRICT)
      void transaction.objectStore('outbox').put(entry)
      if (session !== undefined) void transaction.objectStore('session').put(session)
      await transaction.done
    },
    // the key is a UUIDv7: its order is the order in which the entries were made
    entries: async () => (await open()).getAll('outbox'),
    async settle(leaving, kept) {
      const transaction = (await open()).transaction(['outbox', 'kept', 'sent'], 'readwrite', STRICT)
      const outbox = transaction.objectStore('outbox')
      for (const id of leaving) {
        const entry = await outbox.get(id)
        // another tab may have settled it
        if (entry !== undefined) void transaction.objectStore('sent').put(entry)
        void outbox.delete(id)
      }
      for (const refusal of kept) {
        void outbox.delete(refusal.id)
        void transaction.objectStore('kept').put(refusal)
      }
      await transaction.done
    },
    kept: async () => (await open()).getAll('kept'),
    sent: async () => (await open()).getAll('sent'),
    async putItems(items) {
      const transaction = (await open()).transaction('items', 'readwrite', RELAXED)
      for (const item of items) void transaction.store.put(item)
      await transaction.done
    },
    items: async () => (await open()).getAll('items'),
    async writeSession(session) {
      const transaction = (await open()).transaction('session', 'readwrite', RELAXED)
      void transaction.store.put(session)
      await transaction.done
    },
    readSession: async (key) => (await (await open()).get('session', key)) ?? null,
    dropSession: async (key) => (await open()).delete('session', key),
    async sweep(studyDay) {
      const transaction = (await open()).transaction(['items', 'session'], 'readwrite', RELAXED)
      for (const name of ['items', 'session'] as const) {
        const store = transaction.objectStore(name)
        for (let cursor = await store.openCursor(); cursor !== null; cursor = await cursor.continue()) {
          if (cursor.value.studyDay < studyDay) void cursor.delete()
        }
      }
      await transaction.done
    },
    async putPack(language, pack, known) {
      const transaction = (await open()).transaction(['packs', 'sent'], 'readwrite', RELAXED)
      // one is enough: who changes the language gets another at the next look
      void transaction.objectStore('packs').clear()
      void transaction.objectStore('packs').put(pack, [language, pack.serverNow])
      for (const id of known) void transaction.objectStore('sent').delete(id)
      await transaction.done
    },
    async packMadeAt(language) {
      const keys = await (await open()).getAllKeys('packs')
      return keys.findLast(([its]) => its === language)?.[1] ?? null
    },
    async pack(language) {
      const database = await open()
      const key = (await database.getAllKeys('packs')).findLast(([its]) => its === language)
      return key === undefined ? null : ((await database.get('packs', key)) ?? null)
    },
    async forgetCards() {
      const stores = ['items', 'session', 'sent', 'packs'] as const
      const transaction = (await open()).transaction(stores, 'readwrite', RELAXED)
      for (const name of stores) void transaction.objectStore(name).clear()
      await transaction.done
    },
  }
}

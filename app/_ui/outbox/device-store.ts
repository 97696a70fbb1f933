import { memoryStore } from './memory-store'
import type { Store } from './store'

/**
 * The store of this device: IndexedDB while it works, the page's memory for what it would not take.
 *
 * @param open - opens the durable store; may fail
 * @param onLoss - told once when answers are no longer kept on the device
 */
export function deviceStore(open: () => Promise<Store>, onLoss: () => void): Store {
  const memory = memoryStore()
  let durable = true
  const lose = (): void => {
    if (durable) onLoss()
    durable = false
  }
  const opened = open().catch(() => {
    lose()
    return memory
  })
  /** Reads from the durable store, or gives `otherwise` where it has stopped working. */
  const read = async <Value>(of: (store: Store) => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await of(await opened)
    } catch {
      return otherwise
    }
  }
  const both = async <Value>(of: (store: Store) => Promise<readonly Value[]>): Promise<readonly Value[]> => {
    const kept = await read(of, [])
    return (await opened) === memory ? kept : [...kept, ...(await of(memory))]
  }
  return {
    get durable() {
      return durable
    },
    async addEntry(entry, session) {
      try {
        await (await opened).addEntry(entry, session)
      } catch {
        // a full disk or a closed database: the answer still goes out from here
        lose()
        await memory.addEntry(entry, session)
      }
    },
    entries: () => both((store) => store.entries()),
    kept: () => both((store) => store.kept()),
    async settle(leaving, kept) {
      await memory.settle(leaving, [])
      try {
        await (await opened).settle(leaving, kept)
      } catch {
        lose()
        await memory.settle([], kept)
      }
    },
    putItems: (items) => read((store) => store.putItems(items), undefined),
    items: () => read((store) => store.items(), []),
    writeSession: (session) => read((store) => store.writeSession(session), undefined),
    readSession: (key) => read((store) => store.readSession(key), null),
    dropSession: (key) => read((store) => store.dropSession(key), undefined),
    sweep: (studyDay) => read((store) => store.sweep(studyDay), undefined),
    sent: () => read((store) => store.sent(), []),
    putPack: (language, pack, known) => read((store) => store.putPack(language, pack, known), undefined),
    packMadeAt: (language) => read((store) => store.packMadeAt(language), null),
    pack: (language) => read((store) => store.pack(language), null),
    forgetCards: () => read((store) => store.forgetCards(), undefined),
  }
}

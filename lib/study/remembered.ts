import { store, type UserId } from '@/lib/db'

interface Known<Value> {
  readonly url: string | undefined
  readonly version: number
  readonly value: Value
}

/** What is read of a person's log and given again as long as the log has not changed since, by whichever process. */
export interface Remembered<Value> {
  /**
   * The value as it is now: the number of the log's changes is asked for each time, and a value of another number read again.
   *
   * @param asked - what is asked for, where not any value will do
   */
  readonly read: (userId: UserId, load: () => Promise<Value>, asked?: Asked<Value>) => Promise<Value>
  /**
   * Carries the value over a change that was just committed, so that it need not be read again.
   *
   * @param version - the number of changes, that one included
   * @param change - the value after it; null where it has to be read
   */
  readonly carry: (userId: UserId, version: number | null, change: (value: Value) => Value | null) => void
}

interface Asked<Value> {
  /** false where the remembered value is of another kind than is asked for */
  readonly isWanted?: (value: Value) => boolean
  /** a number of changes that the caller knows to be committed: a value as new as that is not asked about */
  readonly version?: number | null | undefined
}

// a bundler may load this module more than once in a process; what is remembered must be one
const holder = globalThis as { receptiveRemembered?: Map<string, Map<string, Known<unknown>>> }

/**
 * Remembers one value a person. The people looked at last are kept, as many as the room allows.
 *
 * @param name - of the value, one in the program
 * @param room - the size of all values together
 * @param sizeOf - what a value takes of it
 */
export function remembered<Value>(name: string, room: number, sizeOf: (value: Value) => number): Remembered<Value> {
  const all = (): Map<string, Known<Value>> => {
    const shelves = (holder.receptiveRemembered ??= new Map())
    const shelf = shelves.get(name) ?? new Map<string, Known<unknown>>()
    shelves.set(name, shelf)
    // one name, one kind of value
    return shelf as Map<string, Known<Value>>
  }
  /** The one used last goes to the end, so that the first is the one to forget. */
  const keep = (userId: UserId, known: Known<Value>): void => {
    const shelf = all()
    shelf.delete(userId)
    shelf.set(userId, known)
    let size = [...shelf.values()].reduce((sum, { value }) => sum + sizeOf(value), 0)
    for (const [id, { value }] of shelf) {
      if (size <= room || id === userId) break
      shelf.delete(id)
      size -= sizeOf(value)
    }
  }
  return {
    async read(userId, load, { isWanted = () => true, version: least = null } = {}) {
      const url = process.env['DATABASE_URL']
      const found = (isTrue: (version: number) => boolean): Known<Value> | null => {
        const before = all().get(userId)
        if (before === undefined || before.url !== url) return null
        if (!isTrue(before.version) || !isWanted(before.value)) return null
        keep(userId, before)
        return before
      }
      const carried = least === null ? null : found((version) => version >= least)
      if (carried !== null) return carried.value
      // asked for first: a value that is newer than its number is read again, never the other way round
      const version = await store().users.logVersion(userId)
      const before = found((its) => its === version)
      if (before !== null) return before.value
      const value = await load()
      if (version !== null) keep(userId, { url, version, value })
      return value
    },
    carry(userId, version, change) {
      const before = all().get(userId)
      // another change came between, here or elsewhere: the next reader reads it all
      if (before === undefined || version === null || before.version !== version - 1) return
      const value = change(before.value)
      if (value === null) all().delete(userId)
      else keep(userId, { ...before, version, value })
    },
  }
}

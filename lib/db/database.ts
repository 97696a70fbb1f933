import { DatabaseError, databaseFault } from './database-error'
import { PrismaClient } from './generated/sqlite/client'
import { SqliteAdapterFactory } from './sqlite-adapter'
import { storeOver, type Store } from './store'

/** SQLite's number for `synchronous = FULL`: an acknowledged commit has reached the disk. */
const SYNCHRONOUS_FULL = 2n

const RETRY_FOR_MS = 5_000
const RETRY_BASE_MS = 20

interface Holder {
  receptiveDatabase?: { readonly url: string; readonly client: PrismaClient }
}

// a bundler may load this module more than once in a process; the connection must still be one
const holder = globalThis as Holder

/**
 * The process's connection to the database that DATABASE_URL names, opened at first use.
 *
 * @throws {@link DatabaseError} `not_open` when DATABASE_URL is not set
 */
function client(): PrismaClient {
  const url = process.env['DATABASE_URL']
  if (!url) throw new DatabaseError('not_open')
  if (holder.receptiveDatabase?.url !== url) {
    holder.receptiveDatabase = { url, client: new PrismaClient({ adapter: new SqliteAdapterFactory(url) }) }
  }
  return holder.receptiveDatabase.client
}

/** The tables, read and written outside any transaction. */
export function store(): Store {
  return storeOver(client())
}

/**
 * Runs work in one transaction: all of it is on the disk when the promise resolves, or none. While another process holds
 * the lock the whole transaction is run again, with jitter, for five seconds.
 *
 * @param work - short and pure database work: everybody else waits for it. It may run more than once
 * @throws {@link DatabaseError} `busy` or `disk_full`; anything else as it was thrown
 */
export async function transaction<T>(work: (tx: Store) => Promise<T>): Promise<T> {
  let waited = 0
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await client().$transaction((tx) => work(storeOver(tx)), {
        maxWait: RETRY_FOR_MS,
        timeout: 2 * RETRY_FOR_MS,
      })
    } catch (error) {
      const fault = databaseFault(error)
      if (!fault) throw error
      if (fault === 'disk_full' || waited >= RETRY_FOR_MS) throw new DatabaseError(fault, { cause: error })
      const pause = RETRY_BASE_MS * 2 ** Math.min(attempt, 5) * (0.5 + jitter(attempt))
      waited += pause
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/**
 * Reads back that a commit reaches the disk before it is acknowledged, on the very connection the program uses.
 *
 * @throws {@link DatabaseError} `not_durable` when the connection would let a power cut undo an acknowledged answer
 */
export async function assertDurable(): Promise<void> {
  const rows = await client().$queryRaw<{ synchronous: bigint | number }[]>`PRAGMA synchronous`
  if (BigInt(rows[0]?.synchronous ?? 0) !== SYNCHRONOUS_FULL) throw new DatabaseError('not_durable')
}

/** Closes the connection; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = holder.receptiveDatabase
  delete holder.receptiveDatabase
  await open?.client.$disconnect()
}

/** A number in [0, 1) that differs between processes and attempts, so that two waiters do not meet again and again. */
const jitter = (attempt: number): number => ((process.pid * 2_654_435_761 + attempt * 40_503) >>> 0) / 2 ** 32

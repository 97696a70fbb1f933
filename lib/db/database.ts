import { connectionLost, DatabaseError, databaseFault } from './database-error'
import { commitsReachDisk } from './durability'
import { directRaw, withDirectRaw } from './direct-raw'
import { openDatabase, type OpenDatabase } from './open'
import { storeOver, type Store } from './store'

const RETRY_FOR_MS = 5_000
const RETRY_BASE_MS = 20

/** A transaction that takes longer is given up: everybody else waits for it. */
const LONGEST_MS = 2 * RETRY_FOR_MS

interface Holder {
  receptiveDatabase?: OpenDatabase
}

// a bundler may load this module more than once in a process; the connection must still be one
const holder = globalThis as Holder

/**
 * The process's connection to the database that DATABASE_URL names, opened at first use.
 *
 * @throws {@link DatabaseError} `not_open` when DATABASE_URL is not set
 */
function database(): OpenDatabase {
  const url = process.env['DATABASE_URL']
  if (!url) throw new DatabaseError('not_open')
  if (holder.receptiveDatabase?.url !== url) holder.receptiveDatabase = openDatabase(url)
  return holder.receptiveDatabase
}

/** The tables, read and written outside any transaction. */
export function store(): Store {
  const { client, kind, driver } = database()
  const under = driver()
  return storeOver(under ? withDirectRaw(client, under, null) : client, kind)
}

/**
 * Runs work in one transaction: all of it is on the disk when the promise resolves, or none. While another process holds
 * the lock, where two transactions are in each other's way, or where the connection was lost before the commit, the whole
 * transaction is run again, with jitter, for five seconds.
 *
 * On SQLite one transaction runs at a time. On PostgreSQL many do, each statement of which sees what was committed before
 * it began: work that reads a person's log to write from it first takes hold of the person (`tx.users.hold`).
 *
 * @param work - short and pure database work: everybody else waits for it. It may run more than once
 * @throws {@link DatabaseError} `busy` or `disk_full`; anything else as it was thrown
 */
export async function transaction<T>(work: (tx: Store) => Promise<T>): Promise<T> {
  return retried(work, throughClient)
}

/**
 * The same for work that asks by written-out statements alone (`$queryRaw`, `$executeRaw`). On SQLite there is then no client
 * around the transaction, which costs as much as two of its statements.
 *
 * @throws as {@link transaction}; an Error where the work asks the client
 */
export async function writtenTransaction<T>(work: (tx: Store) => Promise<T>): Promise<T> {
  return retried(work, (open, run) => {
    const driver = open.driver()
    // before the first statement of all there is no connection
    if (driver === null) return throughClient(open, run)
    return driver.transaction((within) => run(storeOver(directRaw(driver, within), open.kind)), LONGEST_MS)
  })
}

/** Runs work once in a transaction of an open database. */
type Runner = <T>(open: OpenDatabase, run: (tx: Store) => Promise<T>) => Promise<T>

const throughClient: Runner = ({ client, kind, driver }, run) =>
  client.$transaction(
    (tx) => {
      const under = driver()
      return run(storeOver(under ? withDirectRaw(tx, under, under.openTransaction) : tx, kind))
    },
    { maxWait: RETRY_FOR_MS, timeout: LONGEST_MS, ...ISOLATION[kind] },
  )

async function retried<T>(work: (tx: Store) => Promise<T>, runner: Runner): Promise<T> {
  const began = performance.now()
  for (let attempt = 0; ; attempt += 1) {
    let worked = false
    try {
      return await runner(database(), async (tx) => {
        const result = await work(tx)
        worked = true
        return result
      })
    } catch (error) {
      const fault = databaseFault(error)
      if (!fault) throw error
      // cut off at the commit: it may have been made, and must not be made twice
      const unknown = worked && connectionLost(error)
      if (fault === 'disk_full' || unknown || performance.now() - began >= RETRY_FOR_MS)
        throw new DatabaseError(fault, { cause: error })
      const pause = RETRY_BASE_MS * 2 ** Math.min(attempt, 5) * (0.5 + jitter(attempt))
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
  if (!(await commitsReachDisk(database()))) throw new DatabaseError('not_durable')
}

/** Closes the connection; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = holder.receptiveDatabase
  delete holder.receptiveDatabase
  await open?.client.$disconnect()
}

/**
 * SQLite knows one level only. On PostgreSQL a server's own default may be another, with which whoever waited for a person
 * would still see the log as it was before the wait.
 */
const ISOLATION = {
  sqlite: {},
  // the client's type is SQLite's, which has no name for it
  postgresql: { isolationLevel: 'ReadCommitted' as 'Serializable' },
} as const

/** A number in [0, 1) that differs between processes and attempts, so that two waiters do not meet again and again. */
const jitter = (attempt: number): number => ((process.pid * 2_654_435_761 + attempt * 40_503) >>> 0) / 2 ** 32

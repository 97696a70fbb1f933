import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { timedCommit } from './commit-times'
import { Gate } from './gate'
import { SqliteDriver } from './sqlite-driver'

/** How long the driver may wait for another process's lock. It blocks the event loop meanwhile, so: briefly, and retry. */
const BUSY_TIMEOUT_MS = 100

/** What holds on every connection; the driver's own default would let a power cut undo a committed answer. */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;'

/**
 * Prisma's SQLite adapter with transactions that nobody else can get into: a statement from outside waits until the open
 * one has ended. A transaction takes the write lock at its start, so that it never fails half-way for want of it.
 *
 * @see docs/decisions/0002-our-own-sqlite-adapter.md
 */
export class SqliteAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite' as const
  readonly adapterName = '@prisma/adapter-better-sqlite3'
  readonly #inner: PrismaBetterSqlite3
  #driver: SqliteDriver | null = null

  /** @param url - `file:…` or `:memory:` */
  constructor(url: string) {
    this.#inner = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS })
  }

  /** The driver under the connection, once there is one: statements of our own take this shorter way. */
  get driver(): SqliteDriver | null {
    return this.#driver
  }

  async connect(): Promise<SqlDriverAdapter> {
    const inner = await this.#inner.connect()
    await inner.executeScript(PRAGMAS)
    this.#driver = SqliteDriver.under(inner, new Gate())
    return isolate(inner, this.#driver)
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const inner = await this.#inner.connectToShadowDb()
    return isolate(inner, SqliteDriver.under(inner, new Gate()))
  }
}

function isolate(inner: SqlDriverAdapter, driver: SqliteDriver): SqlDriverAdapter {
  const { gate } = driver
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    ...(inner.getConnectionInfo ? { getConnectionInfo: () => inner.getConnectionInfo!() } : {}),
    dispose: () => inner.dispose(),
    queryRaw: (query) => gate.run(() => inner.queryRaw(query)),
    executeRaw: (query) => gate.run(() => inner.executeRaw(query)),
    executeScript: (script) => gate.run(() => inner.executeScript(script)),
    async startTransaction(level?: IsolationLevel): Promise<Transaction> {
      // another level than SQLite's only one: the inner adapter throws Prisma's own error
      if (level && level !== 'SERIALIZABLE') return inner.startTransaction(level)
      const release = await gate.acquire()
      try {
        await inner.executeRaw(statement('BEGIN IMMEDIATE'))
      } catch (error) {
        release()
        throw error
      }
      return openTransaction(inner, driver, release)
    },
  }
}

function openTransaction(inner: SqlDriverAdapter, driver: SqliteDriver, release: () => void): Transaction {
  const token = driver.transactionBegan()
  const end = (): void => {
    driver.transactionEnded(token)
    release()
  }
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    // Prisma then calls commit() and rollback() and sends no SQL for them
    options: { usePhantomQuery: true },
    queryRaw: (query) => inner.queryRaw(query),
    executeRaw: (query) => inner.executeRaw(query),
    async commit() {
      try {
        await timedCommit(() => inner.executeRaw(statement('COMMIT')))
      } catch (error) {
        await inner.executeRaw(statement('ROLLBACK')).catch(() => undefined)
        throw error
      } finally {
        end()
      }
    },
    async rollback() {
      try {
        await inner.executeRaw(statement('ROLLBACK'))
      } finally {
        end()
      }
    },
    async createSavepoint(name) {
      await inner.executeRaw(statement(`SAVEPOINT ${name}`))
    },
    async rollbackToSavepoint(name) {
      await inner.executeRaw(statement(`ROLLBACK TO ${name}`))
    },
    async releaseSavepoint(name) {
      await inner.executeRaw(statement(`RELEASE ${name}`))
    },
  }
}

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

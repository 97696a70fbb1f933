import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { Database, Statement } from 'better-sqlite3'
import { timedCommit } from './commit-times'
import type { Gate } from './gate'

/** Statements kept prepared; lists of other lengths are other statements, so there must be an end to it. */
const MOST_PREPARED = 200

type Values = readonly unknown[]

/** Tells one open transaction from the next. */
export type TransactionToken = object

/**
 * The driver's own connection, beneath Prisma's adapter: a statement that is written out anyway is prepared once and run
 * without the client around it. It keeps to the same gate, and a transaction's statements end with their transaction.
 *
 * @see docs/decisions/0010-answers-that-wait-together-share-a-commit.md
 */
export class SqliteDriver {
  readonly gate: Gate
  readonly #database: Database
  readonly #prepared = new Map<string, Statement>()
  #open: TransactionToken | null = null

  private constructor(database: Database, gate: Gate) {
    this.#database = database
    this.gate = gate
  }

  /** @throws where the adapter keeps its connection elsewhere than the pinned version does */
  static under(adapter: SqlDriverAdapter, gate: Gate): SqliteDriver {
    const { client } = adapter as unknown as { readonly client?: Database }
    if (typeof client?.prepare !== 'function')
      throw new Error('The SQLite adapter has no connection where 7.10 has it.')
    return new SqliteDriver(client, gate)
  }

  transactionBegan(): TransactionToken {
    this.#open = {}
    return this.#open
  }

  transactionEnded(token: TransactionToken): void {
    if (this.#open === token) this.#open = null
  }

  /** The transaction that is open now; only who holds the gate may ask. */
  get openTransaction(): TransactionToken | null {
    return this.#open
  }

  /**
   * Runs work alone with the connection, in a transaction of its statements: on the disk when the promise resolves, or none
   * of it.
   *
   * @param work - gets the transaction that its statements belong to
   * @param longestMs - work that takes longer is given up and rolled back: everybody else waits for it
   */
  async transaction<T>(work: (within: TransactionToken) => Promise<T>, longestMs: number): Promise<T> {
    const release = await this.gate.acquire()
    try {
      this.#prepare('BEGIN IMMEDIATE').run()
      const token = this.transactionBegan()
      try {
        const result = await within(longestMs, work(token))
        await timedCommit(() => this.#prepare('COMMIT').run())
        return result
      } catch (error) {
        // a full disk may have ended it already
        if (this.#database.inTransaction) this.#prepare('ROLLBACK').run()
        throw error
      } finally {
        this.transactionEnded(token)
      }
    } finally {
      release()
    }
  }

  /** Reads rows. @param within - the transaction that the statement belongs to; none: it waits for its turn */
  async all(sql: string, values: Values, within: TransactionToken | null): Promise<unknown[]> {
    return this.#turn(within, () => this.#prepare(sql).all(...bound(values)))
  }

  /** Writes. @returns how many rows it changed */
  async run(sql: string, values: Values, within: TransactionToken | null): Promise<number> {
    return this.#turn(within, () => this.#prepare(sql).run(...bound(values)).changes)
  }

  async #turn<T>(within: TransactionToken | null, work: () => T): Promise<T> {
    if (within === null) return this.gate.run(async () => work())
    // rolled back meanwhile: the statement must not be kept on its own
    if (this.#open !== within) throw new Error('The transaction of this statement has ended.')
    return work()
  }

  #prepare(sql: string): Statement {
    const before = this.#prepared.get(sql)
    if (before) return before
    // our numbers are whole milliseconds and counts, far below 2^53
    const statement = this.#database.prepare(sql).safeIntegers(false)
    if (this.#prepared.size >= MOST_PREPARED) this.#prepared.delete(this.#prepared.keys().next().value ?? '')
    this.#prepared.set(sql, statement)
    return statement
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The transaction took too long and was rolled back.')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const bound = (values: Values): unknown[] => values.map((value) => (typeof value === 'boolean' ? Number(value) : value))

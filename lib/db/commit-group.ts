import { transaction, writtenTransaction } from './database'
import { DatabaseError } from './database-error'
import { kindOf } from './kind'
import type { Store } from './store'

/** Works of one commit; each is a request's batch, and all of them wait for the last. */
const MOST_TOGETHER = 32

/** A transaction takes in no more works after this; who stands outside waits for the next. */
const LONGEST_MS = 50

type Work<T> = (tx: Store) => Promise<T>

/**
 * Runs work in a transaction that it may share with others that wait at the same moment, so that they share its one wait for
 * the disk. Each caller has its own result, and no sooner than the commit. Where the shared transaction fails, every work is
 * run again in one of its own: a work that throws fails its own caller alone.
 *
 * A PostgreSQL server does this by itself, and one connection's transactions would only wait for each other's persons: there
 * each work has a transaction of its own.
 *
 * @param work - short and pure database work, by written-out statements alone. It may run more than once
 * @throws as {@link transaction}
 * @see docs/decisions/0010-answers-that-wait-together-share-a-commit.md
 */
export async function groupedTransaction<T>(work: Work<T>): Promise<T> {
  if (kindOf(process.env['DATABASE_URL'] ?? '') === 'postgresql') return transaction(work)
  return new Promise<T>((resolve, reject) => {
    // a waiting place is of no type: what comes out of a work goes to whoever brought it
    group().join({ work, resolve: resolve as (result: unknown) => void, reject })
  })
}

interface Waiting {
  readonly work: Work<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

class CommitGroup {
  readonly #waiting: Waiting[] = []
  #busy = false

  join(waiting: Waiting): void {
    this.#waiting.push(waiting)
    if (this.#busy) return
    this.#busy = true
    void this.#commitAll()
  }

  async #commitAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // the driver blocks while it writes: requests that came meanwhile get their turn to join
      await new Promise((resolve) => setImmediate(resolve))
      await this.#commitSome()
    }
    this.#busy = false
  }

  async #commitSome(): Promise<void> {
    const together: Waiting[] = []
    try {
      const results = await writtenTransaction(async (tx) => {
        const from = performance.now()
        const results: unknown[] = []
        // run again where another process held the lock: those who were in it are in it again
        for (const { work } of together) results.push(await work(tx))
        while (together.length < MOST_TOGETHER && performance.now() - from < LONGEST_MS) {
          const next = this.#waiting.shift()
          if (next === undefined) break
          together.push(next)
          results.push(await next.work(tx))
        }
        return results
      })
      together.forEach(({ resolve }, place) => resolve(results[place]))
    } catch (error) {
      await this.#eachAlone(together, error)
    }
  }

  async #eachAlone(together: readonly Waiting[], error: unknown): Promise<void> {
    const held = error instanceof DatabaseError && error.code === 'busy'
    // no transaction began at all: who waited to be first is told, too
    const all = together.length > 0 ? together : this.#waiting.splice(0)
    for (const { work, resolve, reject } of all) {
      // one that was alone has had its turn; a lock held for five seconds would be held for the next
      if (held || all.length === 1) reject(error)
      else await writtenTransaction(work).then(resolve, reject)
    }
  }
}

// a bundler may load this module more than once in a process; there must still be one queue before the one connection
const holder = globalThis as { receptiveCommitGroup?: CommitGroup }

const group = (): CommitGroup => (holder.receptiveCommitGroup ??= new CommitGroup())

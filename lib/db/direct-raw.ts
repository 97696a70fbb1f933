import { Prisma } from './generated/sqlite/client'
import type { Queryable } from './queryable'
import type { SqliteDriver, TransactionToken } from './sqlite-driver'

/**
 * The same client, whose written-out statements go straight to the driver: what the client adds to each of them costs more
 * than most of them take.
 *
 * @param db - the client, or the transaction that is open now
 * @param within - that transaction; null: each statement waits for its turn
 */
export function withDirectRaw(db: Queryable, driver: SqliteDriver, within: TransactionToken | null): Queryable {
  const own = {
    $queryRaw: (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { sql, values: bound } = sqlOf(query, values)
      return driver.all(sql, bound, within)
    },
    $executeRaw: (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { sql, values: bound } = sqlOf(query, values)
      return driver.run(sql, bound, within)
    },
  }
  return new Proxy(db, {
    get: (target, name) =>
      name === '$queryRaw' || name === '$executeRaw' ? own[name] : (Reflect.get(target, name) as unknown),
  })
}

/**
 * The transaction of a driver for statements that are written out: it has no client around it.
 *
 * @param within - the transaction that is open now
 */
export function directRaw(driver: SqliteDriver, within: TransactionToken): Queryable {
  return withDirectRaw(NO_CLIENT, driver, within)
}

// whoever asks for a table by its name is told at once; the client itself would wait for this very transaction to end
const NO_CLIENT = new Proxy({} as Queryable, {
  get: (_, name) => {
    throw new Error(`A transaction without the client takes written-out statements alone, and no ${String(name)}.`)
  },
})

const sqlOf = (query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql =>
  query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values)

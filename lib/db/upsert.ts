import { Prisma } from './generated/sqlite/client'
import type { Queryable } from './queryable'

/** Rows with each statement: texts are long, and the number of values in one is bounded. */
const AT_A_TIME = 100

type Value = string | number | null

/**
 * Keeps rows of a table, whether their keys are there or not, many with each statement: one by one, a server that is some
 * milliseconds away would take longer over a deck than a transaction may.
 *
 * @param key - columns of the table's key
 * @param changes - columns that are written where the key is there; the others stay as they were
 * @param rows - each with all columns, in any order; no key twice
 */
export async function upsert<Row extends Readonly<Record<string, Value>>>(
  db: Queryable,
  table: string,
  {
    key,
    changes,
  }: { readonly key: readonly (keyof Row & string)[]; readonly changes: readonly (keyof Row & string)[] },
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns: readonly (keyof Row)[] = Object.keys(first)
  const update = changes.map((name) => `"${name}" = excluded."${name}"`).join(', ')
  for (let from = 0; from < rows.length; from += AT_A_TIME) {
    const values = rows
      .slice(from, from + AT_A_TIME)
      .map((row) => Prisma.sql`(${Prisma.join(columns.map((name) => row[name] ?? null))})`)
    await db.$executeRaw`
      INSERT INTO ${Prisma.raw(`"${table}"`)} (${names(columns.map(String))}) VALUES ${Prisma.join(values)}
      ON CONFLICT (${names(key)}) DO UPDATE SET ${Prisma.raw(update)}`
  }
}

const names = (columns: readonly string[]): Prisma.Sql => Prisma.raw(columns.map((name) => `"${name}"`).join(', '))

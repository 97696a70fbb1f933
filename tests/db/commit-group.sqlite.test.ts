import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { groupedTransaction, SqliteAdapterFactory, store, transaction, type UserId } from '@/lib/db'
import { useOwnDatabase } from '../support/own-database'

const database = useOwnDatabase('emptyDatabase')
let made = 0
const create = (through: typeof transaction): Promise<void> => {
  made += 1
  const id = `user-${made}` as UserId
  return through((tx) => tx.users.create({ id, guest: true, at: 1 }))
}

test('works that wait together share a commit', async () => {
  await create(transaction)
  // whoever still reads keeps the log of changes from beginning anew, so that it grows by what each commit writes
  const reader = new Sqlite(database.file)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM "User"').get()
  const other = new Sqlite(database.file)
  const written = (): number => (other.pragma('wal_checkpoint(PASSIVE)') as { log: number }[])[0]?.log ?? 0
  const before = written()
  await Promise.all(Array.from({ length: 8 }, () => create(groupedTransaction)))
  const together = written() - before
  for (let count = 0; count < 8; count += 1) await create(transaction)
  const alone = written() - before - together
  reader.close()
  other.close()
  expect(together).toBeGreaterThan(0)
  // one commit where the machine is quick; a slow one may need several
  expect(together).toBeLessThan(alone)
})

test('a statement of a transaction that has ended is refused, not kept on its own', async () => {
  let late: (() => Promise<unknown>) | undefined
  await transaction(async (tx) => {
    late = () =>
      tx.userDays.add('late' as UserId, [
        { studyDay: 1 as never, answers: 1, newCards: 0, reviews: 1, spentMs: 1, again: 0 },
      ])
    await tx.rates.add('x', 0)
  })
  await expect(late?.()).rejects.toThrow('has ended')
  expect(await store().userDays.all('late' as UserId)).toEqual([])
})

test('a work that asks the client is told so at once, and nothing waits for it', async () => {
  const asked = groupedTransaction((tx) => tx.rates.read('x', 0))
  await expect(asked).rejects.toThrow('written-out statements alone')
  await create(groupedTransaction)
})

test('a transaction of the driver that takes too long is rolled back, refuses what comes late, and lets the next one in', async () => {
  const adapter = new SqliteAdapterFactory(`file:${database.file}`)
  const connection = await adapter.connect()
  const driver = adapter.driver
  if (driver === null) throw new Error('no connection')
  const add = 'INSERT INTO "RateCount" ("key", "windowAt", "count") VALUES (?, 0, 1)'
  let late: (() => Promise<unknown>) | undefined
  const stuck = driver.transaction(async (within) => {
    await driver.run(add, ['stuck'], within)
    late = () => driver.run(add, ['late'], within)
    await new Promise(() => undefined)
  }, 50)
  const next = driver.transaction((within) => driver.run(add, ['next'], within), 5_000)
  await expect(stuck).rejects.toThrow('too long')
  await expect(next).resolves.toBe(1)
  await expect(late?.()).rejects.toThrow('has ended')
  expect(
    await driver.all('SELECT "key" FROM "RateCount" WHERE "key" IN (?, ?, ?)', ['stuck', 'late', 'next'], null),
  ).toEqual([{ key: 'next' }])
  await connection.dispose()
})

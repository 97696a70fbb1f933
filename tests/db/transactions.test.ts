import { assertDurable, store, transaction, type UserId } from '@/lib/db'
import { expect, test } from 'vitest'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')
const user = (name: string): UserId => name as UserId

test('fifty transactions at once lose no update', async () => {
  await Promise.all(Array.from({ length: 50 }, () => transaction((tx) => tx.rates.add('counter', 0))))
  expect(await store().rates.read('counter', 0)).toBe(50)
})

test('a transaction that throws leaves nothing behind', async () => {
  await expect(
    transaction(async (tx) => {
      await tx.users.create({ id: user('half'), guest: true, at: 1 })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await store().users.find(user('half'))).toBeNull()
})

test('a commit reaches the disk before it is acknowledged', async () => {
  await expect(assertDurable()).resolves.toBeUndefined()
})

import { expect, test } from 'vitest'
import { groupedTransaction, store, type UserId } from '@/lib/db'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')
const user = (name: string): UserId => name as UserId
const create = (name: string) =>
  groupedTransaction(async (tx) => {
    await tx.users.create({ id: user(name), guest: true, at: 1 })
    return name
  })

test('works that wait together are all kept, and each caller has its own result', async () => {
  const names = Array.from({ length: 70 }, (_, index) => `together-${index}`)
  expect(await Promise.all(names.map(create))).toEqual(names)
  for (const name of names) expect(await store().users.find(user(name))).not.toBeNull()
})

test('a work that throws fails its own caller and nobody else, and leaves nothing behind', async () => {
  const outcomes = await Promise.allSettled([
    create('good-1'),
    groupedTransaction(async (tx) => {
      await tx.users.create({ id: user('bad'), guest: true, at: 1 })
      throw new Error('no')
    }),
    create('good-2'),
  ])
  expect(outcomes).toMatchObject([{ value: 'good-1' }, { reason: { message: 'no' } }, { value: 'good-2' }])
  expect(await store().users.find(user('good-1'))).not.toBeNull()
  expect(await store().users.find(user('good-2'))).not.toBeNull()
  expect(await store().users.find(user('bad'))).toBeNull()
})

test('a work that breaks a rule of the database fails its own caller and nobody else', async () => {
  await create('there')
  const outcomes = await Promise.allSettled([create('good-3'), create('there'), create('good-4')])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await store().users.find(user('good-4'))).not.toBeNull()
})

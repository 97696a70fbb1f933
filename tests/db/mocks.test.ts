import { beforeAll, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')

const ANN = 'ann' as UserId
const BEN = 'ben' as UserId
const mock = (id: string, startedAt: number, report: unknown = {}) => ({ id, startedAt, minutes: 10, report })

beforeAll(async () => {
  for (const id of [ANN, BEN]) await store().users.create({ id, guest: true, at: 0 })
})

test('a mock interview is kept whole, changed in its report alone, and forgotten', async () => {
  const kept = mock('one', 1_764_000_000_000, { v: 1, words: '卷积 “k”' })
  await store().mocks.save(ANN, kept)
  expect(await store().mocks.byId(ANN, 'one')).toEqual(kept)
  await store().mocks.save(ANN, { ...kept, startedAt: 5, minutes: 45, report: { v: 2 } })
  expect(await store().mocks.byId(ANN, 'one')).toEqual({ ...kept, report: { v: 2 } })
  expect(await store().mocks.remove(ANN, 'one')).toBe(true)
  expect(await store().mocks.remove(ANN, 'one')).toBe(false)
  expect(await store().mocks.byId(ANN, 'one')).toBeNull()
})

test('the newest come first, and nobody sees or changes another’s', async () => {
  await store().mocks.save(ANN, mock('a', 10))
  await store().mocks.save(ANN, mock('b', 30))
  await store().mocks.save(ANN, mock('c', 20))
  await store().mocks.save(BEN, mock('b', 40, { ben: true }))
  expect((await store().mocks.newest(ANN, 2)).map(({ id }) => id)).toEqual(['b', 'c'])
  expect(await store().mocks.byId(BEN, 'a')).toBeNull()
  expect(await store().mocks.remove(BEN, 'a')).toBe(false)
  expect((await store().mocks.byId(ANN, 'b'))?.report).toEqual({})
})

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertDurable, DatabaseError, store, transaction, type Store, type UserId } from '@/lib/db'
import { useOwnDatabase } from '../support/own-database'

const database = useOwnDatabase('emptyDatabase')
const user = (name: string): UserId => name as UserId

let other: pg.Client
beforeAll(async () => {
  other = new pg.Client({ connectionString: database.url })
  await other.connect()
})
afterAll(() => other.end())

/** Ends every connection of the program, as a server that restarts does. */
const cutOff = () =>
  other.query(`SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity WHERE application_name = 'receptive'`)

const create = (tx: Store, name: string) => tx.users.create({ id: user(name), guest: true, at: 1 })

describe('whoever holds a person', () => {
  test('makes the next one wait, who then sees what was written', async () => {
    await create(store(), 'held')
    const order: string[] = []
    let begun = (): void => undefined
    const held = new Promise<void>((resolve) => (begun = resolve))
    const first = transaction(async (tx) => {
      await tx.users.hold(user('held'))
      begun()
      await new Promise((resolve) => setTimeout(resolve, 150))
      await tx.users.setPassword(user('held'), 'written')
      order.push('first')
    })
    await held
    const second = transaction(async (tx) => {
      await tx.users.hold(user('held'))
      order.push('second')
      return tx.users.find(user('held'))
    })
    expect(await second).toMatchObject({ passwordHash: 'written' })
    await first
    expect(order).toEqual(['first', 'second'])
  })

  test('makes nobody else wait', async () => {
    await create(store(), 'one')
    await create(store(), 'two')
    await transaction(async (tx) => {
      await tx.users.hold(user('one'))
      await transaction((beside) => beside.users.hold(user('two')))
    })
  })
})

describe('a transaction is run again', () => {
  test('where two hold one another’s person', async () => {
    await create(store(), 'left')
    await create(store(), 'right')
    let runs = 0
    let holding = 0
    let met = (): void => undefined
    const isMet = new Promise<void>((resolve) => (met = resolve))
    const both = (one: string, two: string) =>
      transaction(async (tx) => {
        runs += 1
        await tx.users.hold(user(one))
        holding += 1
        if (holding === 2) met()
        await isMet
        await tx.users.hold(user(two))
        await tx.rates.add('both', 0)
      })
    await Promise.all([both('left', 'right'), both('right', 'left')])
    expect(await store().rates.read('both', 0)).toBe(2)
    expect(runs).toBeGreaterThan(2)
  })

  test('where its connection broke before the commit', async () => {
    let runs = 0
    await transaction(async (tx) => {
      runs += 1
      await create(tx, 'cut off')
      if (runs === 1) await cutOff()
      await tx.users.touch(user('cut off'), 2)
    })
    expect(runs).toBe(2)
    expect(await store().users.find(user('cut off'))).not.toBeNull()
  })
})

test('a transaction whose connection broke at the commit is not run twice: it may have been made', async () => {
  let runs = 0
  const cut = transaction(async (tx) => {
    runs += 1
    await create(tx, 'at the commit')
    await cutOff()
  })
  await expect(cut).rejects.toMatchObject({ name: 'DatabaseError', code: 'busy' })
  expect(runs).toBe(1)
})

test('after the server ended its connections the next use makes new ones', async () => {
  await create(store(), 'before')
  await cutOff()
  expect(await store().users.find(user('before'))).not.toBeNull()
})

test('a server that acknowledges before it writes is not durable, nor one that does not write', async () => {
  await expect(assertDurable()).resolves.toBeUndefined()
  process.env['ALLOW_FSYNC_OFF'] = ''
  await expect(assertDurable()).rejects.toEqual(new DatabaseError('not_durable'))
  process.env['ALLOW_FSYNC_OFF'] = '1'
  await other.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = off`)
  await cutOff()
  await expect(assertDurable()).rejects.toEqual(new DatabaseError('not_durable'))
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PrismaClient } from '@/lib/db/generated/sqlite/client'
import { SqliteAdapterFactory, store, transaction, type UserId } from '@/lib/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { useOwnDatabase } from '../support/own-database'

const database = useOwnDatabase('emptyDatabase')
const user = (name: string): UserId => name as UserId
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('a statement of another request', () => {
  /** @param patience - how long the transaction is held open for the statement to go through, in milliseconds */
  const outcome = async (client: PrismaClient, patience: number): Promise<'kept' | 'lost'> => {
    const id = `b-${Math.floor(performance.now() * 1000)}`
    const row = { guest: true, createdAt: 0n, seenAt: 0n }
    let opened = (): void => undefined
    let end = (): void => undefined
    const isOpen = new Promise<void>((resolve) => (opened = resolve))
    const isOver = new Promise<void>((resolve) => (end = resolve))
    const a = client.$transaction(
      async (tx) => {
        await tx.user.create({ data: { id: `a-${id}`, ...row } })
        opened()
        await isOver
        throw new Error('A fails')
      },
      { timeout: 60_000 },
    )
    await isOpen
    // Prisma's promises begin when somebody waits for them
    const b = client.user.create({ data: { id, ...row } }).then(() => undefined)
    await Promise.race([b, pause(patience)])
    end()
    await expect(a).rejects.toThrow('A fails')
    await b
    return (await client.user.findUnique({ where: { id } })) ? 'kept' : 'lost'
  }

  test('is kept when the transaction that was open meanwhile is rolled back', async () => {
    const client = new PrismaClient({ adapter: new SqliteAdapterFactory(`file:${database.file}`) })
    expect(await outcome(client, 60)).toBe('kept')
    await client.$disconnect()
  })

  test('is lost by the driver as it comes, which is why ours stands before it', async () => {
    const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${database.file}` }) })
    expect(await outcome(client, 30_000)).toBe('lost')
    await client.$disconnect()
  })
})

describe('while another process holds the write lock', () => {
  let holder: ReturnType<typeof spawn>
  beforeAll(async () => {
    const script = `
      const db = new (require('better-sqlite3'))(${JSON.stringify(database.file)})
      db.exec('BEGIN IMMEDIATE')
      process.stdout.write('held')
      setTimeout(() => { db.exec('COMMIT'); db.close() }, 1500)`
    holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (holder.stdout) await once(holder.stdout, 'data')
  })
  afterAll(() => holder.kill())

  test('a write waits, goes through, and never blocks the event loop for long', async () => {
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    await transaction((tx) => tx.users.create({ id: user('waited'), guest: true, at: 1 }))
    clearInterval(watch)
    expect(await store().users.find(user('waited'))).not.toBeNull()
    // the driver waits 100 ms at a stretch; the rest is the machine's, but for all of the time that the lock is held
    expect(longest).toBeLessThan(1_400)
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'
import { HealthWatch, readyOf } from './support/health'
import { keptOf } from './support/kept'

/** The driver waits 100 ms at a stretch for another process, and blocks meanwhile; a busy machine adds to it. */
const LONGEST_BLOCK_MS = 250

let app: AppProcess
let file: string
const delay = (): string => join(app.data, 'commit-delay')
beforeAll(async () => {
  app = await AppProcess.create()
  writeFileSync(delay(), '0')
  await app.start({ RECEPTIVE_TEST_COMMIT_DELAY: delay() })
  file = app.databaseUrl.slice('file:'.length)
  await fetch(`${app.address}/api/health/live`)
})
afterAll(() => app.dispose())

/** Another program that holds the write lock for so long. @returns once it holds it; `ended` when it lets go */
async function holdLock(ms: number): Promise<{ ended: Promise<unknown> }> {
  const script = `
    const db = new (require(${JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'))}))(${JSON.stringify(file)})
    db.exec('BEGIN IMMEDIATE')
    process.stdout.write('held')
    setTimeout(() => { db.exec('COMMIT'); db.close() }, ${ms})`
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(holder, 'exit')
  await once(holder.stdout, 'data')
  return { ended }
}

test('F4: another program holds the lock for 3 s: answers wait and are kept, and the server answers others', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, () => Client.create(app.address, cardIdsOf(file))))
  // whoever answers first waits for the route to be loaded, which is no fault
  for (const client of clients) client.answer(1)
  await Promise.all(clients.map((client) => client.drain()))
  const { ended } = await holdLock(3_000)
  const watch = new HealthWatch(app.address)
  for (const client of clients) client.answer(5)
  const from = performance.now()
  await Promise.all(clients.map((client) => client.drain()))
  const waited = performance.now() - from
  await watch.stop()
  await ended
  const kept = keptOf(file, clients)
  const later = clients.reduce((sum, { counts }) => sum + (counts.statuses.get(503) ?? 0), 0)
  figures('F4', 'lock held for 3 s under 4 clients', {
    acknowledged: clients.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    lost: kept.lost.length,
    'told to wait (503)': later,
    'waited, ms': Math.round(waited),
    'longest answer of /api/health/live, ms': Math.round(watch.longestMs),
  })
  expect(kept).toMatchObject({ lost: [], doubled: 0, unacknowledged: 0, integrity: 'ok' })
  expect(clients.flatMap(({ counts }) => counts.unexpected)).toEqual([])
  // it did hold them up
  expect(waited).toBeGreaterThan(1_500)
  expect(watch.longestMs).toBeLessThan(LONGEST_BLOCK_MS)
})

test('F4: a lock that stays gets 503 with when to try again, and nothing is lost', async () => {
  const client = await Client.create(app.address, cardIdsOf(file))
  const { ended } = await holdLock(8_000)
  client.answer(1)
  const answer = await fetch(`${app.address}/api/reviews`, {
    method: 'POST',
    headers: { origin: app.address, cookie: client.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ v: 1, user: client.userId, entries: [{ any: 'thing' }] }),
  })
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  await ended
  await client.drain()
  expect(keptOf(file, [client])).toMatchObject({ lost: [], doubled: 0, unacknowledged: 0 })
})

test('F5: a disk that takes a second for each commit: nothing is doubled, and health says so', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, () => Client.create(app.address, cardIdsOf(file))))
  writeFileSync(delay(), '1000')
  const watch = new HealthWatch(app.address)
  for (const client of clients) client.answer(5)
  const from = performance.now()
  await Promise.all(clients.map((client) => client.drain()))
  const took = performance.now() - from
  const slow = await readyOf(app.address)
  await watch.stop()
  writeFileSync(delay(), '0')
  const kept = keptOf(file, clients)
  figures('F5', 'a commit takes 1 s, 4 clients with 5 answers each', {
    acknowledged: clients.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    doubled: kept.doubled,
    'took, ms': Math.round(took),
    health: `${slow.status}, disk ${slow.checks['disk']}`,
    'longest answer of /api/health/live, ms': Math.round(watch.longestMs),
  })
  expect(kept).toMatchObject({ lost: [], doubled: 0, unacknowledged: 0, integrity: 'ok' })
  expect(slow).toMatchObject({ status: 'degraded', checks: { disk: 'slow' } })
  expect(clients.flatMap(({ counts }) => counts.unexpected)).toEqual([])
  for (let round = 0; round < 3; round += 1) await readyOf(app.address)
  expect((await readyOf(app.address)).checks['disk']).toBe('ok')
})

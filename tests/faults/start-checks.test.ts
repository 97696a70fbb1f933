import { randomBytes } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'
import { readyOf } from './support/health'
import { keptOf, replayProblem } from './support/kept'

const ROUNDS = 20
const PAGE_BYTES = 4_096

let app: AppProcess
let file: string
let whole: string
let client: Client
beforeAll(async () => {
  app = await AppProcess.create()
  await app.start()
  file = app.databaseUrl.slice('file:'.length)
  client = await Client.create(app.address, cardIdsOf(file))
  client.answer(40)
  await client.drain()
  await app.stop('SIGTERM')
  whole = join(app.data, 'whole')
  copyFileSync(file, whole)
})
afterAll(() => app.dispose())

/** The database as it was, with one page overwritten. */
function spoiled(page: number): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  copyFileSync(whole, file)
  const handle = openSync(file, 'r+')
  writeSync(handle, randomBytes(PAGE_BYTES), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES)
  closeSync(handle)
}

async function until(met: () => boolean, forMs = 60_000): Promise<void> {
  const end = Date.now() + forMs
  while (!met() && Date.now() < end) await sleep(100)
  expect(met()).toBe(true)
}

test('an ended server leaves its database in one file', () => {
  expect(existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0).toBe(false)
})

test('F6: with a random page overwritten the app refuses to start, or has every answer', async () => {
  const pages = statSync(whole).size / PAGE_BYTES
  const seen = { refused: 0, healthy: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    spoiled(1 + Math.floor(Math.random() * pages))
    const problem = await app.start().then(
      () => null,
      (error: unknown) => String(error),
    )
    if (problem === null) {
      seen.healthy += 1
      expect(keptOf(file, [client])).toMatchObject({ lost: [], doubled: 0, integrity: 'ok' })
      await app.stop('SIGTERM')
      expect(replayProblem(app.databaseUrl)).toBeNull()
    } else {
      seen.refused += 1
      expect(problem).toContain(`The database ${file} cannot be read in whole`)
      expect(problem).toContain('npm run restore -- --salvage')
      await app.stop()
    }
  }
  figures('F6', `${ROUNDS} starts, each with a random page of ${pages} overwritten`, seen)
  expect(seen.refused).toBeGreaterThan(0)
})

test('F6: damage that the start comes across in a large database is told in the same words', async () => {
  const problems = new Set<string>()
  for (let round = 0; round < 5; round += 1) {
    spoiled(Math.floor((statSync(whole).size / PAGE_BYTES) * 0.6) + round)
    // the questions are read in again
    rmSync(join(app.data, 'content.stamp'), { force: true })
    const started = await app.start({ RECEPTIVE_TEST_FOREGROUND_BYTES: '1000' }).then(
      () => 'it started',
      (error: unknown) => String(error),
    )
    if (started !== 'it started') problems.add(started.includes('cannot be read in whole') ? 'told' : started)
    await app.stop('SIGKILL')
  }
  expect([...problems]).toEqual(['told'])
})

test('F6: a large database is looked at while the app runs, and the app ends where it is damaged', async () => {
  const large = { RECEPTIVE_TEST_FOREGROUND_BYTES: '1000' }
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  copyFileSync(whole, file)
  await app.start(large)
  const states = new Set<string>()
  for (let look = 0; look < 100 && !states.has('ok'); look += 1) {
    states.add((await readyOf(app.address)).checks['integrity'] ?? '')
    await sleep(50)
  }
  expect(states).toContain('ok')
  expect(states).not.toContain('damaged')
  await app.stop('SIGTERM')

  // a page that the start itself does not read: in the middle of the texts
  spoiled(Math.floor((statSync(whole).size / PAGE_BYTES) * 0.6))
  await app.start(large)
  await until(() => app.output.includes('cannot be read in whole'))
  await until(() => app.pid === 0 || !isRunning(app.pid))
  await expect(fetch(`${app.address}/api/health/live`)).rejects.toThrow()
  await app.stop()
})

test('a copy is made by itself when the newest is a day old, and no second one', async () => {
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  copyFileSync(whole, file)
  const folder = join(app.data, 'backups')
  rmSync(folder, { recursive: true, force: true })
  const copies = (): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [])
  await app.start({ RECEPTIVE_TEST_BACKUP: '1' })
  await until(() => copies().length === 1)
  expect(keptOf(join(folder, copies()[0] ?? ''), [client])).toMatchObject({ lost: [], doubled: 0, integrity: 'ok' })
  expect((await readyOf(app.address)).checks['backup']).toBe('ok')
  await app.stop('SIGTERM')
  await app.start({ RECEPTIVE_TEST_BACKUP: '1' })
  await sleep(4_000)
  expect(readdirSync(folder).filter((name) => name.includes('.db') && !name.endsWith('.sha256'))).toEqual(copies())
  expect(copies()).toHaveLength(1)
  await app.stop('SIGTERM')
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

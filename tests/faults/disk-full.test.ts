import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'
import { keptOf, replayProblem } from './support/kept'

const DISK_MB = 96
const LEFT_BYTES = 6_000_000
const MOST_ANSWERS = 4_000

const disk = mkdtempSync(join(tmpdir(), 'receptive-disk-'))
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'receptive', disk]).status === 0
if (!mounted) console.warn('F3 is skipped: a small disk cannot be mounted here (it takes root on Linux).')

let app: AppProcess | undefined
beforeAll(async () => {
  if (!mounted) return
  mkdirSync(join(disk, 'data'))
  app = await AppProcess.create(join(disk, 'data'))
  await app.start()
})
afterAll(async () => {
  await app?.dispose()
  if (mounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

test.runIf(mounted)('F3: a full disk is told, loses nothing, and the queue drains once there is room', async () => {
  if (!app) throw new Error('no app')
  const { address, databaseUrl } = app
  const file = databaseUrl.slice('file:'.length)
  const client = await Client.create(address, cardIdsOf(file))
  const ballast = join(disk, 'ballast')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - LEFT_BYTES))

  let given = 0
  while ((client.counts.statuses.get(507) ?? 0) < 3 && given < MOST_ANSWERS) {
    client.answer(1)
    given += 1
    await client.sendSome(1)
  }
  expect(client.counts.statuses.get(507)).toBe(3)
  const before = client.acknowledged.size
  const refused = client.waiting
  expect(refused).toBeGreaterThan(0)
  expect(keptOf(file, [client])).toMatchObject({ lost: [], doubled: 0, integrity: 'ok' })
  // reading goes on
  expect((await fetch(`${address}/api/queue?n=5`, { headers: { cookie: client.cookie } })).status).toBe(200)
  expect((await fetch(`${address}/review`, { headers: { cookie: client.cookie } })).status).toBe(200)

  rmSync(ballast)
  await client.drain()
  const kept = keptOf(file, [client])
  figures('F3', `disk of ${DISK_MB} MB filled up and freed`, {
    acknowledged: client.acknowledged.size,
    'told to wait (507)': client.counts.statuses.get(507) ?? 0,
    'kept on the device meanwhile': refused,
    lost: kept.lost.length,
  })
  expect(client.acknowledged.size).toBe(before + refused)
  expect(kept).toMatchObject({ lost: [], doubled: 0, unacknowledged: 0, integrity: 'ok' })
  expect(client.counts.unexpected).toEqual([])
  expect(replayProblem(databaseUrl)).toBeNull()
})

import { spawn } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'
import { HealthWatch } from './support/health'
import { keptOf, replayProblem } from './support/kept'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let app: AppProcess
beforeAll(async () => {
  app = await AppProcess.create()
  await app.start()
})
afterAll(() => app.dispose())

async function runCommand(args: readonly string[], data: string): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', RECEPTIVE_DATA: data },
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return { code: await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1))), said }
}

test('F23: a copy made while answers pour in is one moment of the database, and is a whole one when put back', async () => {
  const file = app.databaseUrl.slice('file:'.length)
  const clients = await Promise.all(Array.from({ length: 4 }, () => Client.create(app.address, cardIdsOf(file))))
  for (const client of clients) client.answer(50)
  await Promise.all(clients.map((client) => client.drain()))
  const before = new Map(clients.map((client) => [client, new Set(client.acknowledged)]))

  let copying = true
  const sending = clients.map(async (client) => {
    while (copying) {
      client.answer(2)
      await client.drain()
    }
  })
  const watch = new HealthWatch(app.address)
  const backup = await runCommand(['scripts/backup.mjs'], app.data)
  copying = false
  await Promise.all(sending)
  await watch.stop()
  expect(backup).toMatchObject({ code: 0 })
  const [name = ''] = readdirSync(join(app.data, 'backups')).filter((each) => each.endsWith('.db'))
  const copy = join(app.data, 'backups', name)
  const inCopy = new Sqlite(copy, { readonly: true })
  const idsOf = (userId: string): string[] =>
    inCopy.prepare('SELECT id FROM LogEntry WHERE userId = ?').pluck().all(userId) as string[]
  const copied = clients.map((client) => ({ client, ids: new Set(idsOf(client.userId)) }))
  inCopy.close()
  // all that was acknowledged before it began is in it, and nothing that nobody sent
  for (const { client, ids } of copied) {
    expect([...(before.get(client) ?? [])].filter((id) => !ids.has(id))).toEqual([])
    expect([...ids].filter((id) => !client.made.has(id))).toEqual([])
  }

  const written = clients.reduce((sum, client) => sum + client.acknowledged.size, 0)
  expect((await runCommand(['scripts/restore.mjs', copy], app.data)).said).toContain('Receptive is running')
  await app.stop('SIGTERM')
  expect(await runCommand(['scripts/restore.mjs', copy], app.data)).toMatchObject({ code: 0 })
  await app.start()
  const restored = new Sqlite(file, { readonly: true })
  for (const { client, ids } of copied) {
    expect(new Set(restored.prepare('SELECT id FROM LogEntry WHERE userId = ?').pluck().all(client.userId))).toEqual(
      ids,
    )
  }
  restored.close()
  expect(replayProblem(app.databaseUrl)).toBeNull()
  figures('F23', 'copy under 4 clients, put back', {
    'acknowledged before': [...before.values()].reduce((sum, ids) => sum + ids.size, 0),
    'in the copy': copied.reduce((sum, { ids }) => sum + ids.size, 0),
    'acknowledged at its end': written,
    'longest answer of /api/health/live meanwhile, ms': Math.round(watch.longestMs),
  })
  expect(keptOf(file, []).integrity).toBe('ok')
  rmSync(copy)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueueAnswer, RecordAnswer } from '@/lib/study'
import { AppProcess } from '../support/app-process'
import { guest, postEntries, userIdOf, type Jar } from '../support/guest'
import { postgresPrograms } from '../support/postgres-programs'
import { startPostgres, type PostgresServer } from '../support/postgres-server'
import { onDatabase } from '../support/prepared-databases'
import { reviewEntry } from '../support/review-entry'

describe.skipIf(postgresPrograms() === null)('the built app on a PostgreSQL server', () => {
  let server: PostgresServer
  let app: AppProcess
  let env: Record<string, string>
  beforeAll(async () => {
    server = await startPostgres()
    await onDatabase(server.url('postgres'), (client) => client.query('CREATE DATABASE receptive'))
    env = { DATABASE_URL: server.url('receptive'), ALLOW_FSYNC_OFF: '1' }
    app = await AppProcess.create()
    await app.start(env)
  })
  afterAll(async () => {
    // where the server did not come up there is no app
    await (app as AppProcess | undefined)?.dispose()
    await server.stop()
  })

  const read = async <T>(path: string, jar?: Jar): Promise<T> =>
    (await (await fetch(`${app.address}${path}`, { headers: { cookie: jar?.header ?? '' } })).json()) as T
  const post = async (jar: Jar, entries: readonly unknown[]): Promise<RecordAnswer> =>
    (await (await postEntries(app.address, jar, entries)).json()) as RecordAnswer

  test('keeps answers there, once each, and still has them after a restart and a kill', async () => {
    expect(await read('/api/health/ready')).toMatchObject({
      checks: { database: 'ok', durability: 'ok', disk: 'ok' },
    })
    const jar = await guest(app.address)
    const { items } = await read<QueueAnswer>('/api/queue?n=4', jar)
    const entries = items.map(({ cardId, cardVersion }, index) =>
      reviewEntry(cardId, Date.now() - 60_000 + index, { cardVersion }),
    )
    expect(entries).toHaveLength(4)
    expect((await post(jar, entries.slice(0, 2))).results.map(({ status }) => status)).toEqual(['stored', 'stored'])
    expect((await post(jar, entries.slice(0, 2))).results.map(({ status }) => status)).toEqual(['already', 'already'])
    const before = await read<QueueAnswer>('/api/queue?n=20', jar)
    expect(before.counts).toMatchObject({ learning: 2 })

    await app.stop()
    await app.start(env)
    expect((await read<QueueAnswer>('/api/queue?n=20', jar)).counts).toEqual(before.counts)

    expect((await post(jar, entries)).results.map(({ status }) => status)).toEqual([
      'already',
      'already',
      'stored',
      'stored',
    ])
    await app.stop('SIGKILL')
    await app.start(env)
    expect((await read<QueueAnswer>('/api/queue?n=20', jar)).counts).toMatchObject({ learning: 4 })
    const kept = await onDatabase(env['DATABASE_URL'] ?? '', (client) =>
      client.query('SELECT count(*)::int AS entries, count(DISTINCT "id")::int AS ids FROM "LogEntry"'),
    )
    expect(kept.rows).toEqual([{ entries: 4, ids: 4 }])
  })

  test('shows its pages to somebody with a history', async () => {
    const jar = await guest(app.address)
    const { items } = await read<QueueAnswer>('/api/queue?n=1', jar)
    await post(jar, [reviewEntry(items[0]?.cardId ?? '', Date.now() - 60_000)])
    for (const path of ['/', '/map', '/settings', '/review']) {
      const answer = await fetch(`${app.address}${path}`, { headers: { cookie: jar.header } })
      expect([path, answer.status]).toEqual([path, 200])
    }
  })

  test('says that it is not ready while the database is away, and goes on by itself when it is back', async () => {
    const jar = await guest(app.address)
    const { items } = await read<QueueAnswer>('/api/queue?n=2', jar)
    const user = await userIdOf(app.address, jar)
    const [kept, waiting] = items.map(({ cardId }) => reviewEntry(cardId, Date.now() - 60_000))
    expect((await post(jar, [kept])).results[0]?.status).toBe('stored')

    await server.crash()
    expect((await fetch(`${app.address}/api/health/live`)).status).toBe(200)
    expect((await fetch(`${app.address}/api/health/ready`)).status).toBe(503)
    expect((await postEntries(app.address, jar, [waiting], user)).status).toBeGreaterThanOrEqual(500)

    await server.resume()
    await expect.poll(async () => (await fetch(`${app.address}/api/health/ready`)).status).toBe(200)
    expect((await post(jar, [kept, waiting])).results.map(({ status }) => status)).toEqual(['already', 'stored'])
  })
})

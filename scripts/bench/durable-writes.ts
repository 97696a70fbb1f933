import Sqlite from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, store, type UserId } from '@/lib/db'
import { recordEntries } from '@/lib/study'
import { reviewEntry } from '../../tests/support/review-entry'
import { median } from './median'

const ROUNDS = 200
const BATCH = 20
const CLIENTS = 4

export interface DurableWrites {
  /** milliseconds a review, medians */
  readonly bareOneByOneMs: number
  readonly oneByOneMs: number
  readonly batchedMs: number
  /** four people at once, each waiting for its answer before the next: they share commits */
  readonly fourClientsMs: number
  /** reviews a second against the bare driver's, committing one by one in the same run */
  readonly oneByOneRatio: number
  readonly batchedRatio: number
  readonly fourClientsRatio: number
}

/** Times durable reviews through the use case against the bare driver: a row and a state, one commit each, on one disk. */
export async function durableWrites(): Promise<DurableWrites> {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-bench-'))
  const url = `file:${join(folder, 'receptive.db')}`
  const prepare = (args: string[]): void => {
    const { status } = spawnSync(process.execPath, args, {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) throw new Error(`${args.join(' ')} failed`)
  }
  prepare(['scripts/migrate.mjs', 'deploy'])
  prepare(['--conditions=react-server', '--import', 'tsx', 'scripts/fill-content.ts'])
  process.env['DATABASE_URL'] = url
  try {
    const now = Date.now()
    const reader = { now, language: 'en' as const, zone: 'UTC' }
    const cardIds = (await store().cards.all()).map(({ id }) => id)
    const pick = (index: number): string => cardIds[index % cardIds.length] ?? ''
    const user = 'bench-user' as UserId
    const clients = Array.from({ length: CLIENTS }, (_, index) => `bench-client-${index}` as UserId)
    for (const id of [user, ...clients]) await store().users.create({ id, guest: true, at: now })
    const bare = bareDriver(join(folder, 'bare.db'))

    const times = { bare: [] as number[], one: [] as number[], batch: [] as number[], four: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      const entries = Array.from({ length: 1 + (round % 10 === 0 ? BATCH : 0) }, (_, index) =>
        reviewEntry(pick(round + index), now - ROUNDS * 1000 + round * 1000 + index),
      )
      const [first, ...batch] = entries
      times.bare.push(await timed(() => bare.write(round)))
      times.one.push(await timed(() => recordEntries(user, [first], reader)))
      const atOnce = clients.map((id) => [id, reviewEntry(pick(round), now - ROUNDS * 1000 + round * 1000)] as const)
      const four = await timed(() => Promise.all(atOnce.map(([id, entry]) => recordEntries(id, [entry], reader))))
      times.four.push(four / CLIENTS)
      if (batch.length > 0) times.batch.push((await timed(() => recordEntries(user, batch, reader))) / BATCH)
    }
    bare.close()
    const [bareMs, oneMs] = [median(times.bare), median(times.one)]
    const [batchMs, fourMs] = [median(times.batch), median(times.four)]
    return {
      bareOneByOneMs: bareMs,
      oneByOneMs: oneMs,
      batchedMs: batchMs,
      fourClientsMs: fourMs,
      oneByOneRatio: bareMs / oneMs,
      batchedRatio: bareMs / batchMs,
      fourClientsRatio: bareMs / fourMs,
    }
  } finally {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  }
}

function bareDriver(file: string): { write: (round: number) => void; close: () => void } {
  const db = new Sqlite(file)
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE entry (userId TEXT, id TEXT, cardId TEXT, at INTEGER, body TEXT, PRIMARY KEY (userId, id));
    CREATE INDEX entry_card ON entry (userId, cardId, at, id);
    CREATE INDEX entry_at ON entry (userId, at, id);
    CREATE TABLE state (userId TEXT, cardId TEXT, stability REAL, dueDay INTEGER, PRIMARY KEY (userId, cardId));`)
  const insert = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?, ?)')
  const upsert = db.prepare(
    'INSERT INTO state VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET stability = excluded.stability',
  )
  const body = JSON.stringify(reviewEntry('bench/card:one', 1_700_000_000_000))
  const both = db.transaction((round: number) => {
    insert.run('bench-user', `entry-${round}`, `card-${round % 50}`, round, body)
    upsert.run('bench-user', `card-${round % 50}`, round, round)
  })
  return { write: (round) => both.immediate(round), close: () => void db.close() }
}

async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

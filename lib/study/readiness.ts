import { existsSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assertDurable, recentCommitMs, transaction } from '@/lib/db'

/** What was looked at; anything but `ok` is told, and what makes answers unsafe fails. */
export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'failing'
  readonly checks: {
    readonly database: 'ok' | 'failing'
    readonly durability: 'ok' | 'failing'
    /** `checking`: it is large, and is looked at while the app runs */
    readonly integrity: 'ok' | 'checking' | 'damaged'
    /** `slow`: answers are kept, but each waits long for it */
    readonly disk: 'ok' | 'slow' | 'low'
    readonly backup: 'ok' | 'overdue'
  }
}

const LEAST_FREE_BYTES = 500 * 1024 * 1024
const SLOW_COMMIT_MS = 500

/** One is made a day; the machine may have slept through one. */
const OVERDUE_MS = 48 * 60 * 60 * 1000

/**
 * Whether the program can keep answers: a write goes through, commits reach the disk, the file is sound, and there is room
 * for more.
 *
 * @param now - milliseconds UTC
 */
export async function readiness(now: number): Promise<Readiness> {
  const [database, durability, room] = await Promise.all([
    holds(() => transaction((tx) => tx.rates.add('ready', 0))),
    holds(assertDurable),
    hasRoom(),
  ])
  const integrity = integrityFound()
  const disk = room === 'ok' && recentCommitMs() >= SLOW_COMMIT_MS ? 'slow' : room
  const checks: Readiness['checks'] = { database, durability, integrity, disk, backup: backupFound(now) }
  const fails = [database, durability].includes('failing') || integrity === 'damaged' || disk === 'low'
  const status = fails ? 'failing' : Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'degraded'
  return { status, checks }
}

async function holds(check: () => Promise<unknown>): Promise<'ok' | 'failing'> {
  try {
    await check()
    return 'ok'
  } catch {
    return 'failing'
  }
}

/** The file of an SQLite database; null on a server, which has a disk of its own and tells nobody of it. */
function databaseFile(): string | null {
  const url = process.env['DATABASE_URL'] ?? ''
  return /^postgres(ql)?:/.test(url) ? null : url.replace(/^file:/, '') || null
}

async function hasRoom(): Promise<'ok' | 'low'> {
  const file = databaseFile()
  if (file === null) return 'ok'
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize >= LEAST_FREE_BYTES ? 'ok' : 'low'
}

/** What the start found, or still looks for: scripts/start/integrity.mjs says it in the environment of this process. */
function integrityFound(): Readiness['checks']['integrity'] {
  const found = process.env['RECEPTIVE_INTEGRITY']
  return found === 'checking' || found === 'damaged' ? found : 'ok'
}

function backupFound(now: number): 'ok' | 'overdue' {
  const file = databaseFile()
  if (file === null) return 'ok'
  const folder = join(dirname(file), 'backups')
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : []
  const newest = Math.max(statSync(file).birthtimeMs, ...copies.map((name) => statSync(join(folder, name)).mtimeMs))
  return now - newest > OVERDUE_MS ? 'overdue' : 'ok'
}

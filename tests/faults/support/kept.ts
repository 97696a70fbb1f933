import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import type { Client } from './client'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export interface Kept {
  /** acknowledged, and not in the log */
  readonly lost: readonly string[]
  /** in the log or in the day's totals more than once */
  readonly doubled: number
  /** in the log, though nobody was told yet */
  readonly unacknowledged: number
  readonly integrity: string
}

/** Compares the database with what each client was told, reading the file beside the program. */
export function keptOf(file: string, clients: readonly Client[]): Kept {
  const db = new Sqlite(file, { readonly: true })
  try {
    const idsOf = db.prepare('SELECT id FROM LogEntry WHERE userId = ?').pluck()
    const answersOf = db.prepare('SELECT COALESCE(SUM(answers), 0) FROM UserDay WHERE userId = ?').pluck()
    const each = clients.map(({ userId, acknowledged }) => {
      const ids = idsOf.all(userId) as string[]
      const there = new Set(ids)
      return {
        lost: [...acknowledged].filter((id) => !there.has(id)),
        doubled: ids.length - there.size + Math.abs(Number(answersOf.get(userId)) - there.size),
        unacknowledged: ids.filter((id) => !acknowledged.has(id)).length,
      }
    })
    const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)
    return {
      lost: each.flatMap(({ lost }) => lost),
      doubled: sum(each.map(({ doubled }) => doubled)),
      unacknowledged: sum(each.map(({ unacknowledged }) => unacknowledged)),
      integrity: String(db.pragma('integrity_check', { simple: true })),
    }
  } finally {
    db.close()
  }
}

/** What `npm run check` says about a database; null where everything is as the log says. */
export function replayProblem(url: string): string | null {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/check.ts'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url } },
  )
  return status === 0 ? null : `${stdout}${stderr}`
}

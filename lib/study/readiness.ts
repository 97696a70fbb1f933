import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { assertDurable, transaction } from '@/lib/db'

export interface Readiness {
  readonly database: 'ok' | 'failing'
  readonly durability: 'ok' | 'failing'
  readonly disk: 'ok' | 'low'
}

const LEAST_FREE_BYTES = 500 * 1024 * 1024

/** Whether the program can keep answers: a write goes through, commits reach the disk, and there is room for more. */
export async function readiness(): Promise<Readiness> {
  const [database, durability, disk] = await Promise.all([
    holds(() => transaction((tx) => tx.rates.add('ready', 0))),
    holds(assertDurable),
    hasRoom(),
  ])
  return { database, durability, disk }
}

async function holds(check: () => Promise<unknown>): Promise<'ok' | 'failing'> {
  try {
    await check()
    return 'ok'
  } catch {
    return 'failing'
  }
}

async function hasRoom(): Promise<'ok' | 'low'> {
  const url = process.env['DATABASE_URL'] ?? ''
  // a server has a disk of its own, which only it can tell of
  if (/^postgres(ql)?:/.test(url)) return 'ok'
  const file = url.replace(/^file:/, '') || '.'
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize >= LEAST_FREE_BYTES ? 'ok' : 'low'
}

import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { run } from '../start/run.mjs'
import { noteSha256, removeDatabase, syncToDisk } from './files.mjs'
import { backupName, superfluous } from './keep.mjs'
import { damageOf } from './verdict.mjs'

const BUSY_MS = 30_000

/**
 * Makes a copy of a database that may be in use, verifies it, and removes copies that are no longer needed. A copy has its
 * name only once it is whole, verified and on the disk.
 *
 * @param {string} database - path of the file
 * @param {string} folder - where copies lie; made where it is missing
 * @param {Date} at
 * @returns {Promise<{ path: string, bytes: number, replay: string | null }>} `replay`: what differs from the log's replay
 * @throws {Error} where the copy could not be made or is not sound
 */
export async function takeBackup(database, folder, at = new Date()) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  sweepParts(folder)
  const path = join(folder, backupName(at))
  const part = `${path}.part`
  if (existsSync(path)) throw new Error(`${path} is there already.`)
  snapshot(database, part)
  try {
    const damage = damageOf(part)
    if (damage !== null) throw new Error(`the copy is damaged: ${damage}`)
    const { code, output } = await replayCheck(part)
    settle(part)
    chmodSync(part, 0o600)
    syncToDisk(part)
    await noteSha256(part, path)
    renameSync(part, path)
    syncToDisk(path)
    for (const name of superfluous(readdirSync(folder))) {
      for (const suffix of ['', '.sha256']) rmSync(join(folder, `${name}${suffix}`), { force: true })
    }
    return { path, bytes: statSync(path).size, replay: code === 0 ? null : output.trim() }
  } catch (error) {
    removeDatabase(part)
    throw error
  }
}

/** One consistent moment of the database, without holding up whoever writes to it. */
function snapshot(database, part) {
  const db = new Sqlite(database, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
  try {
    db.prepare('VACUUM INTO ?').run(part)
  } catch (error) {
    removeDatabase(part)
    throw error
  } finally {
    db.close()
  }
}

const replayCheck = (part) =>
  run(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/check.ts'], {
    env: { DATABASE_URL: `file:${part}`, NODE_OPTIONS: '' },
  })

/** The check opened it as the program would; a copy is one file, without anything beside it. */
function settle(part) {
  const db = new Sqlite(part)
  db.pragma('journal_mode = DELETE')
  db.close()
}

/** What a copy that was cut off left behind. */
function sweepParts(folder) {
  for (const name of readdirSync(folder)) {
    if (/\.db\.part(-wal|-shm|-journal)?$/.test(name)) rmSync(join(folder, name), { force: true })
  }
}

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BACKUPS, DATA, DATABASE, DATABASE_URL, ROOT, REPAIR_NEEDED } from './paths.mjs'
import { removeDatabase, syncToDisk, writeDurably } from '../backup/files.mjs'
import { finishSwitch } from '../backup/switch.mjs'
import { migrationNames } from '../database-kinds.mjs'
import { StartProblem } from './problem.mjs'
import { wayOut } from './integrity.mjs'
import { run } from './run.mjs'
import { hashOf } from './stamp.mjs'
import { tail } from './install.mjs'

const MARKER = join(DATA, 'receptive.db.migrating')
const CONTENT_STAMP = join(DATA, 'content.stamp')

/**
 * Creates the database, or brings it up to date. A database that holds anything is copied first and the copy verified; the
 * migration runs in a process of its own; where it fails, or was cut off at the last start, the copy comes back.
 *
 * @throws {StartProblem} when the database is damaged, of a newer version, or a migration failed
 */
export async function migrateDatabase() {
  finishSwitch(DATABASE)
  restoreInterrupted()
  const fresh = !existsSync(DATABASE)
  const pending = fresh ? migrationNames('sqlite') : await pendingMigrations()
  if (pending.length === 0) return false
  const copy = fresh ? null : await verifiedCopy(pending[0])
  testStop('copied')
  if (copy) {
    // a cache may get a new column, which only a replay fills
    writeDurably(REPAIR_NEEDED, '')
    writeDurably(MARKER, copy)
  }
  testStop('marked')
  const { code, output } = await run(process.execPath, ['scripts/migrate.mjs', 'deploy'], { env: { DATABASE_URL } })
  if (code !== 0) {
    if (copy) restoreInterrupted()
    else removeDatabase(DATABASE)
    throw new StartProblem(
      `The database could not be brought up to date; it is as it was${copy ? `, and a copy lies at ${copy}` : ''}. The reason:\n${tail(output)}`,
    )
  }
  testStop('applied')
  rmSync(MARKER, { force: true })
  testStop('unmarked')
}

/**
 * Reads content/ into the database when it changed, or when the database is another one.
 *
 * @param {() => Promise<string>} identity - tells a database from another one
 */
export async function fillContent(identity = identityOfFile) {
  const hash = hashOf(
    ['content', 'lib/card', 'lib/content', 'lib/prose', 'lib/engine', 'scripts/fill-content.ts', 'package-lock.json'],
    await identity(),
  )
  if (existsSync(CONTENT_STAMP) && readFileSync(CONTENT_STAMP, 'utf8') === hash) return false
  const { code, output } = await run(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/fill-content.ts'],
    { env: { DATABASE_URL }, tell: (text) => process.stdout.write(text.replace(/^(?=.)/gm, '      ')) },
  )
  if (code !== 0) throw new StartProblem(`The questions in content/ could not be read:\n${tail(output)}`)
  writeFileSync(CONTENT_STAMP, hash)
}

async function identityOfFile() {
  const { ino, birthtimeMs } = statSync(DATABASE)
  return `${ino} ${birthtimeMs}`
}

async function pendingMigrations() {
  const { migrationsOf } = await import('../backup/verdict.mjs')
  const ours = migrationNames('sqlite')
  let applied
  try {
    applied = migrationsOf(DATABASE) ?? []
  } catch (error) {
    throw new StartProblem(
      `The database ${DATABASE} cannot be read (${error.message}). It was left as it is; copies from before earlier migrations lie in ${BACKUPS}.`,
    )
  }
  const newer = applied.filter((name) => !ours.includes(name))
  if (newer.length > 0) {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    throw new StartProblem(
      `The database was made by a newer Receptive (it knows ${newer.join(', ')}); this is ${version}. Update the clone and start again. The database was not touched.`,
    )
  }
  return ours.filter((name) => !applied.includes(name))
}

async function verifiedCopy(nextMigration) {
  const { default: Sqlite } = await import('better-sqlite3')
  mkdirSync(BACKUPS, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const copy = join(BACKUPS, `before-${nextMigration}-${stamp}.db`)
  const db = new Sqlite(DATABASE)
  try {
    await db.backup(copy)
  } finally {
    db.close()
  }
  const check = new Sqlite(copy)
  try {
    const verdict = String(check.pragma('integrity_check(3)', { simple: true }))
    if (verdict !== 'ok') {
      rmSync(copy)
      throw new StartProblem(await wayOut(verdict))
    }
  } finally {
    check.close()
  }
  syncToDisk(copy)
  return copy
}

/** Puts the copy back where a migration was begun and not finished. */
export function restoreInterrupted() {
  if (!existsSync(MARKER)) return
  const copy = readFileSync(MARKER, 'utf8').trim()
  if (!existsSync(copy)) {
    throw new StartProblem(
      `A migration was interrupted and its copy ${copy} is gone. Put a backup at ${DATABASE}, remove ${MARKER} and start again.`,
    )
  }
  removeDatabase(DATABASE)
  copyFileSync(copy, DATABASE)
  syncToDisk(DATABASE)
  rmSync(MARKER)
}

/** A test cuts the start off after a step. */
function testStop(step) {
  if (process.env.RECEPTIVE_TEST === '1' && process.env.RECEPTIVE_TEST_KILL_AT === step) {
    process.kill(process.pid, 'SIGKILL')
  }
}

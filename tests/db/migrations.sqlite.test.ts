import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'receptive-migrate-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

/** Runs the database step of the start on a data folder, as a process of its own. */
function migrate(env: Record<string, string> = {}): { status: number | null; signal: string | null; output: string } {
  const script = `
    const { migrateDatabase } = await import(${JSON.stringify(join(ROOT, 'scripts/start/database.mjs'))})
    try { console.log(await migrateDatabase()) } catch (error) { console.error(error.message); process.exit(1) }`
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', RECEPTIVE_DATA: data, ...env },
    encoding: 'utf8',
  })
  return { status, signal, output: stdout + stderr }
}

const file = (): string => join(data, 'receptive.db')
const hash = (): string => createHash('sha256').update(readFileSync(file())).digest('hex')

function exec(sql: string): void {
  const db = new Sqlite(file())
  db.exec(sql)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

test('a fresh folder gets a database, and a second start has nothing to do', () => {
  expect(migrate().status).toBe(0)
  expect(existsSync(file())).toBe(true)
  expect(migrate().output).toContain('false')
})

test('F17: a database of a newer version is refused by name and left as it is', () => {
  migrate()
  exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
        VALUES ('x', 'x', '9999_from_the_future', 1, 1, 1)`)
  const before = hash()
  const { status, output } = migrate()
  expect(status).toBe(1)
  expect(output).toContain('9999_from_the_future')
  expect(output).toContain('newer Receptive')
  expect(hash()).toBe(before)
})

test('a failing migration leaves the database as it was, with a verified copy beside it', () => {
  migrate()
  exec(`INSERT INTO "User" (id, guest, createdAt, seenAt) VALUES ('u', 1, 1, 1)`)
  // the first migration is applied again, and fails on the tables that are there
  exec(`DELETE FROM _prisma_migrations`)
  const { status, output } = migrate()
  expect(status).toBe(1)
  expect(output).toContain('it is as it was')
  const db = new Sqlite(file(), { readonly: true })
  expect(db.prepare('SELECT id FROM "User"').all()).toEqual([{ id: 'u' }])
  db.close()
  expect(readdirSync(join(data, 'backups'))).toHaveLength(1)
  expect(existsSync(`${file()}.migrating`)).toBe(false)
})

test('a migration that was cut off is undone at the next start', () => {
  migrate()
  const copy = join(data, 'copy.db')
  exec(`INSERT INTO "User" (id, guest, createdAt, seenAt) VALUES ('before', 1, 1, 1)`)
  writeFileSync(copy, readFileSync(file()))
  exec(`INSERT INTO "User" (id, guest, createdAt, seenAt) VALUES ('half', 1, 1, 1)`)
  writeFileSync(`${file()}.migrating`, copy)
  expect(migrate().status).toBe(0)
  const db = new Sqlite(file(), { readonly: true })
  expect(db.prepare('SELECT id FROM "User"').all()).toEqual([{ id: 'before' }])
  db.close()
})

describe('F15: a migration that is killed', () => {
  // the oldest released database: it has migrations to come
  const OLD = join(ROOT, 'tests/golden/databases/0001_create_tables.db')
  const read = (): unknown => {
    const db = new Sqlite(file(), { readonly: true })
    const verdict = {
      migrations: db.prepare('SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL').pluck().get(),
      unfinished: db.prepare('SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL').pluck().get(),
      entries: db.prepare('SELECT count(*) FROM LogEntry').pluck().get(),
      integrity: db.pragma('integrity_check', { simple: true }),
    }
    db.close()
    return verdict
  }

  test.each(['copied', 'marked', 'applied', 'unmarked'])(
    'after the step “%s” is whole after the next start',
    (step) => {
      writeFileSync(file(), readFileSync(OLD))
      expect(migrate({ RECEPTIVE_TEST: '1', RECEPTIVE_TEST_KILL_AT: step }).signal).toBe('SIGKILL')
      expect(readdirSync(join(data, 'backups')).length).toBeGreaterThan(0)
      expect(migrate().status).toBe(0)
      const known = readdirSync(join(ROOT, 'prisma/migrations')).filter((name) => /^\d/.test(name)).length
      expect(read()).toEqual({ migrations: known, unfinished: 0, entries: 300, integrity: 'ok' })
      expect(existsSync(`${file()}.migrating`)).toBe(false)
      // what the migrations added to a cache is still to be computed
      expect(existsSync(join(data, 'repair-needed'))).toBe(true)
    },
  )
})

test('a file that is no database is named and left as it is', () => {
  writeFileSync(file(), 'this is a text file, not a database, and long enough to be looked at'.repeat(20))
  const { status, output } = migrate()
  expect(status).toBe(1)
  expect(output).toContain('cannot be read')
  expect(readFileSync(file(), 'utf8')).toContain('this is a text file')
})

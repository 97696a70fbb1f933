import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RELEASED = join(ROOT, 'tests/golden/databases')
const names = readdirSync(RELEASED).flatMap((name) => (name.endsWith('.db') ? [name.slice(0, -'.db'.length)] : []))

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'receptive-released-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

/** Runs steps of the start on the data folder, as a process of its own. */
function start(code: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', RECEPTIVE_DATA: data },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

const MIGRATE_AND_REPAIR = `
  const { migrateDatabase } = await import('./scripts/start/database.mjs')
  const { repairStates } = await import('./scripts/start/repair.mjs')
  await migrateDatabase()
  console.log(JSON.stringify({ replayed: (await repairStates()) !== false }))`

/** What a migration must not lose, and what the replay makes of it. */
function contentsOf(file: string): Record<string, unknown[]> {
  const db = new Sqlite(file, { readonly: true })
  const rows = (sql: string): unknown[] => db.prepare(sql).all()
  const contents = {
    log: rows(
      'SELECT userId, id, effectiveAt, receivedAt, studyDay, cardId, target, bodyHash FROM LogEntry ORDER BY 1, 2',
    ),
    states: rows('SELECT * FROM CardState ORDER BY userId, cardId'),
    days: rows('SELECT * FROM UserDay ORDER BY userId, studyDay'),
    settings: rows('SELECT * FROM Settings ORDER BY userId'),
  }
  db.close()
  return contents
}

test('there is a file of the first schema at least', () => {
  expect(names).toContain('0001_create_tables')
})

test.each(names)(
  'F16: a database of %s opens: a verified copy first, then the replay its log has always given',
  (name) => {
    const file = join(data, 'receptive.db')
    cpSync(join(RELEASED, `${name}.db`), file)
    const before = contentsOf(file)
    const { status, said } = start(MIGRATE_AND_REPAIR)
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('"replayed":true') })
    expect(existsSync(join(data, 'repair-needed'))).toBe(false)

    const after = contentsOf(file)
    expect(after['log']).toEqual(before['log'])
    const golden = JSON.parse(readFileSync(join(RELEASED, `${name}.json`), 'utf8')) as Record<string, unknown[]>
    expect({ states: after['states'], days: after['days'], settings: after['settings'] }).toMatchObject(golden)
    const [copy = ''] = readdirSync(join(data, 'backups'))
    expect(contentsOf(join(data, 'backups', copy))['log']).toEqual(before['log'])
    // and the next start has nothing to do
    expect(start(MIGRATE_AND_REPAIR).said).toContain('"replayed":false')
  },
)

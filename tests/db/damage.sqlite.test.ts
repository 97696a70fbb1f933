import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DATABASE = join(ROOT, 'tests/golden/databases/0001_create_tables.db')
const PAGE_BYTES = 4_096
const PAGES = statSync(DATABASE).size / PAGE_BYTES

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'receptive-damage-'))
  cpSync(DATABASE, file())
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const file = (): string => join(data, 'receptive.db')

function spoil(page: number): void {
  const handle = openSync(file(), 'r+')
  writeSync(handle, randomBytes(PAGE_BYTES), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES)
  closeSync(handle)
}

function run(args: readonly string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', RECEPTIVE_DATA: data },
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

/** The look that the start takes before it writes anything. */
const look = (): { status: number | null; said: string } =>
  run([
    '--input-type=module',
    '-e',
    `import { checkIntegrity } from './scripts/start/integrity.mjs'
     try { console.log(await checkIntegrity()) } catch (error) { console.error(error.name + ': ' + error.message); process.exit(1) }`,
  ])

/** Every row as text; null where it cannot be read. */
function everyRow(path: string): string | null {
  const db = new Sqlite(path, { readonly: true })
  try {
    return ['User', 'LogEntry', 'CardState', 'Card', 'Topic', 'Settings']
      .map((table) => JSON.stringify(db.prepare(`SELECT * FROM "${table}" NOT INDEXED ORDER BY rowid`).all()))
      .join('\n')
  } catch {
    return null
  } finally {
    db.close()
  }
}

describe('F6: a database with a damaged page', () => {
  test('is refused, or all of it reads as it was', () => {
    const whole = everyRow(DATABASE)
    const seen = { refused: 0, unused: 0 }
    for (let round = 0; round < 20; round += 1) {
      cpSync(DATABASE, file())
      spoil(1 + Math.floor(Math.random() * PAGES))
      const spoilt = readFileSync(file())
      const { status, said } = look()
      if (status === 0) {
        seen.unused += 1
        expect(everyRow(file())).toBe(whole)
      } else {
        seen.refused += 1
        expect(said).toContain(`StartProblem: The database ${file()} cannot be read in whole`)
      }
      expect(readFileSync(file()).equals(spoilt)).toBe(true)
    }
    expect(seen.refused).toBeGreaterThan(0)
  }, 300_000)

  test('is told with the newest good copy and the exact command', () => {
    const folder = join(data, 'backups')
    expect(run(['scripts/backup.mjs']).status).toBe(0)
    const [name = ''] = readdirSync(folder)
    const good = join(folder, name)
    // a newer one that is not as it was made is no good copy
    cpSync(good, join(folder, 'receptive-2099-01-01T00-00-00Z.db'))
    cpSync(`${good}.sha256`, join(folder, 'receptive-2099-01-01T00-00-00Z.db.sha256'))
    const handle = openSync(join(folder, 'receptive-2099-01-01T00-00-00Z.db'), 'r+')
    writeSync(handle, randomBytes(10), 0, 10, 5_000)
    closeSync(handle)
    spoil(3)
    const { status, said } = look()
    expect(status).toBe(1)
    expect(said).toContain(`npm run restore -- ${good}\n`)
    expect(said).toContain('npm run restore -- --salvage')
    // and the command does it
    expect(run(['scripts/restore.mjs', good]).status).toBe(0)
    expect(look()).toMatchObject({ status: 0 })
  })

  test('gives what can still be read to a salvage, nothing that was altered, and is kept itself', () => {
    const before = new Sqlite(DATABASE, { readonly: true })
    const entries = new Map(
      (before.prepare('SELECT id, body FROM LogEntry').all() as { id: string; body: string }[]).map(({ id, body }) => [
        id,
        body,
      ]),
    )
    // a page in the middle of the log
    const page =
      (before.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'LogEntry'").pluck().get() as number) + 20
    before.close()
    spoil(page)
    const damaged = readFileSync(file())
    const { status, said } = run(['scripts/restore.mjs', '--salvage'])
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('entries of the log') })
    const kept = readdirSync(data).find((name) => /damaged-[^.]*$/.test(name))
    expect(readFileSync(join(data, kept ?? '')).equals(damaged)).toBe(true)
    expect(existsSync(join(data, 'repair-needed'))).toBe(true)
    const after = new Sqlite(file(), { readonly: true })
    const saved = after.prepare('SELECT id, body FROM LogEntry').all() as { id: string; body: string }[]
    after.close()
    expect(saved.length).toBeGreaterThan(entries.size * 0.8)
    for (const { id, body } of saved) expect(body).toBe(entries.get(id))
    expect(look()).toMatchObject({ status: 0 })
  })
})

test('a large database is looked at while the app already runs', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { checkIntegrity } from './scripts/start/integrity.mjs'; console.log(await checkIntegrity())`,
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: '',
        RECEPTIVE_DATA: data,
        RECEPTIVE_TEST: '1',
        RECEPTIVE_TEST_FOREGROUND_BYTES: '1000',
      },
      encoding: 'utf8',
    },
  )
  expect(stdout.trim()).toBe('checking')
})

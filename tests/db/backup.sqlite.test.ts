import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ENTRY_COLUMNS = '(userId, id, type, effectiveAt, receivedAt, studyDay, body, bodyHash)'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'receptive-backup-'))
  cpSync(inject('emptyDatabase'), file())
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const file = (): string => join(data, 'receptive.db')
const backups = (): string[] => readdirSync(join(data, 'backups')).filter((name) => name.endsWith('.db'))

function command(name: 'backup' | 'restore', args: readonly string[] = [], env: Record<string, string> = {}) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.mjs`, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', RECEPTIVE_DATA: data, ...env },
    encoding: 'utf8',
  })
  return { status, signal, said: stdout + stderr }
}

function addPerson(id: string): void {
  const db = new Sqlite(file())
  db.prepare('INSERT INTO "User" (id, guest, createdAt, seenAt) VALUES (?, 1, 1, 1)').run(id)
  db.close()
}

function people(path = file()): string[] {
  const db = new Sqlite(path, { readonly: true })
  const ids = db.prepare('SELECT id FROM "User" ORDER BY id').pluck().all() as string[]
  db.close()
  return ids
}

describe('a copy', () => {
  test('is one file with its hash beside it, readable by its owner alone', () => {
    addPerson('ada')
    const { status, said } = command('backup')
    const [name = ''] = backups()
    const path = join(data, 'backups', name)
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining(path) })
    expect(readdirSync(join(data, 'backups')).sort()).toEqual([name, `${name}.sha256`])
    const { stdout } = spawnSync('sha256sum', ['-c', `${name}.sha256`], {
      cwd: join(data, 'backups'),
      encoding: 'utf8',
    })
    if (stdout) expect(stdout).toContain('OK')
    expect(people(path)).toEqual(['ada'])
  })

  test('F23: made while somebody writes is one moment of the database', async () => {
    const writer = spawn(
      process.execPath,
      [
        '-e',
        `const db = new (require('better-sqlite3'))(${JSON.stringify(file())}, { timeout: 5000 })
         const add = db.prepare('INSERT INTO LogEntry ${ENTRY_COLUMNS} VALUES (?, ?, ?, 1, 1, 1, ?, ?)')
         // two rows belong together: a copy must have both or none
         const both = db.transaction((n) => { add.run('a', 'x' + n, 'flag', '{}', 'h'); add.run('b', 'x' + n, 'flag', '{}', 'h') })
         for (let n = 0; ; n += 1) { both.immediate(n); if (n === 50) process.stdout.write('going') }`,
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise((resolve) => writer.stdout.once('data', resolve))
    // the log is nonsense to the replay, which says so; the copy is made all the same
    const { status, said } = command('backup')
    writer.kill()
    expect(status).toBe(0)
    expect(said).toContain('differs')
    const db = new Sqlite(join(data, 'backups', backups()[0] ?? ''), { readonly: true })
    const of = (user: string): unknown =>
      db.prepare('SELECT id FROM LogEntry WHERE userId = ? ORDER BY id').pluck().all(user)
    expect(of('a')).toEqual(of('b'))
    expect((of('a') as string[]).length).toBeGreaterThan(50)
    db.close()
  })

  test('that was cut off leaves no copy that looks like one, and is swept by the next', () => {
    addPerson('ada')
    command('backup')
    const [name = ''] = backups()
    writeFileSync(join(data, 'backups', 'receptive-2020-01-01T00-00-00Z.db.part'), 'half')
    rmSync(join(data, 'backups', name))
    command('backup')
    expect(readdirSync(join(data, 'backups')).filter((each) => each.includes('.part'))).toEqual([])
  })
})

describe('a restore', () => {
  /** A copy of the database as it is now, without the time that verifying it takes. */
  function copied(): string {
    const path = join(data, 'copy.db')
    const db = new Sqlite(file(), { readonly: true })
    db.prepare('VACUUM INTO ?').run(path)
    db.close()
    return path
  }
  const aside = (): string[] => readdirSync(data).filter((name) => /before-restore-[^.]*$/.test(name))

  test('puts the copy in the place of the database, which is kept, and has the log replayed at the next start', () => {
    addPerson('ada')
    command('backup')
    addPerson('ben')
    expect(command('restore', [join(data, 'backups', backups()[0] ?? '')])).toMatchObject({ status: 0 })
    expect(people()).toEqual(['ada'])
    expect(aside().map((name) => people(join(data, name)))).toEqual([['ada', 'ben']])
    expect(existsSync(join(data, 'repair-needed'))).toBe(true)
  })

  test.each(['marked', 'aside', 'aside-wal', 'aside-shm', 'switched'])(
    'F18: cut off after the step “%s” leaves the old database or the new one, whole',
    (step) => {
      addPerson('ada')
      const copy = copied()
      addPerson('ben')
      const killed = command('restore', [copy], { RECEPTIVE_TEST: '1', RECEPTIVE_TEST_KILL_AT: step })
      expect(killed.signal).toBe('SIGKILL')
      const { stdout } = spawnSync(
        process.execPath,
        ['-e', `import('./scripts/start/database.mjs').then((start) => start.migrateDatabase()).then(console.log)`],
        {
          cwd: ROOT,
          env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', RECEPTIVE_DATA: data },
          encoding: 'utf8',
        },
      )
      expect(stdout).toContain('false')
      expect(people()).toEqual(['ada'])
      expect(aside().map((name) => people(join(data, name)))).toEqual([['ada', 'ben']])
      expect(existsSync(`${file()}.switching`)).toBe(false)
    },
  )

  test('takes what lay beside the old database away with it', () => {
    addPerson('ada')
    const copy = copied()
    // killed programs leave their log of changes; read into another database it would corrupt it
    const db = new Sqlite(file())
    db.pragma('journal_mode = WAL')
    db.prepare('INSERT INTO "User" (id, guest, createdAt, seenAt) VALUES (?, 1, 1, 1)').run('late')
    cpSync(`${file()}-wal`, join(data, 'wal'))
    cpSync(file(), join(data, 'main'))
    db.close()
    cpSync(join(data, 'main'), file())
    cpSync(join(data, 'wal'), `${file()}-wal`)
    expect(command('restore', [copy])).toMatchObject({ status: 0 })
    expect(existsSync(`${file()}-wal`)).toBe(false)
    expect(people()).toEqual(['ada'])
    expect(aside().map((name) => people(join(data, name)))).toEqual([['ada', 'late']])
  })

  const refused = (args: readonly string[], words: string): void => {
    const before = readFileSync(file())
    const { status, said } = command('restore', args)
    expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining(words) })
    expect(readFileSync(file()).equals(before)).toBe(true)
  }

  test('refuses a copy that is not as it was made, one that is damaged, and what is none', () => {
    addPerson('ada')
    command('backup')
    const path = join(data, 'backups', backups()[0] ?? '')
    const bytes = readFileSync(path)
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 255
    writeFileSync(path, bytes)
    refused([path], 'SHA-256')
    const text = join(data, 'a.db')
    writeFileSync(text, 'no database at all, but long enough to be looked at. '.repeat(50))
    refused([text], 'is damaged')
    const other = join(data, 'other.db')
    new Sqlite(other).exec('CREATE TABLE t (x)').close()
    refused([other], 'no database of Receptive')
    refused([join(data, 'nowhere.db')], 'There is no file')
    refused([], 'Say which copy')
  })

  test('F17: refuses a copy of a newer version by name', () => {
    const path = copied()
    const db = new Sqlite(path)
    db.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
             VALUES ('x', 'x', '9999_from_the_future', 1, 1, 1)`)
    db.close()
    refused([path], '9999_from_the_future')
  })

  test('refuses while another program has the database open', () => {
    const copy = copied()
    const db = new Sqlite(file())
    db.pragma('journal_mode = WAL')
    db.prepare('SELECT count(*) FROM "User"').get()
    expect(command('restore', [copy])).toMatchObject({ status: 1, said: expect.stringContaining('open') })
    db.close()
  })
})

test.each(['backup', 'restore'] as const)('on a PostgreSQL server, %s names the server’s own program', (name) => {
  const { status, said } = command(name, name === 'restore' ? ['x.db'] : [], { DATABASE_URL: 'postgresql://a@b/c' })
  expect(status).toBe(1)
  expect(said).toContain(name === 'backup' ? 'pg_dump' : 'pg_restore')
})

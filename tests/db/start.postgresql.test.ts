import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, inject, test } from 'vitest'
import { onDatabase } from '../support/prepared-databases'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const server = new URL(inject('emptyDatabase'))
const urlOf = (database: string): string => Object.assign(new URL(server), { pathname: database }).href
const admin = (sql: string) => onDatabase(urlOf('postgres'), (client) => client.query(sql))

let made = 0
let name: string
let url: string
beforeEach(async () => {
  name = `start_${process.pid}_${(made += 1)}`
  url = urlOf(name)
  await admin(`CREATE DATABASE ${name}`)
})

const query = async (sql: string): Promise<Record<string, unknown>[]> =>
  onDatabase(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows)

/** Runs the database steps of the start, as a process of its own. */
function start(env: Record<string, string> = {}): { status: number | null; output: string } {
  const script = `
    const steps = await import('./scripts/start/postgresql.mjs')
    try {
      steps.refuseForeignUrl()
      await steps.checkPostgresql()
      console.log('migrated', await steps.migratePostgresql())
      console.log('identity', await steps.identityOfPostgresql())
    } catch (error) { console.error(error.message); process.exit(1) }`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ALLOW_FSYNC_OFF: '1', DATABASE_URL: url, ...env },
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

test('a fresh database gets its tables, and a second start has nothing to do', () => {
  const first = start()
  expect(first.output).toContain('migrated undefined')
  const second = start()
  expect(second.output).toContain('migrated false')
  expect(second.output.split('identity')[1]).toBe(first.output.split('identity')[1])
})

test('another database at the same address is known as another, so that it gets the questions', async () => {
  const first = start().output.split('identity')[1]
  await admin(`DROP DATABASE ${name}`)
  await admin(`CREATE DATABASE ${name}`)
  expect(start().output.split('identity')[1]).not.toBe(first)
})

test('a database of a newer version is refused by name and left as it is (F17)', async () => {
  start()
  await query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
               VALUES ('x', 'x', '9999_from_the_future', now(), 1)`)
  const tables = `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`
  const before = await query(tables)
  const { status, output } = start()
  expect(status).toBe(1)
  expect(output).toContain('9999_from_the_future')
  expect(output).toContain('newer Receptive')
  expect(await query(tables)).toEqual(before)
})

test('a migration that fails leaves nothing behind, and is tried again at the next start (F15)', async () => {
  start()
  // the second migration adds two columns: the first of them can be added again, the other is there
  await query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '0002%'`)
  await query('ALTER TABLE "CardState" DROP COLUMN "leech"')
  const leech = `SELECT 1 AS found FROM information_schema.columns WHERE table_name = 'CardState' AND column_name = 'leech'`
  for (const _ of ['first', 'second']) {
    const { status, output } = start()
    expect(status).toBe(1)
    expect(output).toContain('left nothing behind')
    expect(output).toContain('newPlace')
    expect(await query(leech)).toEqual([])
  }
  await query('ALTER TABLE "Settings" DROP COLUMN "newPlace"')
  expect(start().status).toBe(0)
  expect(await query(leech)).toEqual([{ found: 1 }])
})

test('a database that holds something else is left alone', async () => {
  await query('CREATE TABLE "Orders" (id text)')
  const { status, output } = start()
  expect(status).toBe(1)
  expect(output).toContain('holds tables that are not Receptive’s (Orders)')
  expect(await query(`SELECT to_regclass('"User"')::text AS found`)).toEqual([{ found: null }])
})

test('every text sorts by its bytes, also in a database that was made with the rules of a language', async () => {
  await admin(`DROP DATABASE ${name}`)
  await admin(`CREATE DATABASE ${name} LOCALE_PROVIDER icu ICU_LOCALE 'en' TEMPLATE template0`)
  expect(start().status).toBe(0)
  const columns = await query(
    `SELECT table_name, column_name, collation_name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'text' AND table_name <> '_prisma_migrations'`,
  )
  expect(columns.length).toBeGreaterThan(50)
  for (const column of columns) expect(column).toMatchObject({ collation_name: 'C' })
})

describe('a start says what is wrong, without the password', () => {
  const { password, host } = server

  const said = (env: Record<string, string>): string => {
    const { status, output } = start(env)
    expect(status).toBe(1)
    expect(output).not.toContain(password)
    return output
  }

  test('where no server answers', () => {
    const nowhere = url.replace(host, '127.0.0.1:1')
    expect(said({ DATABASE_URL: nowhere })).toBe(
      'No PostgreSQL server can be reached at 127.0.0.1:1 (ECONNREFUSED). Start it, or correct DATABASE_URL, then start again.\n',
    )
  })

  test('where the server has no such database, with the words that make it', () => {
    expect(said({ DATABASE_URL: urlOf('nothing_here') })).toContain(
      `CREATE DATABASE "nothing_here" OWNER "receptive" ENCODING 'UTF8'`,
    )
  })

  test('where the password is wrong', () => {
    expect(said({ DATABASE_URL: url.replace(password, 'wrong') })).toContain('does not let receptive in')
  })

  test('where the address is none, or of another kind of database', () => {
    expect(said({ DATABASE_URL: 'postgresql://a b:c@[/x' })).toContain('cannot be read')
    expect(said({ DATABASE_URL: 'mysql://localhost/receptive' })).toContain('begins with mysql:')
  })

  test('where the server does not write to its disk', () => {
    expect(said({ ALLOW_FSYNC_OFF: '' })).toContain('fsync is off')
  })

  test('where it acknowledges before it writes, whatever is allowed', async () => {
    await admin(`ALTER DATABASE ${name} SET synchronous_commit = off`)
    expect(said({})).toContain('synchronous_commit is off')
  })

  test('where the database cannot hold every letter', async () => {
    await admin(`DROP DATABASE ${name}`)
    await admin(`CREATE DATABASE ${name} ENCODING 'SQL_ASCII' TEMPLATE template0`)
    expect(said({})).toContain('encoding SQL_ASCII')
  })
})

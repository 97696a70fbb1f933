import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import pg from 'pg'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Databases that tests copy and never write to. */
export interface Prepared {
  /** with all migrations and nothing in it: an SQLite file, or the URL of a PostgreSQL database */
  readonly empty: string
  /** the same with the questions of content/ */
  readonly filled: string
}

/** The SQLite files; they are gone when the process ends. */
export function preparedFiles(): Prepared {
  // several projects of one run need them, and rendering the questions takes longer than anything else here
  holder.receptivePrepared ??= makeFiles()
  return holder.receptivePrepared
}

const holder = globalThis as { receptivePrepared?: Prepared }

function makeFiles(): Prepared {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-db-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const [empty, filled] = [join(folder, 'empty.db'), join(folder, 'filled.db')]
  for (const file of [empty, filled]) deploy(`file:${file}`)
  run(`file:${filled}`, ['--conditions=react-server', '--import', 'tsx', 'scripts/fill-content.ts'])
  return { empty, filled }
}

/** The same on a PostgreSQL server: the questions are carried over from the file. */
export async function preparedOnServer(url: (database: string) => string): Promise<Prepared> {
  await onDatabase(url('postgres'), (client) => client.query('CREATE DATABASE empty'))
  deploy(url('empty'))
  await onDatabase(url('postgres'), (client) => client.query('CREATE DATABASE filled TEMPLATE empty'))
  await onDatabase(url('filled'), (client) => copyContent(preparedFiles().filled, client))
  return { empty: url('empty'), filled: url('filled') }
}

/** Runs work on one connection to a PostgreSQL database. */
export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function copyContent(file: string, client: pg.Client): Promise<void> {
  const db = new Sqlite(file, { readonly: true })
  for (const table of ['Topic', 'Card', 'CardVersion']) {
    const rows = JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())
    await client.query(`INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`, [
      rows,
    ])
  }
  db.close()
}

const deploy = (url: string): void => run(url, ['scripts/migrate.mjs', 'deploy'])

function run(url: string, args: string[]): void {
  execFileSync(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

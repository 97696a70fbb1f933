// The database step of the start where DATABASE_URL names a PostgreSQL server. The server keeps its own files: nothing here
// makes a copy, and a migration is one transaction, whole or not at all.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationNames } from '../database-kinds.mjs'
import { tail } from './install.mjs'
import { ON_POSTGRESQL, ROOT } from './paths.mjs'
import { StartProblem } from './problem.mjs'
import { run } from './run.mjs'

const CONNECT_MS = 10_000

/** The schema engine holds this lock while it migrates. */
const ENGINE_LOCK = 72_707_369

/** Migrations need one connection that lasts: past a pooler, where there is one. */
const direct = () => process.env.DIRECT_DATABASE_URL || process.env.DATABASE_URL

/** Lets pass what can be used: a file or a PostgreSQL server. @throws {StartProblem} when DATABASE_URL is of a kind that nothing here can use */
export function refuseForeignUrl() {
  const [, scheme = 'file'] = /^([a-z][a-z0-9+.-]*):/i.exec(process.env.DATABASE_URL ?? '') ?? []
  if (ON_POSTGRESQL || scheme === 'file') return
  throw new StartProblem(
    `DATABASE_URL begins with ${scheme}:, which Receptive cannot use. Give it as postgresql://…, or leave it out: answers are then kept in a file.`,
  )
}

/** Looks whether answers would be safe on the server. @throws {StartProblem} when the server or the database is not there, or would lose answers or letters */
export const checkPostgresql = () => onServer(refuseUnfit)

/**
 * Brings the tables up to date.
 *
 * @throws {StartProblem} when the database is of a newer version, or a migration failed
 */
export async function migratePostgresql() {
  const pending = await onServer(pendingMigrations)
  if (pending.length === 0) return false
  const { code, output } = await run(process.execPath, ['scripts/migrate.mjs', 'deploy'])
  if (code !== 0) {
    throw new StartProblem(
      `The database could not be brought up to date; the migration that failed left nothing behind. The reason:\n${tail(output)}`,
    )
  }
}

/** Tells this database from another one at the same address, so that content is read into each. */
export async function identityOfPostgresql() {
  const [{ identity }] = await onServer(
    async (client) =>
      (
        await client.query(
          `SELECT concat_ws(' ', (SELECT oid FROM pg_database WHERE datname = current_database()), '"Card"'::regclass::oid,
             (SELECT id FROM _prisma_migrations ORDER BY started_at, id LIMIT 1)) AS identity`,
        )
      ).rows,
  )
  return identity
}

async function onServer(work) {
  const { default: pg } = await import('pg')
  let client
  try {
    client = new pg.Client({
      connectionString: direct(),
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'receptive start',
    })
    await client.connect()
  } catch (error) {
    throw new StartProblem(whyNotConnected(error))
  }
  client.on('error', () => undefined)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function whyNotConnected(error) {
  const where = address()
  if (where === null) {
    return 'DATABASE_URL cannot be read. It looks like postgresql://user:password@host:5432/receptive; special characters of the password are written as %40 and so on.'
  }
  const { user, server, name } = where
  switch (error.code) {
    case '3D000':
      return `The server at ${server} has no database ${name}. Make it as its administrator, then start again:\n  CREATE DATABASE "${name}" OWNER "${user}" ENCODING 'UTF8' TEMPLATE template0;`
    case '28P01':
    case '28000':
      return `The server at ${server} does not let ${user} in (${error.message}). Correct the user and the password in DATABASE_URL.`
    case '57P03':
      return `The server at ${server} takes no connections yet (${error.message}). Wait a moment and start again.`
    case '53300':
      return `The server at ${server} has no connection left (${error.message}). End another program's, or raise max_connections.`
    default:
      return `No PostgreSQL server can be reached at ${server} (${error.code ?? error.message}). Start it, or correct DATABASE_URL, then start again.`
  }
}

/** Whose database where, without the password; null for an address that is none. */
function address() {
  try {
    const { hostname, port, username, pathname } = new URL(direct())
    const user = decodeURIComponent(username)
    return {
      user,
      server: `${hostname || 'localhost'}:${port || 5432}`,
      name: decodeURIComponent(pathname.slice(1)) || user,
    }
  } catch {
    return null
  }
}

/** A database that would lose acknowledged answers, or letters, is refused before anything is written to it. */
async function refuseUnfit(client) {
  const {
    rows: [has],
  } = await client.query(
    `SELECT current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS commit,
       current_setting('fsync') AS fsync`,
  )
  if (has.encoding !== 'UTF8') {
    throw new StartProblem(
      `The database has the encoding ${has.encoding}; it needs UTF8. Make another one:\n  CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;`,
    )
  }
  if (has.commit === 'off') {
    throw new StartProblem(
      'The server acknowledges answers before they are on its disk (synchronous_commit is off): a power cut would lose them. As its administrator:\n  ALTER DATABASE … SET synchronous_commit = on;',
    )
  }
  if (has.fsync !== 'on' && process.env.ALLOW_FSYNC_OFF !== '1') {
    throw new StartProblem(
      'The server does not write to its disk (fsync is off): a power cut would lose answers, or everything. Set fsync = on in postgresql.conf. ALLOW_FSYNC_OFF=1 starts all the same, for a database that may be lost.',
    )
  }
}

async function pendingMigrations(client) {
  const ours = migrationNames('postgresql')
  const { rows: there } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known`)
  if (!there[0].known) {
    await refuseStrange(client)
    return ours
  }
  await forgetFailed(client)
  const { rows } = await client.query(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  const applied = rows.map(({ name }) => name)
  const newer = applied.filter((name) => !ours.includes(name))
  if (newer.length > 0) {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    throw new StartProblem(
      `The database was made by a newer Receptive (it knows ${newer.join(', ')}); this is ${version}. Update the clone and start again. The database was not touched.`,
    )
  }
  return ours.filter((name) => !applied.includes(name))
}

async function refuseStrange(client) {
  const { rows } = await client.query(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() LIMIT 3',
  )
  if (rows.length === 0) return
  throw new StartProblem(
    `The database holds tables that are not Receptive’s (${rows.map(({ name }) => name).join(', ')}). Give it a database of its own in DATABASE_URL. Nothing was changed.`,
  )
}

/**
 * A migration that failed or was cut off left its row and nothing else, so it may be tried again. Under the engine's lock:
 * the row may be that of another host's start, which is at work.
 */
async function forgetFailed(client) {
  await client.query('SELECT pg_advisory_lock($1)', [ENGINE_LOCK])
  try {
    await client.query(
      'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
    )
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ENGINE_LOCK])
  }
}

// The two kinds of database, and where each keeps its schema and its migrations. The schema of SQLite is the source; that of
// PostgreSQL is written from it and committed, for people who run Prisma's own command line.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {'sqlite' | 'postgresql'} Kind */

/** @type {readonly Kind[]} */
export const KINDS = ['sqlite', 'postgresql']

const FOLDERS = { sqlite: join(ROOT, 'prisma'), postgresql: join(ROOT, 'prisma', 'postgresql') }

/** Which kind of database an address names. @param {string} url - as DATABASE_URL @returns {Kind} */
export const kindOf = (url) => (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite')

/** Where the schema of a kind lies. @param {Kind} kind */
export const schemaFile = (kind) => join(FOLDERS[kind], 'schema.prisma')

/** Where the migrations of a kind lie. @param {Kind} kind */
export const migrationsFolder = (kind) => join(FOLDERS[kind], 'migrations')

/** Names of the migrations in the repository, oldest first. @param {Kind} kind */
export function migrationNames(kind) {
  if (!existsSync(migrationsFolder(kind))) return []
  return readdirSync(migrationsFolder(kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** The schema of PostgreSQL as it follows from that of SQLite: another driver, and a client of its own. */
export function postgresqlSchema() {
  const source = readFileSync(schemaFile('sqlite'), 'utf8')
  const written = source
    .replace(
      /^\/\/ The tables[^]*?\n\n/,
      '// Written from prisma/schema.prisma by scripts/generate-client.mjs: change that one.\n\n',
    )
    .replace('"../lib/db/generated/sqlite"', '"../../lib/db/generated/postgresql"')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
  if (written.includes('sqlite'))
    throw new Error('prisma/schema.prisma says something of SQLite that PostgreSQL lacks.')
  return written
}

/** Writes the schema of PostgreSQL where it is not as it follows from that of SQLite. */
export function writePostgresqlSchema() {
  const file = schemaFile('postgresql')
  const text = postgresqlSchema()
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

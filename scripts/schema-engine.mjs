// Prisma's own schema engine, in WebAssembly, on a database of either kind: it writes and applies migrations without the
// binary that Prisma's command line would fetch.
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { kindOf, migrationNames, migrationsFolder, schemaFile } from './database-kinds.mjs'

const FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Opens the engine on a database.
 *
 * @param {string} url - as DATABASE_URL; past a connection pooler, for the engine takes a lock that lasts a session
 * @returns an object whose method applies the migrations of its kind; it throws the driver's own error
 */
export async function openSchemaEngine(url) {
  const kind = kindOf(url)
  const { engine, call } = await engineOn(kind, kind === 'sqlite' ? await sqliteFile(url) : await postgresqlServer(url))
  return {
    apply: () => call(() => engine.applyMigrations({ migrationsList: migrationsList(kind), filters: FILTERS })),
  }
}

/**
 * The SQL that leads from the written migrations to the schema; empty when they agree. An empty database in this process
 * stands for the kind, so no server is needed.
 *
 * @param {import('./database-kinds.mjs').Kind} kind
 * @param {string} schema - text of the schema
 */
export async function missingSql(kind, schema) {
  const { engine, call } = await engineOn(
    kind,
    kind === 'sqlite' ? await sqliteFile(':memory:') : await postgresqlInMemory(),
  )
  const list = migrationsList(kind)
  const { exitCode, stdout } = await call(() =>
    engine.diff({
      from: list.migrationDirectories.length > 0 ? { tag: 'migrations', ...list } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile(kind), content: schema }] },
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters: FILTERS,
    }),
  )
  if (exitCode !== 2) return ''
  return kind === 'postgresql' ? sortedByBytes(stdout) : stdout
}

/**
 * Texts sort by their bytes, as they do on SQLite, whatever locale the database was made with: lists come in the same order
 * on both, and an update of the system's locales cannot make an index wrong.
 */
export const sortedByBytes = (sql) => sql.replace(/(^|\n)((?!\s*--).*)\bTEXT\b(?! COLLATE)/g, '$1$2TEXT COLLATE "C"')

let loaded = false

async function engineOn(kind, factory) {
  if (!loaded) {
    const bytes = readFileSync(
      join(dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm'),
    )
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm })
    wasm.__wbg_set_wasm(instance.exports)
    instance.exports.__wbindgen_start()
    loaded = true
  }
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const schema = readFileSync(schemaFile(kind), 'utf8')
  const engine = await wasm.SchemaEngine.new({ datamodels: [[schemaFile(kind), schema]] }, () => {}, bound)
  const call = async (work) => {
    try {
      return await work()
    } catch (error) {
      const external = /External error id#(\d+)/.exec(String(error?.message ?? error))
      if (!external) throw error
      throw bound.errorRegistry.consumeError(Number(external[1]))?.error ?? error
    }
  }
  return { engine, call }
}

function migrationsList(kind) {
  const folder = migrationsFolder(kind)
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(kind).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

async function sqliteFile(url) {
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3')
  const inner = new PrismaBetterSqlite3({ url })
  return scripting(inner, (adapter, sql) => adapter.executeScript(sql))
}

async function postgresqlServer(url) {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  // one connection: the engine's lock belongs to it
  const factory = new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 })
  // a script in one message is one transaction, whole or not at all; the adapter would cut it at every semicolon
  return scripting(factory, (adapter, sql) => adapter.underlyingDriver().query(sql))
}

async function postgresqlInMemory() {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
  ])
  // the engine builds the migrations up on another one, which the adapter makes
  return scripting(new PrismaPGlite(new PGlite()), (adapter, sql) => adapter.client.exec(sql))
}

/** The engine hands over whole scripts, also to `executeRaw`, which takes one statement: `run` takes them. */
function scripting(factory, run) {
  const wrap = (adapter) =>
    new Proxy(adapter, {
      get(target, property) {
        if (property === 'executeScript') return async (sql) => void (await run(target, sql))
        if (property === 'executeRaw') {
          return async (query) => {
            if (query.args.length > 0) return target.executeRaw(query)
            await run(target, query.sql)
            return 0
          }
        }
        const value = target[property]
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => wrap(await factory.connect()),
    connectToShadowDb: async () => wrap(await factory.connectToShadowDb()),
  }
}

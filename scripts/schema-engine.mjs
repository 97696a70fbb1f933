// Prisma's own schema engine, in WebAssembly, on an SQLite file: it writes and applies migrations without the binary that
// Prisma's command line would fetch.
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MIGRATIONS = join(ROOT, 'prisma', 'migrations')
const SCHEMA = join(ROOT, 'prisma', 'schema.prisma')
const FILTERS = { externalTables: [], externalEnums: [] }

/** Names of the migrations in the repository, oldest first. */
export function migrationNames() {
  if (!existsSync(MIGRATIONS)) return []
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * Opens the engine on a database.
 *
 * @param {string} url - `file:…` or `:memory:`
 * @returns an object whose methods apply, compare and write migrations; each throws the driver's own error
 */
export async function openSchemaEngine(url) {
  const bytes = readFileSync(
    join(dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm'),
  )
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const bound = bindMigrationAwareSqlAdapterFactory(new ScriptingFactory(url))
  const schema = readFileSync(SCHEMA, 'utf8')
  const engine = await wasm.SchemaEngine.new({ datamodels: [[SCHEMA, schema]] }, () => {}, bound)

  const call = async (work) => {
    try {
      return await work()
    } catch (error) {
      const external = /External error id#(\d+)/.exec(String(error?.message ?? error))
      if (!external) throw error
      throw bound.errorRegistry.consumeError(Number(external[1]))?.error ?? error
    }
  }

  return {
    apply: () => call(() => engine.applyMigrations({ migrationsList: migrationsList(), filters: FILTERS })),
    /** The SQL that leads from the written migrations to the schema; empty when they agree. */
    missing: async () => {
      const list = migrationsList()
      const { exitCode, stdout } = await call(() =>
        engine.diff({
          from: list.migrationDirectories.length > 0 ? { tag: 'migrations', ...list } : { tag: 'empty' },
          to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA, content: schema }] },
          script: true,
          exitCode: true,
          shadowDatabaseUrl: null,
          filters: FILTERS,
        }),
      )
      return exitCode === 2 ? stdout : ''
    },
  }
}

function migrationsList() {
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

/** The engine hands whole scripts to `executeRaw`, which takes one statement: those go to `executeScript`. */
class ScriptingFactory {
  provider = 'sqlite'
  adapterName = '@prisma/adapter-better-sqlite3'
  #inner

  constructor(url) {
    this.#inner = new PrismaBetterSqlite3({ url })
  }

  connect = async () => scripting(await this.#inner.connect())

  connectToShadowDb = async () => scripting(await this.#inner.connectToShadowDb())
}

function scripting(adapter) {
  return new Proxy(adapter, {
    get(target, property) {
      if (property === 'executeRaw') {
        return async (query) => {
          if (query.args.length > 0) return target.executeRaw(query)
          await target.executeScript(query.sql)
          return 0
        }
      }
      const value = target[property]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

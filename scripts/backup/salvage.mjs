import { createHash } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import { run } from '../start/run.mjs'
import { removeDatabase, SUFFIXES } from './files.mjs'

/**
 * Reads what can be read of a damaged database into a new file. The shell of SQLite looks at every page by itself; where
 * there is none, the tables are read row by row, around what cannot be read.
 *
 * @param {string} damaged - is only read
 * @param {string} staged - the new file
 * @param {{ shell?: boolean }} [options] - `shell: false`: as if SQLite's shell were not there
 * @returns {Promise<{ way: 'shell' | 'rows', rows: Record<string, number> }>} rows saved, by table
 * @throws {Error} where nothing of use could be read
 */
export async function salvage(damaged, staged, { shell = hasShell() } = {}) {
  const way = shell && (await recoverByShell(damaged, staged)) ? 'shell' : 'rows'
  if (way === 'rows') {
    removeDatabase(staged)
    await readRowByRow(damaged, staged)
  }
  dropAltered(staged)
  return { way, rows: countRows(staged) }
}

/** An entry whose text is not what its hash was made of was read from a damaged page. */
function dropAltered(staged) {
  const db = new Sqlite(staged)
  try {
    const drop = db.prepare('DELETE FROM "LogEntry" WHERE rowid = ?')
    const altered = db
      .prepare('SELECT rowid AS "row", body, bodyHash FROM "LogEntry"')
      .all()
      .filter(({ body, bodyHash }) => createHash('sha256').update(String(body)).digest('hex') !== bodyHash)
    db.transaction(() => altered.forEach(({ row }) => drop.run(row)))()
  } finally {
    db.close()
  }
}

function hasShell() {
  const { status, stdout } = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' })
  return status === 0 && /^3\./.test(stdout)
}

/** @returns whether a database of ours came out */
async function recoverByShell(damaged, staged) {
  removeDatabase(staged)
  // some versions of the shell recover only what they may write to
  const source = `${staged}-source`
  for (const suffix of SUFFIXES)
    if (existsSync(`${damaged}${suffix}`)) copyFileSync(`${damaged}${suffix}`, `${source}${suffix}`)
  const reader = spawn('sqlite3', [source, '.recover'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const writer = spawn('sqlite3', [staged], { stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = new Promise((resolve) => writer.once('close', resolve))
  try {
    await pipeline(reader.stdout, writer.stdin)
    await ended
    const db = new Sqlite(staged)
    try {
      // rows that belong to no table any more
      for (const { name } of tablesOf(db)) if (/^lost_and_found/.test(name)) db.exec(`DROP TABLE "${name}"`)
      return (
        tablesOf(db).some(({ name }) => name === 'LogEntry') && db.pragma('integrity_check', { simple: true }) === 'ok'
      )
    } finally {
      db.close()
    }
  } catch {
    // some are built without what it takes
    return false
  } finally {
    removeDatabase(source)
  }
}

/** The new file gets its tables from the migrations, and each table the rows that can still be read. */
async function readRowByRow(damaged, staged) {
  const { code, output } = await run(process.execPath, ['scripts/migrate.mjs', 'deploy'], {
    env: { DATABASE_URL: `file:${staged}` },
  })
  if (code !== 0) throw new Error(output.trim())
  const [from, to] = [new Sqlite(damaged, { readonly: true, fileMustExist: true }), new Sqlite(staged)]
  try {
    to.pragma('foreign_keys = OFF')
    for (const { name } of tablesOf(to)) {
      if (name !== '_prisma_migrations') to.transaction(() => copyTable(from, to, name))()
    }
  } finally {
    from.close()
    to.close()
  }
}

function copyTable(from, to, table) {
  const columns = to
    .pragma(`table_info("${table}")`)
    .map(({ name }) => name)
    .filter((name) => hasColumn(from, table, name))
  if (columns.length === 0) return
  const list = columns.map((name) => `"${name}"`).join(', ')
  const insert = to.prepare(`INSERT OR IGNORE INTO "${table}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`)
  const next = from
    .prepare(`SELECT rowid, ${list} FROM "${table}" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1`)
    .raw()
    .safeIntegers()
  const last = lastRowOf(from, table)
  let after = 0n
  // each failure skips twice as far: the rows of a page lie together
  let stride = 1n
  while (last === null || after < last) {
    let row
    try {
      row = next.get(after)
    } catch (error) {
      if (!/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code ?? '')) throw error
      if (stride > FARTHEST) return
      after += stride
      stride *= 2n
      continue
    }
    if (row === undefined) return
    const [rowid, ...values] = row
    stride = 1n
    after = rowid
    insert.run(...values)
  }
}

/** No table of ours has more rows. */
const FARTHEST = 1n << 40n

function lastRowOf(db, table) {
  try {
    return db.prepare(`SELECT max(rowid) FROM "${table}"`).pluck().safeIntegers().get() ?? 0n
  } catch {
    return null
  }
}

function hasColumn(db, table, column) {
  try {
    return db.pragma(`table_info("${table}")`).some(({ name }) => name === column)
  } catch {
    return false
  }
}

const tablesOf = (db) =>
  db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY 1")
    .all()

function countRows(path) {
  const db = new Sqlite(path, { readonly: true })
  try {
    return Object.fromEntries(
      tablesOf(db).map(({ name }) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]),
    )
  } finally {
    db.close()
  }
}

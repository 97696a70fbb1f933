import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/**
 * What SQLite says against a file, in its own words; null when it is sound.
 *
 * @param {string} path
 * @param {'quick_check' | 'integrity_check'} check - the quick one looks at every page, not at whether indexes agree with tables
 * @returns {string | null}
 */
export function damageOf(path, check = 'integrity_check') {
  try {
    const db = new Sqlite(path, { readonly: true, fileMustExist: true })
    try {
      const verdict = String(db.pragma(`${check}(3)`, { simple: true }))
      return verdict === 'ok' ? null : verdict
    } finally {
      db.close()
    }
  } catch (error) {
    if (error.code === 'SQLITE_BUSY') throw error
    return error.message
  }
}

/**
 * The migrations that a database file has had; null where it is none of ours.
 *
 * @param {string} path
 * @returns {string[] | null}
 */
export function migrationsOf(path) {
  if (!existsSync(path)) return null
  const db = new Sqlite(path, { readonly: true, fileMustExist: true })
  try {
    const known = db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = '_prisma_migrations'").get().n > 0
    if (!known) return null
    return db
      .prepare('SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1')
      .all()
      .map(({ name }) => name)
  } finally {
    db.close()
  }
}

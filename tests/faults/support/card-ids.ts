import Sqlite from 'better-sqlite3'

/** The questions of an app's database. */
export function cardIdsOf(file: string): string[] {
  const db = new Sqlite(file, { readonly: true })
  try {
    return db
      .prepare("SELECT id FROM Card WHERE ownerId = '' AND retiredAt IS NULL ORDER BY id")
      .pluck()
      .all() as string[]
  } finally {
    db.close()
  }
}

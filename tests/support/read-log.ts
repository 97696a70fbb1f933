import Sqlite from 'better-sqlite3'
import type { LogEntry } from '@/lib/memory'

/** The entries of one person's log as they lie in the database of a running app, oldest first. */
export function readLog(databaseUrl: string, userId: string): LogEntry[] {
  const database = new Sqlite(databaseUrl.replace(/^file:/, ''), { readonly: true })
  try {
    const rows = database.prepare('SELECT body FROM LogEntry WHERE userId = ? ORDER BY effectiveAt, id').all(userId)
    return (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as LogEntry)
  } finally {
    database.close()
  }
}

/** A card's state as the database keeps it, but for the ids of its entries. */
export function readStates(databaseUrl: string, userId: string): Record<string, object> {
  const database = new Sqlite(databaseUrl.replace(/^file:/, ''), { readonly: true })
  try {
    const rows = database.prepare('SELECT * FROM CardState WHERE userId = ?').all(userId) as { cardId: string }[]
    return Object.fromEntries(
      rows.map(({ cardId, ...row }) => [cardId, { ...row, headId: null, entryCount: null, lastAt: null }]),
    )
  } finally {
    database.close()
  }
}

import type { LogEntry } from '@/lib/memory'
import { Prisma } from './generated/sqlite/client'
import { COLUMNS, knownEntry, lastWord, storedRow, type RawRow, type StoredRow } from './log'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** What a person wrote on a card, or said against it. */
export interface NoteRow extends StoredRow {
  readonly entry: Extract<LogEntry, { readonly type: 'note' }>
  readonly cardId: string
}

/** An act on many cards at once, by one of its entries. */
export interface BatchRow extends StoredRow {
  readonly batch: string
  /** as they were called when it was done */
  readonly cardIds: readonly string[]
}

/** What a person did with their cards, beyond the memory that came of it. */
export const actsIn = (db: Queryable) => ({
  /**
   * The newest entries that count and can be taken back, newest first; a batch by its newest entry alone.
   *
   * @param count - at most so many
   */
  async undoable(userId: UserId, count: number): Promise<readonly StoredRow[]> {
    const rows = await db.$queryRaw<RawRow[]>`
      SELECT ${COLUMNS} FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId}
        AND "type" IN ('review', 'suspend', 'bury', 'flag', 'note', 'reset', 'setDue', 'reschedule')
        AND ${lastWordOfBatch(userId)} = 'redo'
        AND ("target" IS NULL OR NOT EXISTS (
          SELECT 1 FROM "LogEntry" AS "later"
          WHERE "later"."userId" = ${userId} AND "later"."target" = "given"."target"
            AND "later"."type" NOT IN ('undo', 'redo') AND ("later"."effectiveAt", "later"."id") > ("given"."effectiveAt", "given"."id")
            AND ${lastWordOfBatch(userId, 'later')} = 'redo'))
      ORDER BY "effectiveAt" DESC, "id" DESC LIMIT ${count}`
    return rows.map((row) => storedRow(row, knownEntry(row)))
  },

  /**
   * The newest acts on many cards at once that count, newest first, each by one of its entries, with the cards that it still
   * counts for.
   *
   * @param count - at most so many
   */
  async batches(userId: UserId, count: number): Promise<readonly BatchRow[]> {
    const found = await db.$queryRaw<{ batch: string; last: string }[]>`
      SELECT "target" AS "batch", MAX("id") AS "last" FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId} AND "type" IN ('suspend', 'reset') AND "target" IS NOT NULL
        AND ${lastWordOfBatch(userId)} = 'redo'
      GROUP BY "target" ORDER BY MAX("effectiveAt") DESC, "target" DESC LIMIT ${count}`
    if (found.length === 0) return []
    const batches = Prisma.join(found.map(({ batch }) => batch))
    const rows = await db.$queryRaw<(RawRow & { id: string; target: string })[]>`
      SELECT ${COLUMNS}, "id", "target" FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId} AND "target" IN (${batches}) AND "type" IN ('suspend', 'reset')
        AND ${lastWordOfBatch(userId)} = 'redo'`
    return found.flatMap(({ batch, last }) => {
      const members = rows.filter(({ target }) => target === batch)
      const one = members.find(({ id }) => id === last)
      return one === undefined
        ? []
        : { ...storedRow(one, knownEntry(one)), batch, cardIds: members.flatMap(({ cardId }) => cardId ?? []) }
    })
  },

  /**
   * The last note on each card that counts, oldest first. One without words that calls nothing wrong took a note away.
   *
   * @param cardIds - also under the names they had before; all cards where it is absent
   */
  async notes(userId: UserId, cardIds?: readonly string[]): Promise<readonly NoteRow[]> {
    if (cardIds?.length === 0) return []
    const ofThese = cardIds === undefined ? Prisma.empty : Prisma.sql`AND "cardId" IN (${Prisma.join([...cardIds])})`
    // the sum has the planner look these cards up; by their instants it would walk through the whole log
    const rows = await db.$queryRaw<RawRow[]>`
      SELECT ${COLUMNS} FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId} AND "type" = 'note' ${ofThese} AND ${lastWord(userId)} = 'redo'
      ORDER BY "effectiveAt" + 0, "id"`
    const last = new Map<string, NoteRow>()
    for (const row of rows) {
      const entry = knownEntry(row)
      if (entry.type === 'note' && row.cardId !== null) {
        // in the order in which they were written, for a card may have had another name before
        last.delete(row.cardId)
        last.set(row.cardId, { ...storedRow(row, entry), entry, cardId: row.cardId })
      }
    }
    return [...last.values()]
  },
})

/** The last word about an entry, by what the query calls it, or about the batch it belongs to. */
function lastWordOfBatch(userId: UserId, named: 'given' | 'later' = 'given'): Prisma.Sql {
  const entry = Prisma.raw(`"${named}"`)
  return Prisma.sql`COALESCE((
    SELECT "said"."type" FROM "LogEntry" AS "said"
    WHERE "said"."userId" = ${userId} AND "said"."target" IN (${entry}."id", ${entry}."target")
      AND "said"."type" IN ('undo', 'redo')
    ORDER BY "said"."effectiveAt" + 0 DESC, "said"."id" DESC LIMIT 1), 'redo')`
}

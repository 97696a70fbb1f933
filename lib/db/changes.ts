import { Prisma } from './generated/sqlite/client'
import { COLUMNS, knownEntry, storedRow, type RawRow, type StoredRow } from './log'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** What the entries since an instant may have changed. */
export interface LogChanges {
  /** cards that they name */
  readonly cardIds: readonly string[]
  /** entries and batches that an undo or redo among them points at, whose card was not known when it came */
  readonly targets: readonly string[]
  /** a memory model was chosen, which changes every card */
  readonly model: boolean
}

/** Where a person's log has changed, and all that it says there. */
export const changesIn = (db: Queryable) => ({
  /** @param from - ms, by which an entry counts; inclusive */
  async since(userId: UserId, from: number): Promise<LogChanges> {
    const rows = await db.$queryRaw<{ cardId: string | null; type: string | null; target: string | null }[]>`
      SELECT DISTINCT "cardId", CASE WHEN "cardId" IS NULL THEN "type" END AS "type",
        CASE WHEN "cardId" IS NULL THEN "target" END AS "target"
      FROM "LogEntry" WHERE "userId" = ${userId} AND "effectiveAt" >= ${from}`
    return {
      cardIds: [...new Set(rows.flatMap(({ cardId }) => cardId ?? []))],
      targets: rows.flatMap(({ target }) => target ?? []),
      model: rows.some(({ type }) => type === 'model'),
    }
  },

  /**
   * The entries that name one of these cards, card by card, each card's in replay order: as the index holds them, for a
   * replay of thousands of cards.
   */
  async cardByCard(userId: UserId, cardIds: readonly string[]): Promise<readonly StoredRow[]> {
    if (cardIds.length === 0) return []
    const rows = await db.$queryRaw<RawRow[]>`
      SELECT ${COLUMNS} FROM "LogEntry" WHERE "userId" = ${userId} AND "cardId" IN (${Prisma.join([...cardIds])})
      ORDER BY "cardId", "effectiveAt", "id"`
    return rows.map((row) => storedRow(row, knownEntry(row)))
  },
})

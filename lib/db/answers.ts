import type { ReviewEntry } from '@/lib/memory'
import { Prisma } from './generated/sqlite/client'
import { COLUMNS, knownEntry, lastWord, storedRow, type RawRow, type StoredRow } from './log'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** An answer of the log, and whether it was taken back. */
export interface AnswerRow extends StoredRow {
  readonly entry: ReviewEntry
  readonly undone: boolean
}

/** The answers in a person's log, one by one, undone ones among them. */
export const answersIn = (db: Queryable) => ({
  /** The answer under an id; null where this person gave none. */
  async one(userId: UserId, id: string): Promise<AnswerRow | null> {
    const rows = await db.$queryRaw<RawAnswer[]>`
      SELECT ${COLUMNS}, ${lastWord(userId)} AS "word" FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId} AND "id" = ${id} AND "type" = 'review'`
    return rows.flatMap(answerRow)[0] ?? null
  },

  /**
   * Answers to the given cards, newest first.
   *
   * @param count - at most so many
   * @param before - of those older than this one; all where it is absent
   */
  async ofCards(
    userId: UserId,
    cardIds: readonly string[],
    { count, before }: { readonly count: number; readonly before?: AnswerRow | null },
  ): Promise<readonly AnswerRow[]> {
    if (cardIds.length === 0) return []
    const older = before
      ? Prisma.sql`AND ("effectiveAt", "id") < (${before.effectiveAt}, ${before.entry.id})`
      : Prisma.empty
    const rows = await db.$queryRaw<RawAnswer[]>`
      SELECT ${COLUMNS}, ${lastWord(userId)} AS "word" FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId} AND "type" = 'review' AND "cardId" IN (${Prisma.join([...cardIds])}) ${older}
      ORDER BY "effectiveAt" DESC, "id" DESC LIMIT ${count}`
    return rows.flatMap(answerRow)
  },
})

interface RawAnswer extends RawRow {
  readonly word: string
}

function answerRow(row: RawAnswer): AnswerRow[] {
  const entry = knownEntry(row)
  return entry.type === 'review' ? [{ ...storedRow(row, entry), entry, undone: row.word === 'undo' }] : []
}

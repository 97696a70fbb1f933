import { batchOf, LogEntrySchema, type LogEntry, type StoredEntry } from '@/lib/memory'
import type { TimedAnswer } from '@/lib/plan'
import type { Day } from '@/lib/time'
import { Prisma } from './generated/sqlite/client'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** An entry with what the server added once, at its arrival. */
export interface NewLogRow extends StoredEntry {
  /** the card as it is called now; null for entries that concern none */
  readonly cardId: string | null
  readonly body: string
  readonly bodyHash: string
}

/** What undos and redos point at, as far as it is kept. */
export interface Targets {
  /** the card of each entry, by its id */
  readonly entries: ReadonlyMap<string, string>
  /** the cards of each act on many, by its batch */
  readonly batches: ReadonlyMap<string, readonly string[]>
}

/** How often a mistake was recognised behind the answers to a card, and the newest of them. */
export interface MistakeRow {
  readonly cardId: string
  readonly misconception: string
  readonly times: number
  readonly newest: StoredRow
}

/** Answers that a person's pace is taken from. */
const NEWEST = 4_000

/** The log of a person: appended to, never changed. */
export const logIn = (db: Queryable) => ({
  /** Which of these ids are already kept, with the hash of what is kept under them. */
  async known(userId: UserId, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await db.$queryRaw<{ id: string; bodyHash: string }[]>`
      SELECT "id", "bodyHash" FROM "LogEntry" WHERE "userId" = ${userId} AND "id" IN (${Prisma.join([...ids])})`
    return new Map(rows.map(({ id, bodyHash }) => [id, bodyHash]))
  },

  /** Keeps the rows whose id is not kept yet. @returns the ids of those that were new */
  async append(userId: UserId, rows: readonly NewLogRow[]): Promise<ReadonlySet<string>> {
    if (rows.length === 0) return new Set()
    const values = rows.map(({ entry, receivedAt, effectiveAt, studyDay, cardId, body, bodyHash }) => {
      const review = entry.type === 'review' ? entry : null
      return Prisma.sql`(${Prisma.join([
        userId,
        entry.id,
        entry.type,
        cardId,
        targetOf(entry),
        effectiveAt,
        receivedAt,
        studyDay,
        review?.rating ?? null,
        review?.mode ?? null,
        review?.verdict ?? null,
        // a server keeps no such character in its texts; the body has it escaped
        review?.misconception?.replaceAll('\0', '') ?? null,
        review?.spentMs ?? null,
        review?.recallBefore ?? null,
        body,
        bodyHash,
      ])})`
    })
    const stored = await db.$queryRaw<{ id: string }[]>`
      INSERT INTO "LogEntry" ("userId", "id", "type", "cardId", "target", "effectiveAt", "receivedAt", "studyDay", "rating",
        "mode", "verdict", "misconception", "spentMs", "recallBefore", "body", "bodyHash")
      VALUES ${Prisma.join(values)}
      ON CONFLICT ("userId", "id") DO NOTHING RETURNING "id"`
    // they are read again at once, to be replayed, and were checked when they came
    for (const { entry, bodyHash } of rows) remember(bodyHash, entry)
    return new Set(stored.map(({ id }) => id))
  },

  /**
   * Every entry of the given cards, and those that may bear on any card: models, and undo or redo entries whose target was
   * not here when they came, or is a batch.
   */
  async ofCards(userId: UserId, cardIds: readonly string[]): Promise<readonly StoredRow[]> {
    // two looks into the index of cards, and sorted here: asked for both at once, or in order, the planner would walk
    // through the person's whole log
    const ofThese =
      cardIds.length === 0
        ? Prisma.empty
        : Prisma.sql`UNION ALL SELECT ${COLUMNS} FROM "LogEntry"
            WHERE "userId" = ${userId} AND "cardId" IN (${Prisma.join([...cardIds])})`
    const rows = await db.$queryRaw<RawRow[]>`
      SELECT ${COLUMNS} FROM "LogEntry" WHERE "userId" = ${userId} AND "cardId" IS NULL ${ofThese}`
    return rows
      .map((row) => storedRow(row, knownEntry(row)))
      .sort((a, b) => a.effectiveAt - b.effectiveAt || (a.entry.id < b.entry.id ? -1 : 1))
  },

  /** What undos and redos with these targets are about: the card of an entry, or those of a batch as far as it has come. */
  async targets(userId: UserId, ids: readonly string[]): Promise<Targets> {
    const entries = new Map<string, string>()
    const batches = new Map<string, string[]>()
    if (ids.length === 0) return { entries, batches }
    const asked = Prisma.join([...ids])
    const rows = await db.$queryRaw<{ id: string; batch: string | null; cardId: string }[]>`
      SELECT "id", NULL AS "batch", "cardId" FROM "LogEntry"
      WHERE "userId" = ${userId} AND "id" IN (${asked}) AND "cardId" IS NOT NULL
      UNION ALL SELECT "id", "target" AS "batch", "cardId" FROM "LogEntry"
      WHERE "userId" = ${userId} AND "target" IN (${asked}) AND "type" NOT IN ('undo', 'redo') AND "cardId" IS NOT NULL`
    for (const { id, batch, cardId } of rows) {
      if (batch === null) {
        entries.set(id, cardId)
        continue
      }
      const members = batches.get(batch)
      if (members === undefined) batches.set(batch, [cardId])
      else members.push(cardId)
    }
    return { entries, batches }
  },

  /**
   * The entries of a span of instants, and the undos and redos that point at them or their batches, whenever given.
   *
   * @param from - inclusive, ms
   * @param to - exclusive, ms
   */
  async between(userId: UserId, from: number, to: number): Promise<readonly StoredRow[]> {
    const rows = await db.$queryRaw<RawRow[]>`
      WITH "span" AS (
        SELECT "id", "type", "target" FROM "LogEntry"
        WHERE "userId" = ${userId} AND "effectiveAt" >= ${from} AND "effectiveAt" < ${to}
      )
      SELECT ${COLUMNS} FROM "LogEntry"
      WHERE ("userId" = ${userId} AND "effectiveAt" >= ${from} AND "effectiveAt" < ${to})
        OR ("userId" = ${userId} AND "type" IN ('undo', 'redo') AND "target" IN (
          SELECT "id" FROM "span"
          UNION ALL SELECT "target" FROM "span" WHERE "target" IS NOT NULL AND "type" NOT IN ('undo', 'redo')))
      ORDER BY "effectiveAt", "id"`
    return rows.map((row) => storedRow(row, knownEntry(row)))
  },

  /** The last reviews of each card, newest first, at most `count` a card. */
  async lastReviews(
    userId: UserId,
    cardIds: readonly string[],
    count: number,
  ): Promise<ReadonlyMap<string, readonly LogEntry[]>> {
    const found = new Map<string, LogEntry[]>()
    if (cardIds.length === 0) return found
    // one look into the index for each card: all at once, the planner would walk through the whole log by its instants
    const ofOne = cardIds.map(
      (cardId) => Prisma.sql`SELECT * FROM (SELECT ${COLUMNS} FROM "LogEntry"
        WHERE "userId" = ${userId} AND "cardId" = ${cardId} AND "type" = 'review'
        ORDER BY "effectiveAt" DESC, "id" DESC LIMIT ${count}) AS "last"`,
    )
    const rows = await db.$queryRaw<RawRow[]>`${Prisma.join(ofOne, ' UNION ALL ')}`
    for (const row of rows) {
      if (row.cardId === null) continue
      const list = found.get(row.cardId)
      if (list) list.push(knownEntry(row))
      else found.set(row.cardId, [knownEntry(row)])
    }
    return found
  },

  /**
   * The mistakes recognised behind answers since a study day, one row a card and mistake. Answers given for practice are
   * among them; answers that were undone are not.
   *
   * @param since - study day, inclusive
   * @param from - ms: no answer of that day is older
   */
  async mistakes(userId: UserId, since: Day, from: number): Promise<readonly MistakeRow[]> {
    const rows = await db.$queryRaw<(RawRow & { misconception: string; times: bigint | number })[]>`
      WITH "counted" AS (
        SELECT ${COLUMNS}, "misconception",
          COUNT(*) OVER (PARTITION BY "cardId", "misconception") AS "times",
          ROW_NUMBER() OVER (PARTITION BY "cardId", "misconception" ORDER BY "effectiveAt" DESC, "id" DESC) AS "place"
        FROM "LogEntry" AS "given"
        WHERE "userId" = ${userId} AND "effectiveAt" >= ${from} AND "studyDay" >= ${since}
          AND "type" = 'review' AND "misconception" IS NOT NULL
          AND ${lastWord(userId)} = 'redo'
      )
      SELECT * FROM "counted" WHERE "place" = 1 ORDER BY "times" DESC, "effectiveAt" DESC, "cardId", "misconception"`
    return rows.flatMap((row) =>
      row.cardId === null
        ? []
        : [
            {
              cardId: row.cardId,
              misconception: row.misconception,
              times: Number(row.times),
              newest: storedRow(row, knownEntry(row)),
            },
          ],
    )
  },

  /** The zone of the last entry, where a browser has not said its own. */
  async lastZone(userId: UserId): Promise<string | null> {
    const row = await db.logEntry.findFirst({
      where: { userId },
      orderBy: [{ effectiveAt: 'desc' }, { id: 'desc' }],
      select: { body: true },
    })
    return row ? readEntry(row.body).zone : null
  },

  /** What the newest answers took, oldest first, without those undone: enough for a mean, bounded for a log of many years. */
  async timedAnswers(userId: UserId): Promise<readonly TimedAnswer[]> {
    const rows = await db.$queryRaw<Readonly<Record<keyof TimedAnswer, string | number | bigint | null>>[]>`
      SELECT "cardId", "studyDay", "mode", "rating", "spentMs", "recallBefore" FROM "LogEntry" AS "given"
      WHERE "userId" = ${userId} AND "type" = 'review' AND "cardId" IS NOT NULL AND ${lastWord(userId)} = 'redo'
      ORDER BY "effectiveAt" DESC, "id" DESC LIMIT ${NEWEST}`
    return rows.reverse().map((row) => ({
      cardId: String(row.cardId),
      studyDay: Number(row.studyDay),
      mode: String(row.mode),
      rating: Number(row.rating),
      spentMs: Number(row.spentMs),
      recallBefore: row.recallBefore === null ? null : Number(row.recallBefore),
    }))
  },

  /** Everybody whose log names one of these cards. */
  async usersOfCards(cardIds: readonly string[]): Promise<readonly UserId[]> {
    const rows = await db.logEntry.groupBy({ by: ['userId'], where: { cardId: { in: [...cardIds] } } })
    return rows.map(({ userId }) => userId as UserId)
  },

  /** All of a person's entries in replay order. */
  async all(userId: UserId): Promise<readonly StoredRow[]> {
    const rows = await db.$queryRaw<RawRow[]>`
      SELECT ${COLUMNS} FROM "LogEntry" WHERE "userId" = ${userId} ORDER BY "effectiveAt", "id"`
    return rows.map((row) => storedRow(row, readEntry(row.body)))
  },
})

/**
 * The last word about the entry "given": `undo` where it was taken back.
 *
 * The sum keeps the planner from walking through the person's whole log by its instants, once for each entry.
 */
export const lastWord = (userId: UserId) => Prisma.sql`COALESCE((
  SELECT "said"."type" FROM "LogEntry" AS "said"
  WHERE "said"."userId" = ${userId} AND "said"."target" = "given"."id" AND "said"."type" IN ('undo', 'redo')
  ORDER BY "said"."effectiveAt" + 0 DESC, "said"."id" DESC LIMIT 1), 'redo')`

/** What a replay needs of a row. Raw SQL where lists are looked up: the client would plan a query anew for each length. */
export const COLUMNS = Prisma.sql`"cardId", "effectiveAt", "receivedAt", "studyDay", "body", "bodyHash"`

export interface RawRow {
  readonly cardId: string | null
  readonly effectiveAt: bigint | number
  readonly receivedAt: bigint | number
  readonly studyDay: bigint | number
  readonly body: string
  readonly bodyHash: string
}

export interface StoredRow extends StoredEntry {
  readonly cardId: string | null
}

/** An entry with what its row says beside it, in numbers: a driver may give BigInts. */
export function storedRow(row: Omit<RawRow, 'body' | 'bodyHash'>, entry: LogEntry): StoredRow {
  return {
    entry,
    receivedAt: Number(row.receivedAt),
    effectiveAt: Number(row.effectiveAt),
    studyDay: Number(row.studyDay) as StoredEntry['studyDay'],
    cardId: row.cardId,
  }
}

/** Entries read before, by the hash of their text. The log never changes, and checking a text costs ten times its parsing. */
const known = new Map<string, LogEntry>()
const MOST_KNOWN = 5_000

/**
 * The entry of a body, parsed once: by its hash, so that the same body is the same entry, whoever reads it.
 *
 * @throws ZodError or SyntaxError where the body is none of an entry: then a bug has written it
 */
export function knownEntry({ body, bodyHash }: Pick<RawRow, 'body' | 'bodyHash'>): LogEntry {
  const before = known.get(bodyHash)
  if (before) return before
  const entry = readEntry(body)
  remember(bodyHash, entry)
  return entry
}

function remember(bodyHash: string, entry: LogEntry): void {
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(bodyHash, entry)
}

const readEntry = (body: string): LogEntry => LogEntrySchema.parse(JSON.parse(body))

/** What an undo or redo points at; a batch's members carry the batch there, so that it can be found. */
function targetOf(entry: LogEntry): string | null {
  return entry.type === 'undo' || entry.type === 'redo' ? entry.target : batchOf(entry)
}

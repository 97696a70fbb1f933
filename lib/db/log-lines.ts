import type { LogEntry } from '@/lib/memory'
import type { LogLine } from '@/lib/plan'
import { isZone, wallClock, type Day } from '@/lib/time'
import { Prisma } from './generated/sqlite/client'
import type { DatabaseKind } from './kind'
import { knownEntry } from './log'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** A person's log as statistics read it: its columns, and the few day numbers that stand in the bodies, none of which is parsed. */
export const logLinesIn = (db: Queryable, kind: DatabaseKind) => ({
  /** How many entries a person has; the log only grows, so the number says whether one knows them all. */
  async count(userId: UserId): Promise<number> {
    const [row] = await db.$queryRaw<{ count: bigint | number }[]>`
      SELECT COUNT(*) AS "count" FROM "LogEntry" WHERE "userId" = ${userId}`
    return Number(row?.count ?? 0)
  },

  /**
   * Every entry since an instant, in the order of the replay.
   *
   * @param from - ms, by which an entry counts; inclusive
   */
  async since(userId: UserId, from: number): Promise<readonly LogLine[]> {
    const same = onceEach()
    const lines: LogLine[] = []
    for (let last: LogLine | undefined, isWhole = false; !isWhole; last = lines.at(-1)) {
      const later = last === undefined ? Prisma.empty : Prisma.sql`AND ("effectiveAt", "id") > (${last.at}, ${last.id})`
      const rows = await db.$queryRaw<RawLine[]>`
        SELECT ${columns(kind)}
        FROM "LogEntry" WHERE "userId" = ${userId} AND "effectiveAt" >= ${from} ${later}
        ORDER BY "effectiveAt", "id" LIMIT ${AT_A_TIME}`
      for (const row of rows) lines.push(lineOf(row, same))
      isWhole = rows.length < AT_A_TIME
      // between them other requests have their turn
      if (!isWhole) await new Promise(setImmediate)
    }
    return lines
  },

  /**
   * Every entry of some cards, and those that may bear on any card, in the order of the replay. Of what is no answer the
   * whole entry comes along: there is little of it, and it can say anything.
   */
  async ofCards(userId: UserId, cardIds: readonly string[]): Promise<readonly CardLine[]> {
    const same = onceEach()
    const select = Prisma.sql`SELECT ${columns(kind)}, CASE WHEN "type" <> 'review' THEN "body" END AS "body", "bodyHash"
      FROM "LogEntry" WHERE "userId" = ${userId}`
    const rows = await db.$queryRaw<RawCardLine[]>`${select} AND "cardId" IS NULL`
    for (let from = 0; from < cardIds.length; from += CARDS_AT_A_TIME) {
      const some = Prisma.join(cardIds.slice(from, from + CARDS_AT_A_TIME))
      for (const row of await db.$queryRaw<RawCardLine[]>`${select} AND "cardId" IN (${some})`) rows.push(row)
      await new Promise(setImmediate)
    }
    return rows
      .map(({ body, bodyHash, ...row }) => ({
        line: lineOf(row, same),
        entry: body === null ? null : knownEntry({ body, bodyHash }),
      }))
      .sort(({ line: a }, { line: b }) => a.at - b.at || (a.id < b.id ? -1 : 1))
  },
})

/** An entry's columns, and the entry itself unless it is an answer. */
export interface CardLine {
  readonly line: LogLine
  readonly entry: LogEntry | null
}

interface RawCardLine extends RawLine {
  readonly body: string | null
  readonly bodyHash: string
}

/** So many cards are looked up at a time; between them other requests have their turn. */
const CARDS_AT_A_TIME = 250

const columns = (
  kind: DatabaseKind,
): Prisma.Sql => Prisma.sql`"id", "type", "cardId", "target", "effectiveAt", "studyDay",
  "rating", "mode", "misconception", "spentMs", "recallBefore", ${after(kind, '"zone":"', 64)} AS "zone",
  ${after(kind, '"dueDay":', 12)} AS "dueDay",
  CASE WHEN "type" = 'start' THEN ${after(kind, '"lastDay":', 12)} END AS "lastDay"`

/** So many rows are read at a time. */
const AT_A_TIME = 10_000

interface RawLine {
  readonly id: string
  readonly type: string
  readonly cardId: string | null
  readonly target: string | null
  readonly effectiveAt: bigint | number
  readonly studyDay: bigint | number
  readonly rating: bigint | number | null
  readonly mode: string | null
  readonly misconception: string | null
  readonly spentMs: bigint | number | null
  readonly recallBefore: number | null
  readonly zone: string | null
  readonly dueDay: string | null
  readonly lastDay: string | null
}

/**
 * What follows a key in the body's text, cut off after so many characters; null where the key is not there. Within an
 * answer's words its quotes are escaped, so that they are never taken for it.
 */
function after(kind: DatabaseKind, key: string, length: number): Prisma.Sql {
  const place = kind === 'postgresql' ? Prisma.sql`strpos("body", ${key})` : Prisma.sql`instr("body", ${key})`
  const from = Prisma.raw(String(key.length))
  // the place is looked for once; without one it is null, and so is what follows
  return Prisma.sql`substr("body", NULLIF(${place}, 0) + ${from}, ${Prisma.raw(String(length))})`
}

function lineOf(row: RawLine, same: (text: string) => string): LogLine {
  const known = (text: string | null): string | null => (text === null ? null : same(text))
  const at = Number(row.effectiveAt)
  return {
    id: row.id,
    type: same(row.type),
    cardId: known(row.cardId),
    target: row.target,
    at,
    studyDay: Number(row.studyDay) as Day,
    hour: hourAt(at, same(row.zone?.split('"', 1)[0] ?? 'UTC')),
    rating: numberOf(row.rating),
    mode: known(row.mode),
    misconception: known(row.misconception),
    spentMs: numberOf(row.spentMs),
    recallBefore: numberOf(row.recallBefore),
    dueDay: dayOf(row.dueDay),
    lastDay: dayOf(row.lastDay),
  }
}

const numberOf = (value: bigint | number | null): number | null => (value === null ? null : Number(value))

function dayOf(text: string | null): Day | null {
  const day = text === null ? NaN : Number.parseInt(text, 10)
  return Number.isNaN(day) ? null : (day as Day)
}

/** Hundreds of thousands of rows name some thousand cards: each text is kept once. */
function onceEach(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    known.set(text, text)
    return text
  }
}

/** No zone changes its offset, and no hour begins, within such a block. */
const BLOCK_MS = 15 * 60_000
const MOST_BLOCKS = 50_000
const blocks = new Map<string, Map<number, number>>()

/** The hour of the wall clock; asking the calendar costs more than all the rest of a row, so a block is asked once. */
function hourAt(at: number, zone: string): number {
  const block = Math.floor(at / BLOCK_MS)
  const ofZone = blocks.get(zone) ?? new Map<number, number>()
  const known = ofZone.get(block)
  if (known !== undefined) return known
  const hour = Number(wallClock(block * BLOCK_MS, isZone(zone) ? zone : 'UTC').time.slice(0, 2))
  if (blocks.size > 50 || ofZone.size >= MOST_BLOCKS) blocks.clear()
  ofZone.set(block, hour)
  blocks.set(zone, ofZone)
  return hour
}

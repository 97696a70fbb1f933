import { LogEntrySchema, type LogEntry, type StoredEntry } from '@/lib/memory'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** An entry with what the server added once, at its arrival. */
export interface NewLogRow extends StoredEntry {
  /** the card as it is called now; null for entries that concern none */
  readonly cardId: string | null
  readonly body: string
  readonly bodyHash: string
}

const NEWEST = 20_000

/** The log of a person: appended to, never changed. */
export const logIn = (db: Queryable) => ({
  /** Which of these ids are already kept, with the hash of what is kept under them. */
  async known(userId: UserId, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await db.logEntry.findMany({
      where: { userId, id: { in: [...ids] } },
      select: { id: true, bodyHash: true },
    })
    return new Map(rows.map(({ id, bodyHash }) => [id, bodyHash]))
  },

  async append(userId: UserId, rows: readonly NewLogRow[]): Promise<void> {
    await db.logEntry.createMany({
      data: rows.map(({ entry, receivedAt, effectiveAt, studyDay, cardId, body, bodyHash }) => ({
        userId,
        id: entry.id,
        type: entry.type,
        cardId,
        target: targetOf(entry),
        effectiveAt: BigInt(effectiveAt),
        receivedAt: BigInt(receivedAt),
        studyDay,
        body,
        bodyHash,
        ...reviewColumns(entry),
      })),
    })
  },

  /**
   * Every entry of the given cards, and those that may bear on any card: models, and undo or redo entries whose target was
   * not here when they came, or is a batch.
   */
  async ofCards(userId: UserId, cardIds: readonly string[]): Promise<readonly StoredRow[]> {
    const rows = await db.logEntry.findMany({
      where: { userId, OR: [{ cardId: { in: [...cardIds] } }, { cardId: null }] },
      orderBy: [{ effectiveAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(storedRow)
  },

  /** The undo and redo entries that point at one of these entries or batches. */
  async pointingAt(userId: UserId, targets: readonly string[]): Promise<readonly StoredRow[]> {
    const rows = await db.logEntry.findMany({
      where: { userId, target: { in: [...targets] }, type: { in: ['undo', 'redo'] } },
      orderBy: [{ effectiveAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(storedRow)
  },

  /** The cards of the entries that stand under these ids or belong to these batches, by id or batch. */
  async cardsOf(userId: UserId, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await db.logEntry.findMany({
      where: {
        userId,
        cardId: { not: null },
        OR: [{ id: { in: [...ids] } }, { type: 'reschedule', target: { in: [...ids] } }],
      },
      select: { id: true, type: true, target: true, cardId: true },
    })
    const cards = new Map<string, string[]>()
    for (const { id, type, target, cardId } of rows) {
      const key = type === 'reschedule' && target !== null && !ids.includes(id) ? target : id
      if (cardId !== null) cards.set(key, [...(cards.get(key) ?? []), cardId])
    }
    return cards
  },

  /** The entries of a span of instants, and whatever points at them. @param from - inclusive, ms @param to - exclusive, ms */
  async between(userId: UserId, from: number, to: number): Promise<readonly StoredRow[]> {
    const rows = await db.logEntry.findMany({
      where: { userId, effectiveAt: { gte: BigInt(from), lt: BigInt(to) } },
      orderBy: [{ effectiveAt: 'asc' }, { id: 'asc' }],
    })
    const entries = rows.map(storedRow)
    const ids = entries.map(({ entry }) => entry.id)
    const inside = new Set(ids)
    const pointing = ids.length > 0 ? await this.pointingAt(userId, ids) : []
    return [...entries, ...pointing.filter(({ entry }) => !inside.has(entry.id))]
  },

  /** The last reviews of each card, newest first, at most `count` a card. */
  async lastReviews(
    userId: UserId,
    cardIds: readonly string[],
    count: number,
  ): Promise<ReadonlyMap<string, readonly LogEntry[]>> {
    const rows = await db.logEntry.findMany({
      where: { userId, cardId: { in: [...cardIds] }, type: 'review' },
      orderBy: [{ effectiveAt: 'desc' }, { id: 'desc' }],
      select: { cardId: true, body: true },
    })
    const found = new Map<string, LogEntry[]>()
    for (const { cardId, body } of rows) {
      if (cardId === null) continue
      const list = found.get(cardId) ?? []
      if (list.length < count) found.set(cardId, [...list, readEntry(body)])
    }
    return found
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

  /**
   * The newest entries, oldest first: enough for a mean, bounded for a log of many years. The first entries of a longer log
   * lack their past, which a mean over so many forgives.
   */
  async newest(userId: UserId): Promise<readonly StoredRow[]> {
    const rows = await db.logEntry.findMany({
      where: { userId },
      orderBy: [{ effectiveAt: 'desc' }, { id: 'desc' }],
      take: NEWEST,
    })
    return rows.reverse().map(storedRow)
  },

  /** The study days on which anything was answered, newest first. */
  async reviewDays(userId: UserId): Promise<readonly number[]> {
    const rows = await db.logEntry.groupBy({
      by: ['studyDay'],
      where: { userId, type: 'review' },
      orderBy: { studyDay: 'desc' },
    })
    return rows.map(({ studyDay }) => studyDay)
  },

  /** Ids of what undo and redo entries point at. */
  async undone(userId: UserId): Promise<readonly string[]> {
    const rows = await db.logEntry.findMany({
      where: { userId, target: { not: null }, type: { in: ['undo', 'redo'] } },
      select: { target: true },
    })
    return rows.flatMap(({ target }) => (target === null ? [] : [target]))
  },

  /** Everybody whose log names one of these cards. */
  async usersOfCards(cardIds: readonly string[]): Promise<readonly UserId[]> {
    const rows = await db.logEntry.groupBy({ by: ['userId'], where: { cardId: { in: [...cardIds] } } })
    return rows.map(({ userId }) => userId as UserId)
  },

  /** All of a person's entries in replay order. */
  async all(userId: UserId): Promise<readonly StoredRow[]> {
    const rows = await db.logEntry.findMany({ where: { userId }, orderBy: [{ effectiveAt: 'asc' }, { id: 'asc' }] })
    return rows.map(storedRow)
  },
})

export interface StoredRow extends StoredEntry {
  readonly cardId: string | null
}

function storedRow(row: {
  body: string
  receivedAt: bigint
  effectiveAt: bigint
  studyDay: number
  cardId: string | null
}): StoredRow {
  return {
    entry: readEntry(row.body),
    receivedAt: Number(row.receivedAt),
    effectiveAt: Number(row.effectiveAt),
    studyDay: row.studyDay as StoredEntry['studyDay'],
    cardId: row.cardId,
  }
}

const readEntry = (body: string): LogEntry => LogEntrySchema.parse(JSON.parse(body))

/** What an undo or redo points at; a batch's members carry the batch there, so that it can be found. */
function targetOf(entry: LogEntry): string | null {
  if (entry.type === 'undo' || entry.type === 'redo') return entry.target
  return entry.type === 'reschedule' ? entry.batch : null
}

function reviewColumns(entry: LogEntry) {
  if (entry.type !== 'review') return {}
  return {
    rating: entry.rating,
    mode: entry.mode,
    verdict: entry.verdict,
    misconception: entry.misconception ?? null,
    spentMs: entry.spentMs,
    recallBefore: entry.recallBefore ?? null,
  }
}

import { z } from 'zod'
import type { Queryable } from './queryable'
import { upsert } from './upsert'
import { BUILT_IN } from './user-id'

const IdsSchema = z.array(z.string())
const KindSchema = z.enum(['explain', 'choice', 'cloze', 'numeric', 'figure'])

/** Where a card stands in its deck; its content hangs on the version. */
export interface CardRow {
  readonly id: string
  readonly topicId: string
  readonly kind: z.infer<typeof KindSchema>
  readonly level: number
  readonly position: number
  readonly version: string
  /** ids it had before: their history is its own */
  readonly was: readonly string[]
  /** cards whose answer this one shows */
  readonly givesAway: readonly string[]
  /** place among a newcomer's first cards, from 1; null for all others */
  readonly firstPlace: number | null
  readonly retired: boolean
}

/** One version of a card, whole: canonical JSON and what the renderer made of it. */
export interface CardVersionRow {
  readonly cardId: string
  readonly version: string
  readonly body: string
  readonly compiled: string
}

/** The built-in deck, written by the content loader only. */
export const cardsIn = (db: Queryable) => ({
  /** All cards ever shipped, retired ones too, in map order. */
  async all(): Promise<readonly CardRow[]> {
    const rows = await db.card.findMany({ where: { ownerId: BUILT_IN }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
    return rows.map((row) => ({
      id: row.id,
      topicId: row.topicId,
      kind: KindSchema.parse(row.kind),
      level: row.level,
      position: row.position,
      version: row.version,
      was: IdsSchema.parse(JSON.parse(row.was)),
      givesAway: IdsSchema.parse(JSON.parse(row.givesAway)),
      firstPlace: row.firstPlace,
      retired: row.retiredAt !== null,
    }))
  },

  async version(cardId: string, version: string): Promise<CardVersionRow | null> {
    const row = await db.cardVersion.findUnique({
      where: { ownerId_cardId_version: { ownerId: BUILT_IN, cardId, version } },
    })
    return row ? { cardId, version, body: row.body, compiled: row.compiled } : null
  },

  /** The present versions of the given cards. */
  async versions(keys: readonly { cardId: string; version: string }[]): Promise<readonly CardVersionRow[]> {
    const wanted = new Map(keys.map(({ cardId, version }) => [cardId, version]))
    const rows = await db.cardVersion.findMany({
      where: { ownerId: BUILT_IN, cardId: { in: [...wanted.keys()] }, version: { in: [...wanted.values()] } },
    })
    return rows
      .filter((row) => wanted.get(row.cardId) === row.version)
      .map((row) => ({ cardId: row.cardId, version: row.version, body: row.body, compiled: row.compiled }))
  },

  async put(cards: readonly Omit<CardRow, 'retired'>[]): Promise<void> {
    await upsert(
      db,
      'Card',
      {
        key: ['ownerId', 'id'],
        changes: [
          'deckId',
          'topicId',
          'kind',
          'level',
          'position',
          'version',
          'was',
          'givesAway',
          'firstPlace',
          'retiredAt',
        ],
      },
      cards.map((card) => ({
        ...card,
        was: JSON.stringify(card.was),
        givesAway: JSON.stringify(card.givesAway),
        ownerId: BUILT_IN,
        deckId: BUILT_IN,
        retiredAt: null,
      })),
    )
  },

  /** Keeps versions; what they compile to may be made anew, their content never changes. */
  async putVersions(rows: readonly (CardVersionRow & { format: number; at: number })[]): Promise<void> {
    await upsert(
      db,
      'CardVersion',
      { key: ['ownerId', 'cardId', 'version'], changes: ['compiled'] },
      rows.map(({ at, ...row }) => ({ ...row, ownerId: BUILT_IN, createdAt: at })),
    )
  },

  /** Marks every card that is not among these as retired; its versions and everybody's history stay. */
  async retireOthers(ids: readonly string[], at: number): Promise<readonly string[]> {
    const standing = new Set(ids)
    const rows = await db.card.findMany({ where: { ownerId: BUILT_IN, retiredAt: null }, select: { id: true } })
    const gone = rows.map(({ id }) => id).filter((id) => !standing.has(id))
    if (gone.length > 0) {
      await db.card.updateMany({ where: { ownerId: BUILT_IN, id: { in: gone } }, data: { retiredAt: BigInt(at) } })
    }
    return gone
  },
})

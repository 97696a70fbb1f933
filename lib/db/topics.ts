import { z } from 'zod'
import type { Queryable } from './queryable'
import { upsert } from './upsert'

/** A node of the mind map as it is kept; `text` holds compiled pages per language, as the content room made them. */
export interface TopicRow {
  readonly id: string
  readonly parentId: string | null
  readonly position: number
  readonly zh: string
  readonly en: string
  readonly role: 'topic' | 'claim' | 'question' | 'reference'
  readonly weight: number
  readonly prerequisites: readonly string[]
  readonly text: string | null
}

const RoleSchema = z.enum(['topic', 'claim', 'question', 'reference'])
const IdsSchema = z.array(z.string())

/** The topics of the map, as rows. */
export const topicsIn = (db: Queryable) => ({
  /** All topics that stand, in map order. */
  async all(): Promise<readonly TopicRow[]> {
    const rows = await db.topic.findMany({ where: { retiredAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
    return rows.map(({ retiredAt: _, ...row }) => ({
      ...row,
      role: RoleSchema.parse(row.role),
      prerequisites: IdsSchema.parse(JSON.parse(row.prerequisites)),
    }))
  },

  async put(topics: readonly TopicRow[]): Promise<void> {
    await upsert(
      db,
      'Topic',
      {
        key: ['id'],
        changes: ['parentId', 'position', 'zh', 'en', 'role', 'weight', 'prerequisites', 'text', 'retiredAt'],
      },
      topics.map((topic) => ({ ...topic, prerequisites: JSON.stringify(topic.prerequisites), retiredAt: null })),
    )
  },

  /** Marks every topic that is not among these as retired; its rows stay. */
  async retireOthers(ids: readonly string[], at: number): Promise<void> {
    const standing = new Set(ids)
    const rows = await db.topic.findMany({ where: { retiredAt: null }, select: { id: true } })
    const gone = rows.map(({ id }) => id).filter((id) => !standing.has(id))
    if (gone.length > 0) await db.topic.updateMany({ where: { id: { in: gone } }, data: { retiredAt: BigInt(at) } })
  },
})

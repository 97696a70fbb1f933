import { z } from 'zod'
import type { Model } from '@/lib/memory'
import { Prisma } from './generated/sqlite/client'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** A memory model as it is kept, with what it was fitted to. */
export interface ModelRow extends Model {
  readonly scope: 'all' | 'numeric'
  /** reviews on a later day that it was fitted to */
  readonly trainedOn: number
  /** on later answers, each predicted from earlier ones alone; the published weights before, those fitted after */
  readonly logLossBefore: number
  readonly logLossAfter: number
  /** epoch milliseconds; models of one fit have the same */
  readonly createdAt: number
}

/** What a fit needs of an entry: columns alone, since the texts of a long log are a hundred times as much. */
export interface ReviewActRow {
  readonly id: string
  readonly type: 'review' | 'reset' | 'start' | 'undo' | 'redo'
  readonly cardId: string | null
  readonly target: string | null
  readonly effectiveAt: number
  readonly studyDay: number
  readonly rating: number | null
  readonly mode: string | null
}

/** FSRS-6 is the one there is; a state of another can't be compared with it. */
const ALGORITHM = 'fsrs-6'
const WeightsSchema = z.array(z.number())
const ScopeSchema = z.enum(['all', 'numeric'])

/** Memory models fitted to a person's log; the default one is no row. */
export const modelsIn = (db: Queryable) => ({
  async all(userId: UserId): Promise<readonly Model[]> {
    const rows = await db.$queryRaw<{ id: string; weights: string }[]>`
      SELECT "id", "weights" FROM "MemoryModel" WHERE "userId" = ${userId} ORDER BY "id"`
    return rows.map(({ id, weights }) => ({ id, weights: WeightsSchema.parse(JSON.parse(weights)) }))
  },

  /** The same with what they were fitted to, newest first. */
  async rows(userId: UserId): Promise<readonly ModelRow[]> {
    const rows = await db.memoryModel.findMany({ where: { userId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
    return rows.map(({ id, weights, scope, trainedOn, logLossBefore, logLossAfter, createdAt }) => ({
      id,
      weights: WeightsSchema.parse(JSON.parse(weights)),
      scope: ScopeSchema.parse(scope),
      trainedOn,
      logLossBefore,
      logLossAfter,
      createdAt: Number(createdAt),
    }))
  },

  /** Keeps models under new ids. No card moves by that: a log entry says which one is in force. */
  async add(userId: UserId, models: readonly ModelRow[]): Promise<void> {
    if (models.length === 0) return
    await db.memoryModel.createMany({
      data: models.map(({ weights, createdAt, ...row }) => ({
        ...row,
        userId,
        algorithm: ALGORITHM,
        weights: JSON.stringify(weights),
        createdAt: BigInt(createdAt),
      })),
    })
  },

  /** Everything that a model may be fitted to, in the order of the replay. */
  async reviewActs(userId: UserId): Promise<readonly ReviewActRow[]> {
    const rows = await db.$queryRaw<Readonly<Record<keyof ReviewActRow, string | number | bigint | null>>[]>`
      SELECT "id", "type", "cardId", "target", "effectiveAt", "studyDay", "rating", "mode" FROM "LogEntry"
      WHERE "userId" = ${userId} AND "type" IN (${Prisma.join(['review', 'reset', 'start', 'undo', 'redo'])})
      ORDER BY "effectiveAt", "id"`
    return rows.map((row) => ({
      id: String(row.id),
      type: row.type as ReviewActRow['type'],
      cardId: row.cardId === null ? null : String(row.cardId),
      target: row.target === null ? null : String(row.target),
      effectiveAt: Number(row.effectiveAt),
      studyDay: Number(row.studyDay),
      rating: row.rating === null ? null : Number(row.rating),
      mode: row.mode === null ? null : String(row.mode),
    }))
  },
})

import type { CardMemory, Phase } from '@/lib/memory'
import type { Day } from '@/lib/time'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** A card's memory as the log's replay gave it, with the topic it is counted under. */
export interface CardStateRow extends CardMemory {
  readonly cardId: string
  readonly topicId: string
}

/** The cache of the log's replay. */
export const statesIn = (db: Queryable) => ({
  async all(userId: UserId): Promise<readonly CardStateRow[]> {
    return (await db.cardState.findMany({ where: { userId } })).map(stateRow)
  },

  async of(userId: UserId, cardIds: readonly string[]): Promise<readonly CardStateRow[]> {
    return (await db.cardState.findMany({ where: { userId, cardId: { in: [...cardIds] } } })).map(stateRow)
  },

  /** Replaces what is kept of these cards: a card without a row has no entries left that count. */
  async replace(userId: UserId, cardIds: readonly string[], rows: readonly CardStateRow[]): Promise<void> {
    await db.cardState.deleteMany({ where: { userId, cardId: { in: [...cardIds] } } })
    if (rows.length === 0) return
    await db.cardState.createMany({
      data: rows.map(({ met: _, ...row }) => ({
        ...row,
        userId,
        lastAt: row.lastAt === null ? null : BigInt(row.lastAt),
        dueAt: row.dueAt === null ? null : BigInt(row.dueAt),
      })),
    })
  },
})

function stateRow(row: {
  cardId: string
  topicId: string
  phase: string
  step: number
  stability: number
  difficulty: number
  lastDay: number | null
  lastAt: bigint | null
  dueDay: number | null
  dueAt: bigint | null
  reps: number
  lapses: number
  suspended: boolean
  buriedUntilDay: number | null
  flagged: boolean
  modelId: string
  headId: string | null
  entryCount: number
}): CardStateRow {
  return {
    cardId: row.cardId,
    topicId: row.topicId,
    phase: row.phase as Phase,
    step: row.step,
    stability: row.stability,
    difficulty: row.difficulty,
    lastDay: row.lastDay as Day | null,
    lastAt: row.lastAt === null ? null : Number(row.lastAt),
    dueDay: row.dueDay as Day | null,
    dueAt: row.dueAt === null ? null : Number(row.dueAt),
    reps: row.reps,
    lapses: row.lapses,
    suspended: row.suspended,
    buriedUntilDay: row.buriedUntilDay as Day | null,
    flagged: row.flagged,
    modelId: row.modelId,
    headId: row.headId,
    entryCount: row.entryCount,
    met: row.phase !== 'new',
  }
}

import { z } from 'zod'
import type { Model } from '@/lib/memory'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

const WeightsSchema = z.array(z.number())

/** Memory models fitted to a person's log; the default one is no row. */
export const modelsIn = (db: Queryable) => ({
  async all(userId: UserId): Promise<readonly Model[]> {
    const rows = await db.$queryRaw<{ id: string; weights: string }[]>`
      SELECT "id", "weights" FROM "MemoryModel" WHERE "userId" = ${userId} ORDER BY "id"`
    return rows.map(({ id, weights }) => ({ id, weights: WeightsSchema.parse(JSON.parse(weights)) }))
  },
})

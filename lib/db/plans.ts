import type { Day } from '@/lib/time'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** Plans towards an interview. */
export const plansIn = (db: Queryable) => ({
  /** The next interview of a plan that has not ended; null where none is ahead. @param from - study day, inclusive */
  async nextInterview(userId: UserId, from: Day): Promise<Day | null> {
    const [row] = await db.$queryRaw<{ day: bigint | number | null }[]>`
      SELECT MIN("interviewDay") AS "day" FROM "Plan"
      WHERE "userId" = ${userId} AND "endedAt" IS NULL AND "interviewDay" >= ${from}`
    return row === undefined || row.day === null ? null : (Number(row.day) as Day)
  },
})

import type { Day } from '@/lib/time'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** What was expected on a day of the readiness on the interview day: shares from 0 to 1, the middle and an 80 % band. */
export interface ForecastRow {
  readonly planId: string
  readonly madeDay: Day
  readonly median: number
  readonly low: number
  readonly high: number
}

/** Forecasts as they were made: one a plan and study day, the last of the day. */
export const forecastsIn = (db: Queryable) => ({
  /** Keeps a forecast in the place of the one made earlier that day. */
  async put(userId: UserId, { planId, madeDay, ...band }: ForecastRow): Promise<void> {
    await db.forecast.upsert({
      where: { userId_planId_madeDay: { userId, planId, madeDay } },
      create: { userId, planId, madeDay, ...band },
      update: band,
    })
  },

  /** All forecasts of a plan, oldest first. */
  async ofPlan(userId: UserId, planId: string): Promise<readonly ForecastRow[]> {
    const rows = await db.forecast.findMany({ where: { userId, planId }, orderBy: { madeDay: 'asc' } })
    return rows.map(({ madeDay, median, low, high }) => ({ planId, madeDay: madeDay as Day, median, low, high }))
  },
})

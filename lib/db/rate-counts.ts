import type { Queryable } from './queryable'

/** How often something was tried in a window of time. */
export const rateCountsIn = (db: Queryable) => ({
  /** Counts one more try. @returns the tries in this window, this one included */
  async add(key: string, windowAt: number): Promise<number> {
    const [row] = await db.$queryRaw<{ count: bigint | number }[]>`
      INSERT INTO "RateCount" ("key", "windowAt", "count") VALUES (${key}, ${windowAt}, 1)
      ON CONFLICT ("key", "windowAt") DO UPDATE SET "count" = "RateCount"."count" + 1 RETURNING "count"`
    return Number(row?.count ?? 1)
  },

  /** Sets a figure that is no count, such as the second of the last wrong password. */
  async put(key: string, windowAt: number, count: number): Promise<void> {
    const id = { key, windowAt: BigInt(windowAt) }
    await db.rateCount.upsert({ where: { key_windowAt: id }, create: { ...id, count }, update: { count } })
  },

  async read(key: string, windowAt: number): Promise<number> {
    const row = await db.rateCount.findUnique({ where: { key_windowAt: { key, windowAt: BigInt(windowAt) } } })
    return row?.count ?? 0
  },

  async clear(key: string): Promise<void> {
    await db.rateCount.deleteMany({ where: { key } })
  },

  async sweepBefore(windowAt: number): Promise<void> {
    await db.$executeRaw`DELETE FROM "RateCount" WHERE "windowAt" > 0 AND "windowAt" < ${windowAt}`
  },
})

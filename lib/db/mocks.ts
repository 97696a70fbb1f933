import { z } from 'zod'
import { json } from './json-column'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** A mock interview as it is kept. What was asked and answered is the use cases' own business. */
export interface MockRow {
  readonly id: string
  /** epoch milliseconds */
  readonly startedAt: number
  readonly minutes: number
  /** plain JSON */
  readonly report: unknown
}

const RowSchema = z.object({
  id: z.string(),
  startedAt: z.coerce.number(),
  minutes: z.number(),
  report: json(z.unknown()),
})

/** Mock interviews. */
export const mocksIn = (db: Queryable) => ({
  /** A person's newest mock interviews, newest first. @param count - at most so many */
  async newest(userId: UserId, count: number): Promise<readonly MockRow[]> {
    const rows = await db.mock.findMany({
      where: { userId },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: count,
    })
    return rows.map((row) => RowSchema.parse(row))
  },

  /** One of a person's mock interviews; null where they have none of this id. */
  async byId(userId: UserId, id: string): Promise<MockRow | null> {
    const row = await db.mock.findUnique({ where: { userId_id: { userId, id } } })
    return row === null ? null : RowSchema.parse(row)
  },

  /** Keeps a mock interview, in the place of what was kept of it before. */
  async save(userId: UserId, { id, startedAt, minutes, report }: MockRow): Promise<void> {
    const text = JSON.stringify(report)
    await db.mock.upsert({
      where: { userId_id: { userId, id } },
      create: { userId, id, startedAt: BigInt(startedAt), minutes, report: text },
      update: { report: text },
    })
  },

  /** Forgets a mock interview; what of it is in the log stays there. @returns whether there was one */
  async remove(userId: UserId, id: string): Promise<boolean> {
    const { count } = await db.mock.deleteMany({ where: { userId, id } })
    return count > 0
  },
})

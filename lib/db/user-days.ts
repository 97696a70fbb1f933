import type { DayTotals } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { Prisma } from './generated/sqlite/client'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** What a person did on each study day: a cache of the log's replay, summed. */
export const userDaysIn = (db: Queryable) => ({
  /** All days with a row, oldest first. A day whose answers were all undone may have one of zeros. */
  async all(userId: UserId): Promise<readonly DayTotals[]> {
    const rows = await db.$queryRaw<Raw[]>`
      SELECT "studyDay", "answers", "newCards", "reviews", "spentMs", "again" FROM "UserDay"
      WHERE "userId" = ${userId} ORDER BY "studyDay"`
    return rows.map((row) => ({
      studyDay: Number(row.studyDay) as Day,
      answers: Number(row.answers),
      newCards: Number(row.newCards),
      reviews: Number(row.reviews),
      spentMs: Number(row.spentMs),
      again: Number(row.again),
    }))
  },

  /** Adds to the days' sums what has changed; a change may be below zero. */
  async add(userId: UserId, changes: readonly DayTotals[]): Promise<void> {
    if (changes.length === 0) return
    await db.$executeRaw`
      INSERT INTO "UserDay" (${COLUMNS}) VALUES ${Prisma.join(changes.map((change) => rowOf(userId, change)))}
      ON CONFLICT ("userId", "studyDay") DO UPDATE SET
        "answers" = "UserDay"."answers" + excluded."answers",
        "newCards" = "UserDay"."newCards" + excluded."newCards",
        "reviews" = "UserDay"."reviews" + excluded."reviews",
        "spentMs" = "UserDay"."spentMs" + excluded."spentMs",
        "again" = "UserDay"."again" + excluded."again"`
  },

  /** Puts these days in the place of all that were there. */
  async replace(userId: UserId, days: readonly DayTotals[]): Promise<void> {
    await db.userDay.deleteMany({ where: { userId } })
    for (let from = 0; from < days.length; from += AT_A_TIME) await this.add(userId, days.slice(from, from + AT_A_TIME))
  },
})

/** A statement takes a bounded number of parameters. */
const AT_A_TIME = 500

const COLUMNS = Prisma.sql`"userId", "studyDay", "answers", "newCards", "reviews", "spentMs", "again", "topics"`

const rowOf = (userId: UserId, { studyDay, answers, newCards, reviews, spentMs, again }: DayTotals): Prisma.Sql =>
  Prisma.sql`(${Prisma.join([userId, studyDay, answers, newCards, reviews, spentMs, again, '{}'])})`

interface Raw {
  readonly studyDay: number | bigint
  readonly answers: number | bigint
  readonly newCards: number | bigint
  readonly reviews: number | bigint
  readonly spentMs: number | bigint
  readonly again: number | bigint
}

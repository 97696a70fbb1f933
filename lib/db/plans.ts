import { z } from 'zod'
import type { Day } from '@/lib/time'
import { json } from './json-column'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** How an interview went, as the person says after the day. */
export interface PlanOutcome {
  /** 1 badly … 5 very well */
  readonly feeling: number
  readonly note: string
  /** epoch milliseconds */
  readonly at: number
}

/** A plan towards an interview as it is kept. */
export interface PlanRow {
  readonly id: string
  readonly name: string
  readonly interviewDay: Day
  /** the time zone in which the plan was last saved, as an IANA name */
  readonly zone: string
  readonly role: string | null
  /** absolute weight by topic, for it and all below it; the person's own changes alone */
  readonly topicWeights: Readonly<Record<string, number>>
  /** 7, Monday first */
  readonly minutesByWeekday: readonly number[]
  /** dates, YYYY-MM-DD */
  readonly daysOff: readonly string[]
  /** readiness wished for, 0 … 1 */
  readonly target: number | null
  readonly createdAt: number
  readonly endedAt: number | null
  readonly outcome: PlanOutcome | null
}

const OutcomeSchema = z.object({ feeling: z.number(), note: z.string(), at: z.number() })

const RowSchema = z.object({
  id: z.string(),
  name: z.string(),
  interviewDay: z.coerce.number().transform((day) => day as Day),
  zone: z.string(),
  role: z.string().nullable(),
  topicWeights: json(z.record(z.string(), z.number())),
  minutesByWeekday: json(z.array(z.number()).length(7)),
  daysOff: json(z.array(z.string())),
  target: z.number().nullable(),
  createdAt: z.coerce.number(),
  endedAt: z.coerce.number().nullable(),
  outcome: json(OutcomeSchema).nullable(),
})

/** Plans towards an interview. */
export const plansIn = (db: Queryable) => ({
  /** All of a person's plans, ended ones too, by interview day. */
  async all(userId: UserId): Promise<readonly PlanRow[]> {
    const rows = await db.plan.findMany({
      where: { userId },
      orderBy: [{ interviewDay: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map((row) => RowSchema.parse(row))
  },

  /** One of a person's plans; null where they have none of this id. */
  async byId(userId: UserId, id: string): Promise<PlanRow | null> {
    const row = await db.plan.findUnique({ where: { userId_id: { userId, id } } })
    return row === null ? null : RowSchema.parse(row)
  },

  /** The plans with an interview ahead that have not ended, the nearest first; of two on one day, the one made first. */
  async ahead(userId: UserId, from: Day): Promise<readonly PlanRow[]> {
    // asked for with every answer: what the client adds to a statement would be a fifth of the answer's time
    const rows = await db.$queryRaw<unknown[]>`
      SELECT * FROM "Plan" WHERE "userId" = ${userId} AND "endedAt" IS NULL AND "interviewDay" >= ${from}
      ORDER BY "interviewDay", "createdAt", "id"`
    return rows.map((row) => RowSchema.parse(row))
  },

  /** Keeps a plan, whether it was there or not. The day it was made, its end and its outcome stay where it was there. */
  async save(userId: UserId, plan: PlanRow): Promise<void> {
    const { id, createdAt, endedAt, outcome, ...choices } = plan
    const data = {
      ...choices,
      topicWeights: JSON.stringify(choices.topicWeights),
      minutesByWeekday: JSON.stringify(choices.minutesByWeekday),
      daysOff: JSON.stringify(choices.daysOff),
    }
    await db.plan.upsert({
      where: { userId_id: { userId, id } },
      create: {
        userId,
        id,
        ...data,
        createdAt: BigInt(createdAt),
        endedAt: endedAt === null ? null : BigInt(endedAt),
        outcome: outcome === null ? null : JSON.stringify(outcome),
      },
      update: data,
    })
  },

  /** Ends a plan that has not ended. @returns whether there was one */
  async end(userId: UserId, id: string, at: number): Promise<boolean> {
    const { count } = await db.plan.updateMany({ where: { userId, id, endedAt: null }, data: { endedAt: BigInt(at) } })
    return count > 0
  },

  /** Notes how it went, in the place of what was noted before. @returns whether there is such a plan */
  async setOutcome(userId: UserId, id: string, outcome: PlanOutcome): Promise<boolean> {
    const { count } = await db.plan.updateMany({ where: { userId, id }, data: { outcome: JSON.stringify(outcome) } })
    return count > 0
  },

  /** The next interview of a plan that has not ended; null where none is ahead. @param from - study day, inclusive */
  async nextInterview(userId: UserId, from: Day): Promise<Day | null> {
    const [row] = await db.$queryRaw<{ day: bigint | number | null }[]>`
      SELECT MIN("interviewDay") AS "day" FROM "Plan"
      WHERE "userId" = ${userId} AND "endedAt" IS NULL AND "interviewDay" >= ${from}`
    return row === undefined || row.day === null ? null : (Number(row.day) as Day)
  },
})

import { z } from 'zod'
import type { NewPlace, ReviewOrder } from '@/lib/plan'
import { json } from './json-column'
import type { Queryable } from './queryable'
import type { UserId } from './user-id'

/** A person's choices; `zone` is `auto` or an IANA name, steps are seconds. */
export interface SettingsRow {
  readonly language: 'en' | 'zh'
  readonly theme: 'auto' | 'light' | 'dark'
  readonly zone: string
  readonly rolloverHour: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly retention: number
  readonly steps: readonly number[]
  readonly relearningSteps: readonly number[]
  readonly order: ReviewOrder
  readonly newPlace: NewPlace
  /** by weekday, Monday first: 1 normal, 0.5 reduced, 0 as little as can be */
  readonly easyDays: readonly number[]
  readonly keys: boolean
  readonly maxIntervalDays: number
}

const RowSchema = z.object({
  language: z.enum(['en', 'zh']),
  theme: z.enum(['auto', 'light', 'dark']),
  zone: z.string(),
  rolloverHour: z.number(),
  newPerDay: z.number(),
  reviewsPerDay: z.number(),
  retention: z.number(),
  steps: json(z.array(z.number())),
  relearningSteps: json(z.array(z.number())),
  order: z.enum(['dueDay', 'recall', 'overdue', 'interval', 'difficulty', 'random', 'added']),
  newPlace: z.enum(['mixed', 'first', 'last']),
  // before there was a choice the column held an empty object
  easyDays: json(z.union([z.array(z.number()).length(7), z.strictObject({}).transform(() => [1, 1, 1, 1, 1, 1, 1])])),
  keys: json(z.boolean()),
  maxIntervalDays: z.number(),
})

/** A person's settings, as rows. */
export const settingsIn = (db: Queryable) => ({
  async find(userId: UserId): Promise<SettingsRow | null> {
    const [row] = await db.$queryRaw<unknown[]>`SELECT * FROM "Settings" WHERE "userId" = ${userId}`
    return row ? RowSchema.parse(row) : null
  },

  async put(userId: UserId, settings: SettingsRow): Promise<void> {
    const data = {
      ...settings,
      steps: JSON.stringify(settings.steps),
      relearningSteps: JSON.stringify(settings.relearningSteps),
      keys: JSON.stringify(settings.keys),
      easyDays: JSON.stringify(settings.easyDays),
    }
    await db.settings.upsert({ where: { userId }, create: { userId, ...data }, update: data })
  },
})

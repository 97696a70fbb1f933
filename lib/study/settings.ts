import { z } from 'zod'
import { store, type SettingsRow, type UserId } from '@/lib/db'
import { LIMITS } from '@/lib/limits'
import { isZone } from '@/lib/time'
import { fieldProblem, type FieldProblem } from './field-problem'
import type { SettingsView } from './settings-view'

/** What holds for a person who has chosen nothing; the numbers are Anki's. */
export const DEFAULT_SETTINGS: SettingsRow = {
  language: 'en',
  theme: 'auto',
  zone: 'auto',
  rolloverHour: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  retention: 0.9,
  steps: [60, 600],
  relearningSteps: [600],
  order: 'dueDay',
  newPlace: 'mixed',
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  keys: true,
  maxIntervalDays: LIMITS.maxIntervalDays.limit,
}

const DAY_S = 24 * 60 * 60
const whole = (limit: number) => z.int().min(0).max(limit)
const steps = z
  .array(
    z
      .int()
      .min(1)
      .max(365 * DAY_S),
  )
  .max(10)

const PatchSchema = z.strictObject({
  language: z.enum(['en', 'zh']).exactOptional(),
  theme: z.enum(['auto', 'light', 'dark']).exactOptional(),
  zone: z
    .string()
    .max(64)
    .refine((zone) => zone === 'auto' || isZone(zone), 'unknown_zone')
    .exactOptional(),
  rolloverHour: whole(23).exactOptional(),
  newPerDay: whole(LIMITS.newPerDay.limit).exactOptional(),
  reviewsPerDay: whole(LIMITS.reviewsPerDay.limit).exactOptional(),
  retention: z.number().min(LIMITS.retentionMin.limit).max(LIMITS.retentionMax.limit).exactOptional(),
  steps: steps.exactOptional(),
  relearningSteps: steps.exactOptional(),
  order: z.enum(['dueDay', 'recall', 'overdue', 'interval', 'difficulty', 'random', 'added']).exactOptional(),
  newPlace: z.enum(['mixed', 'first', 'last']).exactOptional(),
  easyDays: z
    .array(z.literal([0, 0.5, 1]))
    .length(7)
    .exactOptional(),
  keys: z.boolean().exactOptional(),
  maxIntervalDays: z.int().min(1).max(LIMITS.maxIntervalDays.limit).exactOptional(),
})

const PROBLEM_CODES = { unknown: 'unknown_setting', custom: 'unknown_zone' } as const

export type SettingProblem = FieldProblem<'unknown_setting', 'unknown_zone'>

export type SaveSettings = { readonly ok: true } | { readonly ok: false; readonly problems: readonly SettingProblem[] }

/** A person's choices, with the defaults where they made none. */
export async function readSettings(userId: UserId): Promise<SettingsView> {
  return settingsOf(userId)
}

/** The same as a row. */
export async function settingsOf(userId: UserId): Promise<SettingsRow> {
  return (await store().settings.find(userId)) ?? DEFAULT_SETTINGS
}

/**
 * Keeps the given choices and leaves the others as they are. Nothing is rescheduled: they act where the next button is
 * drawn.
 *
 * @param patch - anything at all; checked here
 * @returns every problem at once, and then nothing is kept
 */
export async function saveSettings(userId: UserId, patch: unknown): Promise<SaveSettings> {
  const parsed = PatchSchema.safeParse(patch)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map((issue) => fieldProblem(issue, PROBLEM_CODES)) }
  await store().settings.put(userId, { ...(await settingsOf(userId)), ...parsed.data })
  return { ok: true }
}

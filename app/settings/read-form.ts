import { z } from 'zod'
import { LANGUAGES } from '@/lib/i18n'
import { LIMITS } from '@/lib/limits'
import { readSteps } from './steps'

/** Ranges of the fields that take a number, as they are typed: retention in per cent. */
export const RANGES = {
  rolloverHour: { min: 0, max: 23 },
  newPerDay: { min: 0, max: LIMITS.newPerDay.limit },
  reviewsPerDay: { min: 0, max: LIMITS.reviewsPerDay.limit },
  retention: { min: LIMITS.retentionMin.limit * 100, max: LIMITS.retentionMax.limit * 100 },
  maxIntervalDays: { min: 1, max: LIMITS.maxIntervalDays.limit },
} as const

type NumberField = keyof typeof RANGES

/** What is wrong with a field, with what would be right. */
export type FieldProblem =
  | { readonly code: 'out_of_range'; readonly values: { readonly min: number; readonly max: number } }
  | { readonly code: 'steps_unreadable'; readonly values: { readonly text: string } }
  | { readonly code: 'not_a_choice'; readonly values: Readonly<Record<string, never>> }

const whole = (field: NumberField) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(
      z
        .stringFormat('whole', /^\d{1,9}$/)
        .transform(Number)
        .pipe(z.int().min(RANGES[field].min).max(RANGES[field].max)),
    )

const steps = z.string().transform((text, context) => {
  const reading = readSteps(text)
  if (reading.ok) return reading.steps
  context.addIssue({ code: 'custom', params: { at: reading.at } })
  return z.NEVER
})

/** In the order in which they are offered. */
export const ORDERS = ['dueDay', 'recall', 'overdue', 'interval', 'difficulty', 'random', 'added'] as const
export const NEW_PLACES = ['mixed', 'first', 'last'] as const
/** How much of a usual day a weekday takes, as the form names it. */
export const EASE = ['1', '0.5', '0'] as const
/** The field of each weekday, Monday first. */
export const EASY_DAY_FIELDS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const ease = z.enum(EASE).transform(Number)

const FieldsSchema = z.object({
  language: z.enum(LANGUAGES),
  theme: z.enum(['auto', 'light', 'dark']),
  zone: z.string().max(64),
  rolloverHour: whole('rolloverHour'),
  newPerDay: whole('newPerDay'),
  reviewsPerDay: whole('reviewsPerDay'),
  order: z.enum(ORDERS),
  newPlace: z.enum(NEW_PLACES),
  monday: ease,
  tuesday: ease,
  wednesday: ease,
  thursday: ease,
  friday: ease,
  saturday: ease,
  sunday: ease,
  retention: whole('retention').transform((percent) => percent / 100),
  maxIntervalDays: whole('maxIntervalDays'),
  steps,
  relearningSteps: steps,
  keys: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
})

const FormSchema = FieldsSchema.transform(
  ({ monday, tuesday, wednesday, thursday, friday, saturday, sunday, ...others }) => ({
    ...others,
    easyDays: [monday, tuesday, wednesday, thursday, friday, saturday, sunday],
  }),
)

/** The settings of a form, as `saveSettings` takes them. */
export type SettingsPatch = z.infer<typeof FormSchema>

/**
 * Reads the form of the settings.
 *
 * @returns the settings, or for each wrong field what is wrong with it
 */
export function readSettingsForm(
  form: FormData,
):
  | { readonly ok: true; readonly patch: SettingsPatch }
  | { readonly ok: false; readonly problems: Readonly<Record<string, FieldProblem>> } {
  const parsed = FormSchema.safeParse(Object.fromEntries(form))
  if (parsed.success) return { ok: true, patch: parsed.data }
  const problems = parsed.error.issues.map((issue) => [String(issue.path[0]), problemOf(issue)] as const)
  return { ok: false, problems: Object.fromEntries(problems.reverse()) }
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  const field = String(issue.path[0])
  if (field in RANGES) return { code: 'out_of_range', values: RANGES[field as NumberField] }
  if (issue.code === 'custom') return { code: 'steps_unreadable', values: { text: String(issue.params?.['at'] ?? '') } }
  return { code: 'not_a_choice', values: {} }
}

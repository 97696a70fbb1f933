import { PLAN_LIMITS } from '@/lib/limits'

/** What one can say about an interview, as the sentence and what is unfolded below it take it. */
export const MINUTES = { min: 1, max: PLAN_LIMITS.minutesPerDay.limit } as const
export const TARGET = { min: 50, max: 99 } as const

/** The field of each weekday, Monday first. */
export const WEEKDAY_FIELDS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** A topic's field is its id after this. */
export const WEIGHT_PREFIX = 'weight.'
/** What a topic may be made to count, least first. */
export const WEIGHTS = [0, 1, 2, 3] as const

export type FormProblemCode =
  'date_unreadable' | 'minutes_unreadable' | 'target_unreadable' | 'days_off_unreadable' | 'not_a_choice'

/** What is wrong with a field, with what would be right. */
export interface FormProblem {
  readonly code: FormProblemCode
  readonly values: Readonly<Record<string, string | number>>
}

/** A plan as the form has it, for `savePlan` to check and keep. */
export interface PlanForm {
  readonly id?: string
  readonly name: string
  readonly date: string
  readonly role: string | null
  readonly topicWeights: Readonly<Record<string, number>>
  readonly minutesByWeekday: readonly number[]
  readonly daysOff: readonly string[]
  readonly target: number | null
}

export type FormReading =
  | { readonly ok: true; readonly plan: PlanForm }
  | { readonly ok: false; readonly problems: Readonly<Record<string, FormProblem>> }

/**
 * Reads the form of a plan as people type it: full-width digits, dates with other strokes between, days off in one line.
 *
 * @returns the plan, or for each field that can't be read what is wrong with it
 */
export function readPlanForm(form: FormData): FormReading {
  const problems: Record<string, FormProblem> = {}
  const text = (field: string): string => {
    const value = form.get(field)
    return typeof value === 'string' ? value.normalize('NFKC').trim() : ''
  }
  const refuse = (field: string, code: FormProblemCode, values: FormProblem['values'] = {}): void => {
    problems[field] ??= { code, values }
  }
  const date = asDate(text('date'))
  if (date === null) refuse('date', 'date_unreadable')
  const minutes = whole(text('minutes'), MINUTES.min, MINUTES.max)
  if (minutes === null) refuse('minutes', 'minutes_unreadable', MINUTES)
  const minutesByWeekday = WEEKDAY_FIELDS.map((field) => {
    if (text(field) === '') return minutes ?? 0
    const own = whole(text(field), 0, MINUTES.max)
    if (own === null) refuse(field, 'minutes_unreadable', { min: 0, max: MINUTES.max })
    return own ?? 0
  })
  const target = text('target') === '' ? null : whole(text('target').replace(/%$/, ''), TARGET.min, TARGET.max)
  if (target === null && text('target') !== '') refuse('target', 'target_unreadable', TARGET)
  const daysOff = text('daysOff')
    .split(/[\s,;、]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const day = asDate(part)
      if (day === null) refuse('daysOff', 'days_off_unreadable', { text: part.slice(0, 40) })
      return day ?? ''
    })
  const weights = weightsOf(form)
  if (weights === null) refuse('weights', 'not_a_choice')
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const id = text('id')
  return {
    ok: true,
    plan: {
      ...(id === '' ? {} : { id }),
      name: text('name'),
      date: date ?? '',
      role: text('role') || null,
      topicWeights: weights ?? {},
      minutesByWeekday,
      daysOff: [...new Set(daysOff)].sort(),
      target: target === null ? null : target / 100,
    },
  }
}

/** `2026-12-14` of a date that exists, also from `2026/12/14`, `2026.12.14` and `2026年12月14日`; null where it is none. */
function asDate(text: string): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (parts === null) return null
  const date = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : null
}

function whole(text: string, min: number, max: number): number | null {
  if (!/^\d{1,4}$/.test(text)) return null
  const value = Number(text)
  return value >= min && value <= max ? value : null
}

/** The topics that somebody gave a weight of their own; null where one is no choice. */
function weightsOf(form: FormData): Record<string, number> | null {
  const weights: Record<string, number> = {}
  for (const [field, value] of form) {
    if (!field.startsWith(WEIGHT_PREFIX) || value === '') continue
    // others than those offered may have been set elsewhere
    if (typeof value !== 'string' || !/^\d(\.\d{1,3})?$/.test(value)) return null
    weights[field.slice(WEIGHT_PREFIX.length)] = Number(value)
  }
  return weights
}

import { z } from 'zod'
import { store, transaction, uuidv7, type PlanOutcome, type PlanRow, type UserId } from '@/lib/db'
import { PLAN_LIMITS } from '@/lib/limits'
import { addDays, dayDate, dayOfDate, TimeError, type Day } from '@/lib/time'
import { catalogue, type Catalogue } from './catalogue'
import { fieldProblem } from './field-problem'
import type { Reader } from './reader'
import type { Language } from './review-api'
import { settingsOf } from './settings'
import { studyTime } from './study-time'

/** A plan towards an interview, as of a study day. */
export interface InterviewPlanView {
  readonly id: string
  /** the person's own; may be empty */
  readonly name: string
  readonly interviewDay: Day
  /** of the interview, YYYY-MM-DD */
  readonly date: string
  /** study days until the interview; 0 on the day, below it afterwards */
  readonly daysLeft: number
  /** a preset of `roles`; null: the map's own weights */
  readonly role: string | null
  /** the person's own changes: absolute weight by topic id, for it and all below it */
  readonly topicWeights: Readonly<Record<string, number>>
  /** 7, Monday first */
  readonly minutesByWeekday: readonly number[]
  /** YYYY-MM-DD, ascending */
  readonly daysOff: readonly string[]
  /** readiness wished for, 0 … 1 */
  readonly target: number | null
  readonly createdAt: number
  readonly endedAt: number | null
  /** the nearest one that has not ended, and whose day is after today where there is one: today's list follows it */
  readonly active: boolean
  readonly outcome: PlanOutcome | null
}

/** A preset of an interview plan, in the reader's language. */
export interface RolePreset {
  readonly id: string
  readonly name: string
}

/** A person's plans, ended ones and past ones too, by interview day. */
export async function listPlans(userId: UserId, reader: Reader): Promise<readonly InterviewPlanView[]> {
  const [rows, settings] = await Promise.all([store().plans.all(userId), settingsOf(userId)])
  const { studyDay } = await studyTime(userId, settings, reader)
  return viewsOf(rows, studyDay)
}

/**
 * The plan of the next interview that has not ended, today's included; null where there is none.
 *
 * @param day - a loaded one, or its time alone
 */
export async function nearestPlan(
  userId: UserId,
  { time: { studyDay } }: { readonly time: { readonly studyDay: Day } },
): Promise<InterviewPlanView | null> {
  return (await plansAhead(userId, studyDay))[0] ?? null
}

/** The plans whose day is not over and that have not ended, the nearest first. */
export async function plansAhead(userId: UserId, studyDay: Day): Promise<readonly InterviewPlanView[]> {
  return viewsOf(await store().plans.ahead(userId, studyDay), studyDay)
}

/**
 * Of plans that have not ended, the nearest first, the one that the list of a day follows: on the day of an interview nothing
 * is left to prepare for it, and the next one has its turn.
 */
export function followedOn<Plan extends Pick<PlanRow, 'interviewDay'>>(
  studyDay: Day,
  plans: readonly Plan[],
): Plan | null {
  return plans.find(({ interviewDay }) => interviewDay > studyDay) ?? null
}

/** A plan as it is seen from a study day. @param active - whether it is the one that today's list follows */
export function planView({ zone: _, ...row }: PlanRow, studyDay: Day, active: boolean): InterviewPlanView {
  return { ...row, date: dayDate(row.interviewDay), daysLeft: row.interviewDay - studyDay, active }
}

/** In the order in which the database gives them the first one ahead is the nearest. */
function viewsOf(rows: readonly PlanRow[], studyDay: Day): readonly InterviewPlanView[] {
  const ahead = rows.filter(({ endedAt, interviewDay }) => endedAt === null && interviewDay >= studyDay)
  const active = followedOn(studyDay, ahead) ?? ahead[0]
  return rows.map((row) => planView(row, studyDay, row === active))
}

/** The presets, in the order of the file. */
export async function roles(language: Language): Promise<readonly RolePreset[]> {
  return [...(await catalogue()).roles].map(([id, role]) => ({ id, name: role[language] }))
}

/** Of a plan, what says how much each topic counts. */
export type PlanScope = Pick<InterviewPlanView, 'role' | 'topicWeights'>

/**
 * How much each topic in scope counts: the person's own weight of the nearest topic from it upwards, else the map's weight
 * times the role's factor of the nearest one. Topics of weight 0 are out of scope and not among them.
 */
export function scopeOf(
  { role, topicWeights }: PlanScope,
  { topics, roles: presets }: Pick<Catalogue, 'topics' | 'roles'>,
): ReadonlyMap<string, number> {
  // a preset that is not there any more leaves the map's own weights
  const factors = role === null ? {} : (presets.get(role)?.weights ?? {})
  const above = new Map(topics.map(({ id, parentId }) => [id, parentId]))
  const nearest = (of: Readonly<Record<string, number>>, from: string): number | null => {
    for (let id: string | null | undefined = from; id != null; id = above.get(id)) {
      if (Object.hasOwn(of, id)) return of[id] ?? null
    }
    return null
  }
  const scope = new Map<string, number>()
  for (const { id, weight } of topics) {
    const counts = nearest(topicWeights, id) ?? weight * (nearest(factors, id) ?? 1)
    if (counts > 0) scope.set(id, counts)
  }
  return scope
}

const DateSchema = z.string().refine(isDate, 'not_a_date')

const PlanSchema = z.strictObject({
  id: z.string().max(64).exactOptional(),
  name: z.string().max(PLAN_LIMITS.nameCharacters.limit).default(''),
  date: DateSchema,
  role: z.string().max(64).nullable(),
  topicWeights: z.record(z.string().max(300), z.number().min(0).max(PLAN_LIMITS.topicWeight.limit)),
  minutesByWeekday: z.array(z.int().min(0).max(PLAN_LIMITS.minutesPerDay.limit)).length(7),
  daysOff: z.array(DateSchema).max(PLAN_LIMITS.daysAhead.limit),
  target: z.number().min(0).max(1).nullable(),
})

/** What a plan is made of, as `savePlan` reads it. */
export type PlanInput = z.input<typeof PlanSchema>

const PROBLEM_CODES = { unknown: 'unknown_field', custom: 'not_a_date' } as const

export type PlanProblemCode =
  | 'malformed'
  | 'out_of_range'
  | 'unknown_field'
  | 'not_a_date'
  | 'date_past'
  | 'date_too_far'
  | 'unknown_role'
  | 'unknown_topic'
  | 'no_minutes'
  | 'empty_scope'
  | 'unknown_plan'
  | 'plan_ended'
  | 'too_many_plans'

export interface PlanProblem {
  readonly field: string
  readonly code: PlanProblemCode
  readonly values: Readonly<Record<string, number | string>>
}

export type SavePlan =
  | { readonly ok: true; readonly plan: InterviewPlanView }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }

/**
 * Keeps a plan: a new one, or in the place of the person's own with the given id. Nothing is rescheduled by it: it says what
 * today's list is made from, until the interview.
 *
 * @param input - anything at all, best a {@link PlanInput}; checked here
 * @returns the plan as it was kept; or every problem at once, and then nothing is kept
 */
export async function savePlan(userId: UserId, reader: Reader, input: unknown): Promise<SavePlan> {
  const parsed = PlanSchema.safeParse(input)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map((issue) => fieldProblem(issue, PROBLEM_CODES)) }
  const [settings, cards] = await Promise.all([settingsOf(userId), catalogue()])
  const { studyDay, zone } = await studyTime(userId, settings, reader)
  const { date, id, ...wanted } = parsed.data
  const problems = problemsWith(parsed.data, studyDay, cards)
  if (problems.length > 0) return { ok: false, problems }
  return transaction<SavePlan>(async (tx) => {
    const all = await tx.plans.all(userId)
    const before = all.find((plan) => plan.id === id)
    if (id !== undefined && before === undefined) return refused('id', 'unknown_plan')
    if (before !== undefined && before.endedAt !== null) return refused('id', 'plan_ended')
    if (before === undefined && all.length >= PLAN_LIMITS.plans.limit) {
      return refused('id', 'too_many_plans', { most: PLAN_LIMITS.plans.limit })
    }
    const plan: PlanRow = {
      ...wanted,
      // no database keeps all of them, and a calendar none
      name: wanted.name.replace(/[\p{Cc}\s]+/gu, ' ').trim(),
      daysOff: [...new Set(wanted.daysOff)].sort(),
      id: before?.id ?? uuidv7(reader.now),
      interviewDay: dayOfDate(date),
      zone,
      createdAt: before?.createdAt ?? reader.now,
      endedAt: null,
      outcome: before?.outcome ?? null,
    }
    await tx.plans.save(userId, plan)
    const saved = viewsOf(await tx.plans.all(userId), studyDay).find((view) => view.id === plan.id)
    return saved === undefined ? refused('id', 'unknown_plan') : { ok: true, plan: saved }
  })
}

/** Ends a plan: from then on the list is the plain one, or that of the next plan. @returns whether there was one to end */
export async function endPlan(userId: UserId, id: string, now: number): Promise<boolean> {
  return store().plans.end(userId, id, now)
}

const OutcomeSchema = z.strictObject({
  feeling: z.int().min(1).max(5),
  note: z.string().max(PLAN_LIMITS.noteCharacters.limit),
})

export type SetOutcome = { readonly ok: true } | { readonly ok: false; readonly problems: readonly PlanProblem[] }

/**
 * Notes how the interview went, from its day on, in the place of what was noted before.
 *
 * @param input - anything at all, best `{ feeling: 1 … 5, note }`; checked here
 */
export async function setOutcome(userId: UserId, reader: Reader, id: string, input: unknown): Promise<SetOutcome> {
  const parsed = OutcomeSchema.safeParse(input)
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map((issue) => fieldProblem(issue, PROBLEM_CODES)) }
  const [plan, settings] = await Promise.all([store().plans.byId(userId, id), settingsOf(userId)])
  if (plan === null) return refused('id', 'unknown_plan')
  const { studyDay } = await studyTime(userId, settings, reader)
  if (plan.interviewDay > studyDay) return refused('date', 'out_of_range', { least: dayDate(plan.interviewDay) })
  await store().plans.setOutcome(userId, id, { ...parsed.data, note: parsed.data.note.trim(), at: reader.now })
  return { ok: true }
}

const refused = (
  field: string,
  code: PlanProblemCode,
  values: PlanProblem['values'] = {},
): { readonly ok: false; readonly problems: readonly PlanProblem[] } => ({
  ok: false,
  problems: [{ field, code, values }],
})

/** What the schema cannot see. */
function problemsWith(
  { date, role, topicWeights, minutesByWeekday }: z.output<typeof PlanSchema>,
  studyDay: Day,
  cards: Catalogue,
): readonly PlanProblem[] {
  const problems: PlanProblem[] = []
  const add = (field: string, code: PlanProblemCode, values: PlanProblem['values'] = {}): void => {
    problems.push({ field, code, values })
  }
  const interviewDay = dayOfDate(date)
  const last = addDays(studyDay, PLAN_LIMITS.daysAhead.limit)
  if (interviewDay < studyDay) add('date', 'date_past', { least: dayDate(studyDay) })
  if (interviewDay > last) add('date', 'date_too_far', { most: dayDate(last) })
  if (role !== null && !cards.roles.has(role)) add('role', 'unknown_role', { role })
  for (const topic of Object.keys(topicWeights)) {
    if (!cards.topic.has(topic)) add('topicWeights', 'unknown_topic', { topic })
  }
  if (minutesByWeekday.every((minutes) => minutes === 0)) add('minutesByWeekday', 'no_minutes')
  const scope = scopeOf({ role, topicWeights }, cards)
  if (!cards.cards.some(({ topicId }) => scope.has(topicId))) add('topicWeights', 'empty_scope')
  return problems
}

function isDate(text: string): boolean {
  try {
    dayOfDate(text)
    return true
  } catch (error) {
    if (error instanceof TimeError) return false
    throw error
  }
}

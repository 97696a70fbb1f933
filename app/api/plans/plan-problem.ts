import 'server-only'
import { z } from 'zod'
import { problemResponse } from '@/app/_server/problem-response'
import { PLAN_LIMITS } from '@/lib/limits'
import type { PlanProblem } from '@/lib/study'

export const headers = { 'cache-control': 'private, no-store' }

/** What a plan is made of is checked by the use case, which names every problem. */
export const PlanBodySchema = z.strictObject({
  v: z.literal(1),
  // which plan it is, the address says
  plan: z.record(z.string(), z.unknown()).refine((plan) => !Object.hasOwn(plan, 'id')),
})

const FIELDS = `date (YYYY-MM-DD), role (an id or null), topicWeights (0 to ${PLAN_LIMITS.topicWeight.limit} by topic id), minutesByWeekday (7, Monday first), daysOff (dates), target (0 to 1 or null) and, if you like, name`
export const PLAN_WANTED = `Send { v: 1, plan } with ${FIELDS}.`

const STATUS: Readonly<Partial<Record<PlanProblem['code'], readonly [number, string]>>> = {
  unknown_plan: [404, 'Ask for a plan of your own.'],
  plan_ended: [409, 'Make a new plan; this one has ended.'],
  too_many_plans: [409, 'There is no room for another plan; change one that is there.'],
}

/** Refuses what is wrong with a plan: all of it, field by field. @param todo - where a field is wrong */
export function planProblem(problems: readonly PlanProblem[], todo: string): Response {
  const [first] = problems
  const [status, whole] = STATUS[first?.code ?? 'malformed'] ?? [422, todo]
  return problemResponse(status, {
    code: status === 422 ? 'malformed' : (first?.code ?? 'malformed'),
    found: problems.map(({ field, code }) => `${field}: ${code}`).join(', '),
    problems,
    todo: whole,
  })
}

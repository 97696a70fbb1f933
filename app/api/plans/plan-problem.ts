import 'server-only'
import { problemResponse } from '@/app/_server/problem-response'
import type { PlanProblem } from '@/lib/study'

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

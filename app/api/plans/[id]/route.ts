import { z } from 'zod'
import { now } from '@/app/_server/clock'
import { jsonWrite, write } from '@/app/_server/json-write'
import { ownJson } from '@/app/_server/own-json'
import { reader } from '@/app/_server/reader'
import { endPlan, savePlan, setOutcome } from '@/lib/study'
import { PLAN_WANTED, PlanBodySchema } from '../plan-body'
import { planProblem } from '../plan-problem'

type Context = RouteContext<'/api/plans/[id]'>

const OutcomeBodySchema = z.strictObject({ v: z.literal(1), outcome: z.unknown() })
const OUTCOME_WANTED = 'Send { v: 1, outcome: { feeling: 1…5, note } } on the day of the interview or after it.'

/** Changes a plan: the whole of it is sent. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return jsonWrite(request, PlanBodySchema, PLAN_WANTED, async (userId, { plan }) => {
    const saved = await savePlan(userId, await reader(), { ...plan, id })
    return saved.ok ? ownJson({ v: 1, plan: saved.plan }) : planProblem(saved.problems, PLAN_WANTED)
  })
}

/** Notes how the interview went. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return jsonWrite(request, OutcomeBodySchema, OUTCOME_WANTED, async (userId, { outcome }) => {
    const set = await setOutcome(userId, await reader(), id, outcome)
    return set.ok ? ownJson({ v: 1, id }) : planProblem(set.problems, OUTCOME_WANTED)
  })
}

/** Ends a plan; it stays in the list. One that has ended already is as unknown as one that never was. */
export async function DELETE(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return write(async (userId) =>
    (await endPlan(userId, id, now()))
      ? new Response(null, { status: 204 })
      : planProblem([{ field: 'id', code: 'unknown_plan', values: {} }], PLAN_WANTED),
  )
}

import { jsonWrite } from '@/app/_server/json-write'
import { signedOut } from '@/app/_server/problem-response'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { listPlans, roles, savePlan } from '@/lib/study'
import { headers, PLAN_WANTED, PlanBodySchema, planProblem } from './plan-problem'

/** All of one's plans towards an interview, and the roles that one may be for. */
export async function GET(): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const asking = await reader()
  const [plans, presets] = await Promise.all([listPlans(user.userId, asking), roles(asking.language)])
  return Response.json({ v: 1, plans, roles: presets }, { headers })
}

/** Makes a plan. */
export async function POST(request: Request): Promise<Response> {
  return jsonWrite(request, PlanBodySchema, PLAN_WANTED, async (userId, { plan }) => {
    const saved = await savePlan(userId, await reader(), plan)
    return saved.ok
      ? Response.json({ v: 1, plan: saved.plan }, { status: 201, headers })
      : planProblem(saved.problems, PLAN_WANTED)
  })
}

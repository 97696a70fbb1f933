import { jsonWrite } from '@/app/_server/json-write'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { listPlans, roles, savePlan } from '@/lib/study'
import { PLAN_WANTED, PlanBodySchema } from './plan-body'
import { planProblem } from './plan-problem'

/** All of one's plans towards an interview, and the roles that one may be for. */
export async function GET(): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const asking = await reader()
  const [plans, presets] = await Promise.all([listPlans(user.userId, asking), roles(asking.language)])
  return ownJson({ v: 1, plans, roles: presets })
}

/** Makes a plan. */
export async function POST(request: Request): Promise<Response> {
  return jsonWrite(request, PlanBodySchema, PLAN_WANTED, async (userId, { plan }) => {
    const saved = await savePlan(userId, await reader(), plan)
    return saved.ok ? ownJson({ v: 1, plan: saved.plan }, 201) : planProblem(saved.problems, PLAN_WANTED)
  })
}

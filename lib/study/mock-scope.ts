import type { UserId } from '@/lib/db'
import { nearestPlan, scopeOf } from './interview-plans'
import type { LoadedDay } from './load-day'

/** What a mock interview asks about: as the active plan weighs it, for a role, or the whole map as it is. */
export type MockScope =
  { readonly by: 'plan' } | { readonly by: 'role'; readonly role: string } | { readonly by: 'map' }

export type MockScopeFound =
  | {
      readonly ok: true
      readonly role: string | null
      readonly planId: string | null
      /** how much each topic counts; those out of scope are not among them */
      readonly weights: ReadonlyMap<string, number>
    }
  | { readonly ok: false; readonly problem: 'no_plan' | 'unknown_role' }

/** How much each topic counts in a mock interview. */
export async function mockScope(userId: UserId, scope: MockScope, day: LoadedDay): Promise<MockScopeFound> {
  const { catalogue } = day
  if (scope.by === 'plan') {
    const plan = await nearestPlan(userId, day)
    if (plan === null) return { ok: false, problem: 'no_plan' }
    return { ok: true, role: plan.role, planId: plan.id, weights: scopeOf(plan, catalogue) }
  }
  const role = scope.by === 'role' ? scope.role : null
  if (role !== null && !catalogue.roles.has(role)) return { ok: false, problem: 'unknown_role' }
  return { ok: true, role, planId: null, weights: scopeOf({ role, topicWeights: {} }, catalogue) }
}

import { z } from 'zod'
import { PLAN_LIMITS } from '@/lib/limits'

/** What a plan is made of is checked by the use case, which names every problem. */
export const PlanBodySchema = z.strictObject({
  v: z.literal(1),
  // which plan it is, the address says
  plan: z.record(z.string(), z.unknown()).refine((plan) => !Object.hasOwn(plan, 'id')),
})

const FIELDS = `date (YYYY-MM-DD), role (an id or null), topicWeights (0 to ${PLAN_LIMITS.topicWeight.limit} by topic id), minutesByWeekday (7, Monday first), daysOff (dates), target (0 to 1 or null) and, if you like, name`
export const PLAN_WANTED = `Send { v: 1, plan } with ${FIELDS}.`

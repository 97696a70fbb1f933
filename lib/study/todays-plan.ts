import { planInterview, type InterviewPlan, type InterviewRequest, type TodaysPlan } from '@/lib/plan'
import { scopeOf } from './interview-plans'
import { interviewRequest, secondsOn, type PlanDay, type PlanTerms } from './interview-request'

/** What today's list needs of the plan that it follows. The planner is asked where a list is made, once for the same question. */
export function todaysPlan(day: PlanDay, plan: PlanTerms): TodaysPlan {
  const request = interviewRequest(day, plan)
  return {
    interviewDay: plan.interviewDay,
    weights: scopeOf(plan, day.catalogue),
    statedSeconds: secondsOn(plan, day.input.studyDay),
    budgetSeconds: request.budgetSeconds,
    made: () => answerTo(request, day, plan),
  }
}

/** Some days ahead are asked for as well as today. */
const KEPT_ANSWERS = 12

/** By the states that the question is about: as long as the log stays as it is, they are the same. */
const answers = new WeakMap<PlanDay['input']['states'], Map<string, InterviewPlan>>()

function answerTo(request: InterviewRequest, { input, model, habits }: PlanDay, plan: PlanTerms): InterviewPlan {
  const { interviewDay, role, topicWeights, minutesByWeekday, daysOff } = plan
  const key = JSON.stringify([
    [interviewDay, role, topicWeights, minutesByWeekday, daysOff],
    [request.day, request.budgetSeconds, request.costs, [...habits.costsByKind], request.shares, model.general.id],
  ])
  const known = answers.get(input.states) ?? new Map<string, InterviewPlan>()
  answers.set(input.states, known)
  const found = known.get(key)
  if (found !== undefined) return found
  const made = planInterview(request)
  if (known.size >= KEPT_ANSWERS) known.clear()
  known.set(key, made)
  return made
}

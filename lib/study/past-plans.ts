import { store, type ForecastRow, type UserId } from '@/lib/db'
import { answersOfLog, predictionsOf, type Answer } from '@/lib/plan'
import { dayStart } from '@/lib/time'
import type { Catalogue } from './catalogue'
import { scopeOf, type InterviewPlanView } from './interview-plans'
import type { LoadedDay } from './load-day'
import { linesOf } from './progress-log'

/** Days from the interview on whose answers say how things stood on it. */
export const DAYS_AFTER = 7

/** What was foreseen for some answers, and what came of them. */
export interface ForeseenAnswers {
  readonly count: number
  readonly recalled: number
  /** mean chance that the memory model gave them before */
  readonly predicted: number
}

/** A plan whose day is over or that was ended, and whether it was right. */
export interface PastPlan {
  readonly plan: InterviewPlanView
  /** the last forecast made until the day of the interview, that day included; null where none was */
  readonly forecast: ForecastRow | null
  /** of cards in scope, each one's first answer from the day of the interview on; null where there is none yet */
  readonly answered: ForeseenAnswers | null
}

/** The plans that are over, newest first, each forecast beside what was answered. */
export async function pastPlans(
  userId: UserId,
  plans: readonly InterviewPlanView[],
  { catalogue, settings, time }: LoadedDay,
): Promise<readonly PastPlan[]> {
  const over = plans.filter(({ endedAt, daysLeft }) => endedAt !== null || daysLeft < 0)
  if (over.length === 0) return []
  const answers = answersOfLog(await linesOf(userId), (id) => catalogue.card.get(id)?.id ?? id)
  // who ends a plan on its day or later has followed it
  const wasFollowed = ({ endedAt, interviewDay }: InterviewPlanView): boolean =>
    endedAt === null || endedAt >= dayStart(interviewDay, time.zone, settings.rolloverHour)
  const past = over.map(async (plan): Promise<PastPlan> => {
    const made = await store().forecasts.ofPlan(userId, plan.id)
    return {
      plan,
      forecast: made.findLast(({ madeDay }) => madeDay <= plan.interviewDay) ?? null,
      // of a plan that was given up nothing was promised
      answered: plan.daysLeft < 0 && wasFollowed(plan) ? answeredFrom(plan, answers, catalogue) : null,
    }
  })
  return (await Promise.all(past)).reverse()
}

function answeredFrom(
  plan: InterviewPlanView,
  answers: readonly Answer[],
  catalogue: Catalogue,
): ForeseenAnswers | null {
  const scope = scopeOf(plan, catalogue)
  const isInScope = (cardId: string): boolean => scope.has(catalogue.card.get(cardId)?.topicId ?? '')
  const after = answers.filter(
    ({ studyDay, cardId }) =>
      studyDay >= plan.interviewDay && studyDay < plan.interviewDay + DAYS_AFTER && isInScope(cardId),
  )
  const first = new Map<string, Answer>()
  for (const answer of after) if (answer.mode !== 'cram' && !first.has(answer.cardId)) first.set(answer.cardId, answer)
  const foreseen = predictionsOf([...first.values()])
  if (foreseen.length === 0) return null
  return {
    count: foreseen.length,
    recalled: foreseen.filter(({ recalled }) => recalled).length,
    predicted: foreseen.reduce((sum, { predicted }) => sum + predicted, 0) / foreseen.length,
  }
}

import { MOST_SPENT_MS, type Model, type StoredEntry } from '@/lib/memory'
import {
  isSetAside,
  keptShare,
  mayBeMet,
  type InterviewCard,
  type InterviewRequest,
  type StudyHabits,
  type TodayInput,
} from '@/lib/plan'
import { dayDate, weekdayOf, type Day } from '@/lib/time'
import type { Catalogue } from './catalogue'
import { scopeOf, type InterviewPlanView } from './interview-plans'

/** What of a loaded day a request is made from. */
export interface PlanDay {
  readonly catalogue: Catalogue
  readonly habits: StudyHabits
  readonly model: { readonly general: Model }
  readonly input: Pick<TodayInput, 'cards' | 'states' | 'studyDay' | 'todays'>
}

/** What of a plan a request is made from, so that one can ask what another date or more minutes would bring. */
export type PlanTerms = Pick<
  InterviewPlanView,
  'interviewDay' | 'role' | 'topicWeights' | 'minutesByWeekday' | 'daysOff'
>

/**
 * A plan as a question to the planner, as of now: the cards in scope with what is known of them, the seconds left today and
 * on each day until the interview, and the person's own times, by kind of card, and ratings.
 *
 * Cards that are suspended, buried or put off are left out. Days to come have the minutes stated, times the share of days
 * that the person has kept lately.
 *
 * @see PLANNER.md §3, §8
 */
export function interviewRequest(day: PlanDay, plan: PlanTerms): InterviewRequest {
  const { studyDay, states, todays } = day.input
  const { costsByKind } = day.habits
  const scope = scopeOf(plan, day.catalogue)
  const cards: InterviewCard[] = []
  const inScope = new Set<string>()
  for (const { id, topicId, kind } of day.input.cards) {
    const weight = scope.get(topicId)
    if (weight === undefined) continue
    inScope.add(id)
    const costs = costsByKind.get(kind)
    const of = { id, weight, ...(costs === undefined ? {} : { costs }) }
    const state = states.get(id)
    if (state?.met !== true) {
      if (mayBeMet(state, studyDay)) cards.push({ ...of, isNew: true, ...NEVER_MET })
    } else if (!isSetAside(state, studyDay)) {
      const { stability, difficulty, lastDay } = state
      cards.push({ ...of, isNew: false, stability, difficulty, lastReviewDay: lastDay ?? studyDay })
    }
  }
  const share = keptShare(day.habits.answerDays, studyDay, (on) => secondsOn(plan, on as Day) > 0)
  const today = Math.max(0, secondsOn(plan, studyDay) - spentSeconds(todays, inScope))
  const daysLeft = Math.max(0, plan.interviewDay - studyDay)
  return {
    cards,
    day: studyDay,
    T: plan.interviewDay,
    budgetSeconds: today,
    budgets: Array.from({ length: daysLeft }, (_, ahead) =>
      ahead === 0 ? today : share * secondsOn(plan, (studyDay + ahead) as Day),
    ),
    costs: day.habits.costs,
    params: day.model.general.weights,
    shares: day.habits.shares,
  }
}

const NEVER_MET = { stability: null, difficulty: null, lastReviewDay: null }

/** The seconds that a plan has on a day, as stated; 0 on a day off. */
export function secondsOn({ minutesByWeekday, daysOff }: PlanTerms, day: Day): number {
  return daysOff.includes(dayDate(day)) ? 0 : (minutesByWeekday[weekdayOf(day)] ?? 0) * 60
}

/** What today's answers to cards in scope took; practice is beside the plan. */
function spentSeconds(todays: readonly StoredEntry[], inScope: ReadonlySet<string>): number {
  return todays.reduce(
    (sum, { entry }) =>
      entry.type === 'review' && entry.mode !== 'cram' && inScope.has(entry.cardId)
        ? sum + Math.min(entry.spentMs, MOST_SPENT_MS) / 1000
        : sum,
    0,
  )
}

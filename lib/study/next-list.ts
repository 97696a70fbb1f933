import { nextDue, todaysList, type PlanCard } from '@/lib/plan'
import { addDays, type Day } from '@/lib/time'
import { dayAhead } from './day-ahead'
import { followedOn } from './interview-plans'
import { secondsOn } from './interview-request'
import type { LoadedDay } from './load-day'

/**
 * The next day with something to study and how much that is: what to say once nothing is left today. On the way to an
 * interview that is the next day with minutes, or an earlier one on which cards out of the plan's scope fall due.
 *
 * @param cards - those that count; of all in use
 * @returns null where nothing waits on a later day
 */
export function nextList(
  day: LoadedDay,
  cards: readonly PlanCard[],
): { readonly studyDay: Day; readonly count: number } | null {
  const { input, plans, states } = day
  const { studyDay } = input
  const plan = followedOn(studyDay, plans)
  const planned = input.plan
  if (planned === undefined || plan === null) return nextDue(cards, states, studyDay)
  const outside = nextDue(
    cards.filter(({ topicId }) => !planned.weights.has(topicId)),
    states,
    studyDay,
  )
  // from the interview on everything goes by its due day again, or by the next plan
  const last = Math.min(plan.interviewDay, outside?.studyDay ?? plan.interviewDay)
  let next = addDays(studyDay, 1)
  while (next < last && secondsOn(plan, next) === 0) next = addDays(next, 1)
  for (; next <= last; next = addDays(next, 1)) {
    const { input: then } = dayAhead(day, states, next - studyDay)
    const count = todaysList({ ...then, cards, allCards: input.cards }).items.length
    if (count > 0) return { studyDay: next, count }
  }
  return nextDue(cards, states, last as Day)
}

import { recallAfter } from '@/lib/memory'
import { USUAL_SHARES } from '../forecast-shares'
import { fillDay } from './fill-day'
import { compareIds, knownOf } from './problem'
import type { CardId, InterviewCard, InterviewPlan, InterviewRequest, VisitCosts } from './types'
import { meetingOutcomes, type VisitModel, visitOutcomes, visitSeconds } from './visit-model'

/**
 * Today's cards by the recall that a visit now adds on the day, a second, as if there were none later: what serves where
 * tables are not ready in time, and the strong simple rival of the plan.
 *
 * @see Pavlik & Anderson 2008; PLANNER.md §3, §4
 */
export function greedyList(request: InterviewRequest): Pick<InterviewPlan, 'ids' | 'seconds'> {
  const { day, T, costs, params, shares = USUAL_SHARES, budgetSeconds } = request
  const visit = { model: { id: 'plan', weights: params }, shares }
  const ranked = request.cards
    .flatMap((card): Gain[] => (card.weight > 0 && T > day ? gainOf(visit, card, card.costs ?? costs, day, T) : []))
    .sort((a, b) => b.perSecond - a.perSecond || b.weight - a.weight || compareIds(a.id, b.id))
  const { places, seconds } = fillDay(
    ranked.map((gain) => (gain.perSecond > 0 ? gain.seconds : null)),
    budgetSeconds,
  )
  return { ids: ranked.filter((_, place) => places.has(place)).map(({ id }) => id), seconds }
}

interface Gain {
  readonly id: CardId
  readonly weight: number
  readonly perSecond: number
  readonly seconds: number
}

/** Nothing for a card seen today. */
function gainOf(visit: VisitModel, card: InterviewCard, costs: VisitCosts, day: number, T: number): Gain[] {
  const known = knownOf(card)
  const recallOf = (stability: number, days: number): number => recallAfter(days, stability, visit.model)
  let after = 0
  const take = (memory: { readonly stability: number }, share: number): void => {
    after += share * recallOf(memory.stability, T - day)
  }
  let [before, seconds] = [0, costs.new]
  if (known === null) meetingOutcomes(visit, take)
  else {
    const { memory, lastDay } = known
    if (lastDay >= day) return []
    const recall = recallOf(memory.stability, day - lastDay)
    before = recallOf(memory.stability, T - lastDay)
    seconds = visitSeconds(costs, recall)
    visitOutcomes(visit, memory, day - lastDay, recall, take)
  }
  return [{ id: card.id, weight: card.weight, seconds, perSecond: (card.weight * (after - before)) / seconds }]
}

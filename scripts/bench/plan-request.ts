import { type InterviewRequest, USUAL_COSTS, type VisitCosts } from '@/lib/plan'
import { makeLearner, requestOn } from '../../tests/plan/interview/simulator'

/** How much longer than usual the kinds of cards take, from a cloze to an explanation. */
const SLOWNESS = [1, 0.5, 0.75, 1.5, 2.5] as const

/**
 * The request that times are taken of: 300 cards of three weights.
 *
 * @param kinds - of cards, each with seconds of its own; 1: all take the usual ones
 */
export function timedRequest(days: number, kinds: number): InterviewRequest {
  const setting = { cards: 300, days, minutes: 10 }
  const request = requestOn(makeLearner('time', setting.cards, 'drawn').cards, 0, setting)
  if (kinds === 1) return request
  return { ...request, cards: request.cards.map((card, n) => ({ ...card, costs: costsOf(SLOWNESS[n % kinds] ?? 1) })) }
}

const costsOf = (factor: number): VisitCosts => ({
  pass: USUAL_COSTS.pass * factor,
  lapse: USUAL_COSTS.lapse * factor,
  new: USUAL_COSTS.new * factor,
})

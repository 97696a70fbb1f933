import { USUAL_SHARES } from '../forecast-shares'
import { searchPrices } from './prices'
import { compareIds, knownOf, problemOf } from './problem'
import type { Stage } from './play'
import { rankingOf } from './ranking'
import { tablesFor } from './tables'
import type { InterviewRequest } from './types'

const MOST_READINGS = 30
/** Cards that were not seen for longer are ranked as if it were so long. */
const LONGEST_SINCE = 400

/**
 * What all plays of a request share: today's prices, and the order that they give to the cards on each day.
 *
 * @param request - with a day ahead and a card that counts
 */
export function stageOf(request: InterviewRequest): Stage & { readonly budgets: readonly number[] } {
  const { day, T, costs: usual, params, shares = USUAL_SHARES } = request
  const days = T - day
  const problem = problemOf(request)
  const { prices } = searchPrices(problem)
  const since = request.cards.map((card) => Math.min(day - (knownOf(card)?.lastDay ?? day), LONGEST_SINCE))
  const tables = tablesFor(params, shares, days + Math.max(...since, 0))
  const cards = request.cards.filter(({ weight }) => weight > 0).sort((a, b) => compareIds(a.id, b.id))
  const costsOf = cards.map(({ costs = usual }) => costs)
  const step = Math.ceil(days / MOST_READINGS)
  return {
    ranking: rankingOf(tables, days, prices, problem.groups),
    // both are in the order of ids
    cards: problem.candidates.map(({ weight, group }, place) => ({
      card: cards[place]!,
      weight,
      group,
      costs: costsOf[place]!,
    })),
    least: Math.min(...costsOf.flatMap(({ pass, lapse, new: first }) => [pass, lapse, first])),
    day,
    days,
    prices,
    readings: Array.from({ length: days + 1 }, (_, reading) => reading).filter(
      (one) => (days - one) % step === 0 || one === 0,
    ),
    budgets: Array.from({ length: days }, (_, one) => problem.budget[days - one]!),
  }
}

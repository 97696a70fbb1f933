import { recallAfter } from '@/lib/memory'
import { fillDay } from './fill-day'
import { type Priced, searchPrices } from './prices'
import { compareIds, knownOf, type Problem, problemOf } from './problem'
import type { InterviewPlan, InterviewRequest, PlannedCard } from './types'

/**
 * Today's cards on the way to an interview, in order: those for which today is worth most over waiting, a second, until
 * the day is full. Nothing is kept between calls but tables; made again each day from the log.
 *
 * Cards seen today and cards without weight are never on it; on the day of the interview nothing is.
 *
 * @param request - as {@link readInterviewRequest} gives it, or of the same kind
 * @see PLANNER.md §3
 */
export function planInterview(request: InterviewRequest): InterviewPlan {
  const counted = request.cards.filter(({ weight }) => weight > 0)
  if (counted.length === 0) return { ids: [], spare: [], seconds: 0, bound: null, cards: [] }
  if (request.T <= request.day) return { ids: [], spare: [], seconds: 0, bound: readinessNow(request), cards: [] }
  const problem = problemOf(request)
  const priced = searchPrices(problem)
  const price = priced.prices[problem.days]!
  const ranked = rank(problem, priced)
  // today's minutes are set aside anyway: a card need not be worth their price
  const isWorth = ({ index }: Ranked): boolean => index + price > 0
  const { places, seconds } = fillDay(
    ranked.map((card) => (isWorth(card) ? card.seconds : null)),
    request.budgetSeconds,
  )
  const cards = ranked.map(({ weight: _, ...card }, place): PlannedCard => {
    const standing = places.has(place) ? 'today' : card.index + price > 0 ? 'crowded' : 'spare'
    return { ...card, standing }
  })
  const idsOf = (standing: PlannedCard['standing']): PlannedCard['id'][] =>
    cards.filter((card) => card.standing === standing).map(({ id }) => id)
  const total = problem.candidates.reduce((sum, { weight }) => sum + weight, 0)
  return { ids: idsOf('today'), spare: idsOf('spare'), seconds, bound: Math.min(1, priced.dual.value / total), cards }
}

type Ranked = Omit<PlannedCard, 'standing'> & { readonly weight: number }

function rank({ candidates, tables }: Problem, { dual }: Priced): Ranked[] {
  const ranked: Ranked[] = []
  candidates.forEach(({ id, weight, isSeen, seconds, recallAlone, recallIfSeen }, place) => {
    if (isSeen) return
    const [now, wait, gap] = [dual.now[place]!, dual.wait[place]!, dual.waitGap[place]!]
    const index = (weight * (now - wait)) / seconds
    const nextGapDays = gap < 0 ? null : tables.gaps[gap]!
    ranked.push({ id, weight, index, now, wait, nextGapDays, seconds, recallAlone, recallIfSeen })
  })
  return ranked.sort((a, b) => b.index - a.index || b.weight - a.weight || compareIds(a.id, b.id))
}

/** Readiness on the day, where no day is left before it. */
function readinessNow({ cards, T, params }: InterviewRequest): number {
  const model = { id: 'plan', weights: params }
  let [sum, total] = [0, 0]
  for (const card of [...cards].sort((a, b) => compareIds(a.id, b.id))) {
    const known = knownOf(card)
    total += card.weight
    if (known === null) continue
    sum += card.weight * recallAfter(Math.max(0, T - known.lastDay), known.memory.stability, model)
  }
  return sum / total
}

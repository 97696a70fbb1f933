import { recallAfter, type Memory } from '@/lib/memory'
import { USUAL_SHARES } from '../forecast-shares'
import { type CardGroup, cardGroups } from './card-groups'
import type { GridShape } from './grid'
import { spread } from './grid'
import { type SparseRows, SparseRowsBuilder } from './sparse-rows'
import { type Tables, tablesFor } from './tables'
import type { CardId, InterviewCard, InterviewRequest, VisitCosts } from './types'
import { meetingOutcomes, visitOutcomes, visitSeconds } from './visit-model'

/** A card of the problem, before any price. */
export interface Candidate {
  readonly id: CardId
  /** of which the mean over all cards is 1 */
  readonly weight: number
  /** by place among the groups */
  readonly group: number
  /** seen today: there is no second visit on a day, but there may be later ones */
  readonly isSeen: boolean
  /** of a visit today; 0 where it was seen */
  readonly seconds: number
  readonly recallAlone: number
  readonly recallIfSeen: number
}

/** A request made ready for any prices: what each card's visits cost and lead to, exact on the left, points on the right. */
export interface Problem {
  readonly tables: Tables
  /** until the interview, ≥ 1 */
  readonly days: number
  /** seconds that there are with n days left, at n */
  readonly budget: Float64Array
  readonly candidates: readonly Candidate[]
  readonly groups: readonly CardGroup[]
  /** gaps shorter than the days left */
  readonly gapCount: number
  /** of a visit today and of one after each gap, `1 + gapCount` a card */
  readonly seconds: Float64Array
  readonly rows: SparseRows
}

/**
 * A request as a problem. Cards without weight are left out; the others come by their id, so that no sum depends on the
 * order in which they were given.
 *
 * @param shape - of the grid, where another than the planner's is wanted
 */
export function problemOf(request: InterviewRequest, shape?: GridShape): Problem {
  const { day, T, costs, params, shares = USUAL_SHARES } = request
  const days = T - day
  const tables = tablesFor(params, shares, days, shape)
  const cards = weighted(request.cards)
  const { groups, groupOf } = cardGroups(cards, costs)
  const gapCount = tables.gaps.findIndex((gap) => gap >= days)
  const width = 1 + (gapCount < 0 ? tables.gaps.length : gapCount)
  const seconds = new Float64Array(cards.length * width)
  const builder = new SparseRowsBuilder(cards.length * width)
  const candidates = cards.map(({ card, weight }, place): Candidate => {
    const of = { id: card.id, weight, group: groupOf[place]! }
    const known = knownOf(card)
    const own = card.costs ?? costs
    return known === null
      ? { ...of, ...addNew(tables, own, days, width, place, seconds, builder) }
      : { ...of, ...addKnown(tables, own, days, width, place, seconds, builder, known, day) }
  })
  const budget = budgetOf(request, days)
  return { tables, days, budget, candidates, groups, gapCount: width - 1, seconds, rows: builder.build() }
}

/** Numbers come before texts; both in their order. */
export function compareIds(a: CardId, b: CardId): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** A card's memory and when it was last seen; null for one never met. */
export function knownOf({
  isNew,
  stability,
  difficulty,
  lastReviewDay,
}: InterviewCard): { readonly memory: Memory; readonly lastDay: number } | null {
  if (isNew || stability === null || difficulty === null || lastReviewDay === null) return null
  return { memory: { stability, difficulty }, lastDay: lastReviewDay }
}

interface WeightedCard {
  readonly card: InterviewCard
  readonly weight: number
}

function weighted(cards: readonly InterviewCard[]): WeightedCard[] {
  const counted = cards.filter(({ weight }) => weight > 0).sort((a, b) => compareIds(a.id, b.id))
  const mean = counted.reduce((sum, { weight }) => sum + weight, 0) / counted.length
  // twelve digits: weights in another unit must not differ in the last bit
  return counted.map((card) => ({ card, weight: Number((card.weight / mean).toPrecision(12)) }))
}

type Adding = Pick<Candidate, 'isSeen' | 'seconds' | 'recallAlone' | 'recallIfSeen'>

function addNew(
  { visit, grid }: Tables,
  costs: VisitCosts,
  days: number,
  width: number,
  place: number,
  seconds: Float64Array,
  builder: SparseRowsBuilder,
): Adding {
  let recallIfSeen = 0
  for (let row = 0; row < width; row++) {
    seconds[place * width + row] = costs.new
    meetingOutcomes(visit, (after, share) => {
      spread(grid, after.stability, after.difficulty, share, builder.add)
      if (row === 0) recallIfSeen += share * recallAfter(days, after.stability, visit.model)
    })
    builder.endRow()
  }
  return { isSeen: false, seconds: costs.new, recallAlone: 0, recallIfSeen }
}

function addKnown(
  { visit, grid, gaps }: Tables,
  costs: VisitCosts,
  days: number,
  width: number,
  place: number,
  seconds: Float64Array,
  builder: SparseRowsBuilder,
  { memory, lastDay }: { readonly memory: Memory; readonly lastDay: number },
  day: number,
): Adding {
  const elapsed = Math.max(0, day - lastDay)
  const isSeen = elapsed === 0
  const recallAlone = recallAfter(elapsed + days, memory.stability, visit.model)
  let recallIfSeen = isSeen ? recallAlone : 0
  for (let row = 0; row < width; row++) {
    const gap = elapsed + (row === 0 ? 0 : gaps[row - 1]!)
    // on the day itself a second visit is not weighed: its row stays empty
    if (gap > 0) {
      const recall = recallAfter(gap, memory.stability, visit.model)
      seconds[place * width + row] = visitSeconds(costs, recall)
      visitOutcomes(visit, memory, gap, recall, (after, share) => {
        spread(grid, after.stability, after.difficulty, share, builder.add)
        if (row === 0) recallIfSeen += share * recallAfter(days, after.stability, visit.model)
      })
    }
    builder.endRow()
  }
  return { isSeen, seconds: seconds[place * width]!, recallAlone, recallIfSeen }
}

function budgetOf({ budgetSeconds, budgets }: InterviewRequest, days: number): Float64Array {
  const budget = new Float64Array(days + 1)
  for (let left = 1; left < days; left++) budget[left] = budgets?.[days - left] ?? budgetSeconds
  // what is left of today is known best today
  budget[days] = budgetSeconds
  return budget
}

import { memoryAfter, type Memory, type Model, type Rating } from '@/lib/memory'
import type { RatingShares } from '../forecast-shares'
import type { VisitCosts } from './types'

/** People as the planner sees them, but for their seconds: those are of a kind of card. */
export interface VisitModel {
  readonly model: Model
  readonly shares: RatingShares
}

/** Takes a state that a visit may leave, and its probability. */
export type OutcomeTaker = (memory: Memory, probability: number) => void

/**
 * The four outcomes of seeing a card again: Again is the lapse and then one Good on the same day, the relearning step.
 *
 * @param gap - days since it was last seen, ≥ 1
 * @param recall - after that gap
 */
export function visitOutcomes(
  { model, shares }: VisitModel,
  memory: Memory,
  gap: number,
  recall: number,
  take: OutcomeTaker,
): void {
  if (recall < 1) take(relearnt(memoryAfter(memory, gap, 1, model), model), 1 - recall)
  shares.recalled.forEach((share, place) => {
    if (share > 0) take(memoryAfter(memory, gap, (place + 2) as Rating, model), recall * share)
  })
}

/** The four outcomes of a first meeting; Again is followed by one Good on the same day. */
export function meetingOutcomes({ model, shares }: VisitModel, take: OutcomeTaker): void {
  shares.first.forEach((share, place) => {
    if (share === 0) return
    const met = memoryAfter(null, 0, (place + 1) as Rating, model)
    take(place === 0 ? relearnt(met, model) : met, share)
  })
}

/** Seconds to expect of a visit at this recall. */
export function visitSeconds(costs: VisitCosts, recall: number): number {
  return recall * costs.pass + (1 - recall) * costs.lapse
}

const relearnt = (memory: Memory, model: Model): Memory => memoryAfter(memory, 0, 3, model)

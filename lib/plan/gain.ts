import { type CardMemory, memoryAfter, type Model, recallAfter } from '@/lib/memory'
import type { Day } from '@/lib/time'

/** How far ahead a review's worth is looked at. */
const HORIZON_DAYS = 30

/**
 * What reviewing a card today adds to the chance of recall 30 days on: the mean over remembering (Good) and forgetting
 * (Again), less what would be left without the review.
 *
 * @param recall - today's, at the true elapsed days
 * @returns usually 0 to 1
 */
export function expectedGain(state: CardMemory, recall: number, studyDay: Day, model: Model): number {
  const elapsedDays = Math.max(0, studyDay - (state.lastDay ?? studyDay))
  const remembered = memoryAfter(state, elapsedDays, 3, model)
  const forgotten = memoryAfter(state, elapsedDays, 1, model)
  const reviewed =
    recall * recallAfter(HORIZON_DAYS, remembered.stability, model) +
    (1 - recall) * recallAfter(HORIZON_DAYS, forgotten.stability, model)
  return reviewed - recallAfter(elapsedDays + HORIZON_DAYS, state.stability, model)
}

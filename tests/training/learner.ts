import { DEFAULT_MODEL, memoryAfter, recallAfter, type Memory, type Model, type Rating } from '@/lib/memory'
import type { History, HistoryReview } from '@/lib/training'
import { chanceFrom } from '../../scripts/demo/chance'

const DAY_MS = 86_400_000
/** Nobody has studied longer; a card due after it was not answered again. */
const LAST_DAY = 400

/** A memory that lasts a third as long at first, and grows more slowly with each answer. */
export const SHORT_MEMORY: Model = {
  id: 'short',
  weights: DEFAULT_MODEL.weights.map((weight, place) => (place < 4 ? weight / 3 : place === 8 ? weight - 1 : weight)),
}

/**
 * The histories of a learner who answers by a memory of their own and is scheduled by the published weights.
 *
 * @param reviews - in all, first meetings among them
 */
export function learnerHistories(
  reviews: number,
  { seed = 7, memory = DEFAULT_MODEL, prefix = 'card' } = {},
): History[] {
  const chance = chanceFrom(seed)
  const histories: History[] = []
  let left = reviews
  while (left > 0) {
    const begun = Math.floor(chance.next() * 120)
    const history: HistoryReview[] = []
    let truth: Memory | null = null
    let believed: Memory | null = null
    let day = begun
    for (let count = 2 + Math.floor(chance.next() * 8); count > 0 && left > 0; count--, left--) {
      const interval: number =
        believed === null ? 0 : Math.max(1, Math.round(believed.stability * (0.7 + chance.next())))
      day += interval
      if (day > LAST_DAY) break
      const rating: Rating =
        truth === null
          ? ((chance.weighted([0.24, 0.09, 0.5, 0.17]) + 1) as Rating)
          : chance.next() < recallAfter(interval, truth.stability, memory)
            ? ((chance.weighted([0.22, 0.63, 0.15]) + 2) as Rating)
            : 1
      history.push({ rating, elapsedDays: interval, at: day * DAY_MS + Math.floor(chance.next() * DAY_MS) })
      truth = memoryAfter(truth, interval, rating, memory)
      believed = memoryAfter(believed, interval, rating, DEFAULT_MODEL)
    }
    histories.push({ cardId: `${prefix}-${histories.length}`, reviews: history })
  }
  return histories
}

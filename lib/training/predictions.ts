import { memoryAfter, recallAfter, type Memory, type Model } from '@/lib/memory'
import type { Prediction } from '@/lib/plan'
import type { History } from './review-histories'
import type { TrainingItem } from './training-items'

/**
 * What a model would have said of each item before its last review, and what came of it.
 *
 * @param modelOf - the model for a card
 * @returns one for each item, in their order
 */
export function predictions(items: readonly TrainingItem[], modelOf: (cardId: string) => Model): Prediction[] {
  const wanted = new Map<History, Map<number, number>>()
  for (const [index, { history, length }] of items.entries()) {
    const places = wanted.get(history) ?? new Map<number, number>()
    wanted.set(history, places.set(length - 1, index))
  }
  const found = new Array<Prediction>(items.length)
  for (const [history, places] of wanted) walk(history, modelOf(history.cardId), places, found)
  return found
}

/** Replays a card once, and puts down what is asked for on the way. */
function walk(history: History, model: Model, places: ReadonlyMap<number, number>, found: Prediction[]): void {
  let memory: Memory | null = null
  let days = 0
  let lapses = 0
  let left = places.size
  for (const [place, { rating, elapsedDays }] of history.reviews.entries()) {
    if (place === 0 || elapsedDays > 0) days += 1
    const index = places.get(place)
    if (index !== undefined && memory !== null) {
      const predicted = recallAfter(elapsedDays, memory.stability, model)
      found[index] = { predicted, recalled: rating > 1, elapsedDays, days, lapses }
      left -= 1
      if (left === 0) return
    }
    if (place > 0 && elapsedDays > 0 && rating === 1) lapses += 1
    memory = memoryAfter(memory, elapsedDays, rating, model)
  }
}

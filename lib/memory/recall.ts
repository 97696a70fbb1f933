import type { Day } from '@/lib/time'
import { recallAfter } from './fsrs'
import type { Model } from './model'

/** What recall depends on; CardMemory and the state in a queue item both have it. */
export interface Remembered {
  readonly stability: number
  readonly lastDay: number | null
}

/**
 * The chance of recall on a day, as it is shown: a card answered today counts as it will stand tomorrow, so that Again
 * and Easy differ at once. It changes with answers and at the rollover only.
 *
 * @returns 0 to 1; 0 for a card never met (which has no recall: leave it out of means)
 * @see DATA.md §9
 */
export function recallOn(state: Remembered, day: Day | number, model: Model): number {
  return recallAtLeast(1, state, day, model)
}

/**
 * The chance of recall at the true elapsed days, as the log keeps it before a review: 1 on the day of the last one.
 *
 * @returns 0 to 1; 0 for a card never met
 */
export function recallAt(state: Remembered, day: Day | number, model: Model): number {
  return recallAtLeast(0, state, day, model)
}

function recallAtLeast(leastDays: number, state: Remembered, day: number, model: Model): number {
  if (state.lastDay === null || !(state.stability > 0)) return 0
  return recallAfter(Math.max(leastDays, day - state.lastDay), state.stability, model)
}

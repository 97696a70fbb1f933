import type { CardMemory } from '@/lib/memory'

/** Cards within bounds; the upper one belongs to the next bar. */
export interface HistogramBar {
  readonly from: number
  /** null where there is no upper bound */
  readonly to: number | null
  readonly cards: number
}

/** Bounds in days, each twice the one before. */
const STABILITY_BOUNDS = [0, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
const DIFFICULTY_BOUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * Cards by stability: twelve bars, each twice as long as the one before.
 *
 * @param states - of cards in use; those never met and suspended ones are left out
 */
export function stabilityHistogram(states: readonly CardMemory[]): HistogramBar[] {
  return histogram(inUse(states), ({ stability }) => stability, STABILITY_BOUNDS, null)
}

/** Cards by difficulty, 1 (easy) to 10, in nine bars; 10 itself belongs to the last. */
export function difficultyHistogram(states: readonly CardMemory[]): HistogramBar[] {
  return histogram(inUse(states), ({ difficulty }) => difficulty, DIFFICULTY_BOUNDS, 10)
}

/** The middle one of the cards' stabilities; null where there are none. */
export function medianStability(states: readonly CardMemory[]): number | null {
  return medianOf(inUse(states).map(({ stability }) => stability))
}

/** The middle one of the cards' difficulties; null where there are none. */
export function medianDifficulty(states: readonly CardMemory[]): number | null {
  return medianOf(inUse(states).map(({ difficulty }) => difficulty))
}

/** By the list that they are part of: all four figures are asked for together. */
const known = new WeakMap<readonly CardMemory[], readonly CardMemory[]>()

function inUse(states: readonly CardMemory[]): readonly CardMemory[] {
  const before = known.get(states)
  if (before !== undefined) return before
  const some = states.filter(({ met, suspended }) => met && !suspended)
  known.set(states, some)
  return some
}

function histogram(
  states: readonly CardMemory[],
  value: (state: CardMemory) => number,
  bounds: readonly number[],
  end: number | null,
): HistogramBar[] {
  const counts = bounds.map(() => 0)
  for (const state of states) {
    const found = value(state)
    let place = bounds.length - 1
    while (place > 0 && found < (bounds[place] ?? 0)) place -= 1
    counts[place] = (counts[place] ?? 0) + 1
  }
  return bounds.map((from, place) => ({ from, to: bounds[place + 1] ?? end, cards: counts[place] ?? 0 }))
}

/** Of an even number the mean of the two in the middle. */
function medianOf(values: readonly number[]): number | null {
  // as numbers they are sorted without a call for each pair
  const sorted = Float64Array.from(values).sort()
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}

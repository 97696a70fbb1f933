import { CLAMP_PARAMETERS, computeDecayFactor, FSRSAlgorithm, W17_W18_Ceiling } from 'ts-fsrs'
import type { Model } from './model'
import type { Rating } from './next'

/** Stability in days, difficulty from 1 to 10. */
export interface Memory {
  readonly stability: number
  readonly difficulty: number
}

const MIN_STABILITY = 0.001
const MAX_STABILITY = 36_500

/**
 * What a review leaves behind: FSRS-6's next state.
 *
 * Only the algorithm layer of ts-fsrs is used. Its card wrapper counts elapsed days in UTC dates, so that an answer at
 * 23:50 and one ten minutes later would be a day apart.
 *
 * @param memory - null before the first review
 * @param elapsedDays - whole study days since the last review, ≥ 0; 0 is a second look on the same day
 * @see SRS.md §2; ts-fsrs `FSRSAlgorithm.next_state`
 */
export function memoryAfter(memory: Memory | null, elapsedDays: number, rating: Rating, model: Model): Memory {
  const algorithm = algorithmOf(model)
  if (memory === null) {
    const first = algorithm.next_state(null, 0, rating)
    // ts-fsrs lifts a first stability to 0.1 day. The optimiser that fits our weights doesn't, down to 0.001.
    return { ...first, stability: clampStability(algorithm.parameters.w[rating - 1] ?? first.stability) }
  }
  return algorithm.next_state({ stability: memory.stability, difficulty: memory.difficulty }, elapsedDays, rating)
}

/**
 * The chance of recall after so many whole days: `(1 + F·t/S)^(−w20)`, `F = 0.9^(−1/w20) − 1`.
 *
 * The curve itself, with our own t: `get_retrievability` of ts-fsrs would say 1 for 23.9 hours and then drop.
 *
 * @param elapsedDays - ≥ 0
 * @returns 0 to 1
 */
export function recallAfter(elapsedDays: number, stability: number, model: Model): number {
  const { decay, factor } = curveOf(model)
  // to eight digits, as ts-fsrs has it
  return Math.round(Math.pow(1 + (factor * elapsedDays) / stability, decay) * 1e8) / 1e8
}

/**
 * Days until recall has fallen to the desired retention, not rounded: `S/F·(r^(−1/w20) − 1)`.
 *
 * @param retention - desired, 0 to 1; clamped to 0.01 … 0.99, for 1 would ask for the same card for ever
 */
export function intervalFor(stability: number, retention: number, model: Model): number {
  const asked = Math.min(Math.max(retention, 0.01), 0.99)
  return stability * algorithmOf(model).calculate_interval_modifier(asked)
}

/** Stability and difficulty within the bounds of FSRS-6, for states that come from elsewhere than a replay. */
export function clampMemory({ stability, difficulty }: Memory): Memory {
  return { stability: clampStability(stability), difficulty: Math.min(Math.max(difficulty, 1), 10) }
}

/** Whether these are weights of FSRS-6: 21 finite numbers, each within the bounds that the algorithm clips to. */
export function areWeights(weights: readonly number[]): boolean {
  const bounds = CLAMP_PARAMETERS(W17_W18_Ceiling)
  return (
    weights.length === bounds.length &&
    bounds.every(([least = -Infinity, most = Infinity], place) => {
      const weight = weights[place]
      return weight !== undefined && Number.isFinite(weight) && weight >= least && weight <= most
    })
  )
}

function clampStability(stability: number): number {
  return Math.min(Math.max(stability, MIN_STABILITY), MAX_STABILITY)
}

// ts-fsrs's own curve computes these two anew each time, which over a backlog of thousands is most of the work.
const curves = new WeakMap<readonly number[], ReturnType<typeof computeDecayFactor>>()

function curveOf(model: Model): ReturnType<typeof computeDecayFactor> {
  const known = curves.get(model.weights)
  if (known !== undefined) return known
  const made = computeDecayFactor(algorithmOf(model).parameters.w)
  curves.set(model.weights, made)
  return made
}

// Checking and clipping the weights costs more than the review itself. The key is the array: models are never changed.
const algorithms = new WeakMap<readonly number[], FSRSAlgorithm>()

function algorithmOf({ weights }: Model): FSRSAlgorithm {
  const known = algorithms.get(weights)
  if (known !== undefined) return known
  const made = new FSRSAlgorithm({ w: weights })
  algorithms.set(weights, made)
  return made
}

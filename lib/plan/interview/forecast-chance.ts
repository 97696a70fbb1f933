import type { Model } from '@/lib/memory'
import { normal } from '../draws'

/** Somebody whose memory may be as the learner's is. */
export interface LikelyMemory {
  readonly model: Model
  /** by what the stability of a known card, as believed, differs from the true one; another at each call */
  readonly stabilityFactor: () => number
}

/** How far people's parameters lie apart, from the fifth to the twentieth. @see open-spaced-repetition/fsrs-rs, the prior of its optimiser */
const DEVIATIONS = [
  0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14,
] as const

/** So many reviews say as much about a person as is known of people. */
const REVIEWS_OF_PRIOR = 400

/**
 * Draws a memory around the one that is believed. Stabilities of known cards are wrong together, for they were replayed
 * under the same parameters, and each a little by itself.
 *
 * @param reviewsKnown - that the parameters were fitted to; 0 for the published ones
 * @see PLANNER.md §4, §6
 */
export function likelyMemory(params: readonly number[], reviewsKnown: number, draw: () => number): LikelyMemory {
  const spread = Math.sqrt(REVIEWS_OF_PRIOR / (REVIEWS_OF_PRIOR + reviewsKnown))
  const common = 0.5 * spread * normal(draw)
  const weights = params.map((weight, place) => {
    const own = 0.5 * spread * normal(draw)
    if (place < 4) return weight * Math.exp(common + own)
    if (place === 20) return weight * Math.exp(own)
    return weight + (DEVIATIONS[place - 4] ?? 0) * own
  })
  return {
    model: { id: 'likely', weights },
    stabilityFactor: () => Math.exp(0.7 * common + 0.25 * spread * normal(draw)),
  }
}

import { hashFraction, type Rating } from '@/lib/memory'

/** Uniform draws in [0, 1), a row of its own for each name. @see Steele, Lea & Flood 2014, SplitMix */
export function draws(name: string): () => number {
  let state = Math.floor(hashFraction(name) * 2 ** 32)
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** A draw from the normal distribution of mean 0 and deviation 1. @see Box & Muller 1958 */
export function normal(draw: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw()))
  return radius * Math.cos(2 * Math.PI * draw())
}

/**
 * The rating that a draw falls on.
 *
 * @param shares - of the ratings from `firstRating` on; they sum to 1
 * @param chance - 0 ≤ x < 1
 */
export function ratingOf(shares: readonly number[], chance: number, firstRating: number): Rating {
  let left = chance
  const place = shares.findIndex((share) => (left -= share) < 0)
  return ((place < 0 ? shares.length - 1 : place) + firstRating) as Rating
}

/** Draws that repeat: the same seed gives the same learner again. */
export interface Chance {
  /** uniform in [0, 1) */
  readonly next: () => number
  /** standard normal */
  readonly normal: () => number
  /** an index drawn by weight */
  readonly weighted: (weights: readonly number[]) => number
}

/** Chance that is the same again for the same seed. @param seed - whole, 32 bits */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32
  }
  return {
    next,
    // Box and Muller; 1 − u keeps the logarithm off zero
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      return Math.max(
        weights.findIndex((weight) => (left -= weight) < 0),
        0,
      )
    },
  }
}

/**
 * The stream of chance behind an instance: 32-bit numbers from a seed, the same on every machine and for ever.
 *
 * @see Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"; the 32-bit mixer is written out in
 * docs/card-format.md
 */
export class Draw {
  private state: number

  /** @param seed - whole, 0 … 2³¹ − 1 */
  constructor(seed: number) {
    this.state = seed | 0
  }

  /** The next whole number of 0 … 2³² − 1. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0
    let z = this.state
    z ^= z >>> 16
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    z ^= z >>> 15
    return z >>> 0
  }

  /**
   * One of 0 … count − 1, each as likely as the others to within count / 2³².
   *
   * @param count - whole, 1 … 2²⁰, so that the product below is exact in a double
   */
  pick(count: number): number {
    return Math.floor((this.next() * count) / 2 ** 32)
  }
}

/** A random order of 0 … count − 1: Fisher–Yates from the end. */
export function shuffledOrder(count: number, draw: Draw): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last -= 1) {
    const other = draw.pick(last + 1)
    const [a = 0, b = 0] = [order[last], order[other]]
    order[last] = b
    order[other] = a
  }
  return order
}

import { EngineError } from '../engine-error'
import {
  addFractions,
  compareFractions,
  equalFractions,
  fraction,
  fractionToNumber,
  multiplyFractions,
  ZERO,
  type Fraction,
} from '../fraction'

/** A number that no fraction is: a square root, or what is worked out from one. */
export interface RealNumber {
  readonly real: number
}

/** A result, right or wrong: exact wherever a fraction can say it. */
export type ResultValue = Fraction | RealNumber

/** Roots of equal numbers, worked out along different ways, differ by a few units in the last place. */
const SAME_REAL = 1e-12

/** Whether a result is a double and no fraction. */
export function isReal(value: ResultValue): value is RealNumber {
  return 'real' in value
}

/** The nearest double of a result. */
export function toNumber(value: ResultValue): number {
  return isReal(value) ? value.real : fractionToNumber(value)
}

/** Whether two results are the same number: exactly, or for a real one within rounding. */
export function sameResult(a: ResultValue, b: ResultValue): boolean {
  if (!isReal(a) && !isReal(b)) return equalFractions(a, b)
  const [x, y] = [toNumber(a), toNumber(b)]
  return Math.abs(x - y) <= SAME_REAL * Math.max(Math.abs(x), Math.abs(y))
}

/** The sum of two results, exact if both are. */
export function plus(a: ResultValue, b: ResultValue): ResultValue {
  return isReal(a) || isReal(b) ? { real: toNumber(a) + toNumber(b) } : addFractions(a, b)
}

/** The product of two results, exact if both are. */
export function times(a: ResultValue, b: ResultValue): ResultValue {
  return isReal(a) || isReal(b) ? { real: toNumber(a) * toNumber(b) } : multiplyFractions(a, b)
}

/**
 * The square root, exact where it is a fraction.
 *
 * @throws {@link EngineError} `out_of_range` below 0
 */
export function squareRoot(value: Fraction): ResultValue {
  if (compareFractions(value, ZERO) < 0) throw new EngineError('out_of_range', { name: 'radicand', least: 0 })
  const [num, den] = [wholeRoot(value.num), wholeRoot(value.den)]
  if (num * num === value.num && den * den === value.den) return fraction(num, den)
  return { real: Math.sqrt(fractionToNumber(value)) }
}

/** The greatest whole number whose square is not above the given one, by Newton's steps from above. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (root + value / root) / 2n
    if (next >= root) return root
    root = next
  }
}

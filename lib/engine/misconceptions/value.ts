import { EngineError } from '../engine-error'
import {
  addFractions,
  compareFractions,
  equalFractions,
  fractionToNumber,
  multiplyFractions,
  squareRootFraction,
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
  return squareRootFraction(value) ?? { real: Math.sqrt(fractionToNumber(value)) }
}

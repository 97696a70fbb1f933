import {
  addFractions,
  compareFractions,
  floorFraction,
  fraction,
  isInteger,
  multiplyFractions,
  negateFraction,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from './fraction'

/** What one output is read from, the ends of the axis left out: positions from first to last, and what each counts. */
export interface Reach {
  readonly first: bigint
  readonly last: bigint
  weight(position: bigint): Fraction
}

/** An input position with what it counts in one output. */
export type InputWeight = readonly [position: number, weight: Fraction]

/** One position alone. */
export function pointReach(position: bigint): Reach {
  return { first: position, last: position, weight: () => ONE }
}

/** On the straight line between the two positions next to a coordinate. */
export function linearReach(coordinate: Fraction): Reach {
  const below = floorFraction(coordinate)
  if (isInteger(coordinate)) return pointReach(below)
  return { first: below, last: below + 1n, weight: (position) => triangle(distance(position, coordinate)) }
}

/** On the cubic through the four positions next to a coordinate; `a` is the kernel's slope at 1. */
export function cubicReach(coordinate: Fraction, a: Fraction): Reach {
  const below = floorFraction(coordinate)
  // on a position the three others count nothing
  if (isInteger(coordinate)) return pointReach(below)
  return { first: below - 1n, last: below + 2n, weight: (position) => keys(distance(position, coordinate), a) }
}

/** 1 − |x| up to 1, then 0. */
export function triangle(x: Fraction): Fraction {
  const size = sizeOf(x)
  return compareFractions(size, ONE) < 0 ? subtractFractions(ONE, size) : ZERO
}

/**
 * The cubic convolution kernel: (a + 2)|x|³ − (a + 3)|x|² + 1 up to 1, a(|x|³ − 5|x|² + 8|x| − 4) up to 2, then 0.
 *
 * @param a - its slope at 1
 * @see Keys 1981, doi:10.1109/TASSP.1981.1163711
 */
export function keys(x: Fraction, a: Fraction): Fraction {
  const size = sizeOf(x)
  if (compareFractions(size, fraction(2)) >= 0) return ZERO
  if (compareFractions(size, ONE) >= 0) {
    return multiplyFractions(a, polynomial(size, [fraction(1), fraction(-5), fraction(8), fraction(-4)]))
  }
  const [cube, square] = [addFractions(a, fraction(2)), negateFraction(addFractions(a, fraction(3)))]
  return polynomial(size, [cube, square, ZERO, ONE])
}

/**
 * Weights of an output whose positions outside the axis count as those at its ends; sorted, those of 0 left out.
 *
 * @param length - positions of the axis
 */
export function heldWeights({ first, last, weight }: Reach, length: number): InputWeight[] {
  const weights = new Map<number, Fraction>()
  for (let position = first; position <= last; position++) {
    const at = heldPosition(position, length)
    weights.set(at, addFractions(weights.get(at) ?? ZERO, weight(position)))
  }
  return [...weights].filter(([, value]) => value.num !== 0n)
}

/** The position itself, or the end of the axis that it lies beyond. */
export function heldPosition(position: bigint, length: number): number {
  return Math.min(Math.max(Number(position), 0), length - 1)
}

function distance(position: bigint, coordinate: Fraction): Fraction {
  return subtractFractions(fraction(position), coordinate)
}

function sizeOf(x: Fraction): Fraction {
  return x.num < 0n ? negateFraction(x) : x
}

/** The highest power first. */
function polynomial(x: Fraction, coefficients: readonly Fraction[]): Fraction {
  return coefficients.reduce((sum, coefficient) => addFractions(multiplyFractions(sum, x), coefficient), ZERO)
}

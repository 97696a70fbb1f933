import { EngineError } from './engine-error'

/** An exact rational number: reduced, the denominator positive, zero as 0/1. */
export interface Fraction {
  readonly num: bigint
  readonly den: bigint
}

/**
 * The fraction num/den, reduced.
 *
 * @param num - whole
 * @param den - whole, not 0
 * @throws {@link EngineError} `division_by_zero`; `not_an_integer` if a number given is not whole
 */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  return reduced(whole(num), whole(den))
}

/** The sum of two fractions. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return reduced(a.num * b.den + b.num * a.den, a.den * b.den)
}

/** The first fraction less the second. */
export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return reduced(a.num * b.den - b.num * a.den, a.den * b.den)
}

/** The product of two fractions. */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduced(a.num * b.num, a.den * b.den)
}

/**
 * The first fraction over the second.
 *
 * @throws {@link EngineError} `division_by_zero`
 */
export function divideFractions(a: Fraction, b: Fraction): Fraction {
  return reduced(a.num * b.den, a.den * b.num)
}

/** The fraction with its sign turned. */
export function negateFraction(a: Fraction): Fraction {
  return { num: -a.num, den: a.den }
}

/** −1, 0 or 1 as the first fraction is less than, equal to or greater than the second. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.num * b.den
  const right = b.num * a.den
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether two fractions are the same number. */
export function equalFractions(a: Fraction, b: Fraction): boolean {
  return a.num === b.num && a.den === b.den
}

/** The lesser of two fractions. */
export function minFraction(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) <= 0 ? a : b
}

/** The greater of two fractions. */
export function maxFraction(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) >= 0 ? a : b
}

/** The greatest whole number not above the fraction. */
export function floorFraction(a: Fraction): bigint {
  const quotient = a.num / a.den
  return a.num < 0n && quotient * a.den !== a.num ? quotient - 1n : quotient
}

/** The least whole number not below the fraction. */
export function ceilFraction(a: Fraction): bigint {
  return -floorFraction(negateFraction(a))
}

/** Whether the fraction is a whole number. */
export function isInteger(a: Fraction): boolean {
  return a.den === 1n
}

/** The nearest double, for display and drawing; right even where numerator and denominator are beyond a double. */
export function fractionToNumber(a: Fraction): number {
  const size = Math.max(bitLength(a.num), bitLength(a.den))
  if (size <= 53) return Number(a.num) / Number(a.den)
  const sign = a.num < 0n ? -1 : 1
  const magnitude = a.num < 0n ? -a.num : a.num
  // 64 significant bits of the quotient, so that the division below rounds once, at the end
  const shift = 64 - (bitLength(magnitude) - bitLength(a.den))
  const quotient = shift >= 0 ? (magnitude << BigInt(shift)) / a.den : magnitude / (a.den << BigInt(-shift))
  return sign * Number(quotient) * 2 ** -shift
}

/** The fraction as written: `7`, `-3`, `7/2`. */
export function formatFraction(a: Fraction): string {
  return a.den === 1n ? `${a.num}` : `${a.num}/${a.den}`
}

const WRITTEN = /^([+-]?)(?:(\d+)\/(\d+)|(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?)$/

/**
 * Reads `7`, `-4`, `7/2`, `3.5` or `1e6` exactly.
 *
 * @returns null if the text is written otherwise or divides by zero
 */
export function parseFraction(text: string): Fraction | null {
  const match = WRITTEN.exec(text)
  if (!match) return null
  const [, sign, over, under, before, after = '', exponent = '0'] = match
  const turn = sign === '-' ? -1n : 1n
  if (over !== undefined && under !== undefined) {
    const den = BigInt(under)
    return den === 0n ? null : reduced(turn * BigInt(over), den)
  }
  const power = Number(exponent) - after.length
  const digits = turn * BigInt((before ?? '') + after)
  return power >= 0 ? reduced(digits * 10n ** BigInt(power), 1n) : reduced(digits, 10n ** BigInt(-power))
}

/** The greatest common divisor, never negative; of 0 and a number it is that number's size. */
export function gcdBigint(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

export const ZERO: Fraction = { num: 0n, den: 1n }
export const ONE: Fraction = { num: 1n, den: 1n }
export const HALF: Fraction = { num: 1n, den: 2n }

function reduced(num: bigint, den: bigint): Fraction {
  if (den === 1n) return { num, den }
  if (den === 0n) throw new EngineError('division_by_zero', { numerator: `${num}` })
  const divisor = gcdBigint(num, den)
  const turn = den < 0n ? -divisor : divisor
  return { num: num / turn, den: den / turn }
}

function whole(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value
  if (!Number.isInteger(value)) throw new EngineError('not_an_integer', { value })
  return BigInt(value)
}

function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16)
  return digits.length * 4 - (Math.clz32(parseInt(digits[0] ?? '0', 16)) - 28)
}

/** The square root where it is a fraction itself; null where it is not, or below 0. */
export function squareRootFraction({ num, den }: Fraction): Fraction | null {
  if (num < 0n) return null
  const [top, bottom] = [wholeRoot(num), wholeRoot(den)]
  return top * top === num && bottom * bottom === den ? fraction(top, bottom) : null
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

import type { Fraction } from '@/lib/engine'
import { divideFractions, floorFraction, fraction, fractionToNumber, isInteger, multiplyFractions } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import { Refusal, overBudget } from './problem'
import type { FractionValue, IntegerValue, NumberValue } from './value'

const { limit: MOST_BITS } = LIMITS.templateIntegerBits
const BOUND = 1n << BigInt(MOST_BITS)
const HALF_BOUND = 1n << BigInt(MOST_BITS / 2)

/** Whether a whole number has at most `LIMITS.templateIntegerBits` bits, the sign apart. */
export function isWithinBits(value: bigint): boolean {
  return value < BOUND && value > -BOUND
}

/** A fraction as a value: an integer where it is whole. */
export function numberValue(exact: Fraction): IntegerValue | FractionValue {
  return isInteger(exact) ? { kind: 'integer', value: exact.num } : { kind: 'fraction', value: exact }
}

/** An exact number as a fraction. */
export function fractionOf(value: IntegerValue | FractionValue): Fraction {
  return value.kind === 'integer' ? { num: value.value, den: 1n } : value.value
}

/** A number as a double. */
export function doubleOf(value: NumberValue): number {
  return value.kind === 'real' ? value.value : fractionToNumber(fractionOf(value))
}

/**
 * An exact result as a value.
 *
 * @throws {@link Refusal} `template_budget` where numerator or denominator is too long
 */
export function exactResult(exact: Fraction, at: number): IntegerValue | FractionValue {
  checkBits(exact.num, at)
  checkBits(exact.den, at)
  return numberValue(exact)
}

/** A real result as a value; infinity and NaN are none: `not_finite`. */
export function realResult(value: number, at: number): NumberValue {
  if (!Number.isFinite(value)) throw new Refusal('not_finite', at)
  return { kind: 'real', value }
}

/** The product, the lengths of whose parts are added up before it is computed. */
export function exactProduct(a: Fraction, b: Fraction, at: number): Fraction {
  checkProduct(a.num, b.num, at)
  checkProduct(a.den, b.den, at)
  return multiplyFractions(a, b)
}

/** The exact quotient; `division_by_zero`. */
export function exactQuotient(a: Fraction, b: Fraction, at: number): Fraction {
  if (b.num === 0n) throw new Refusal('division_by_zero', at)
  checkProduct(a.num, b.den, at)
  checkProduct(a.den, b.num, at)
  return divideFractions(a, b)
}

/** The quotient rounded down; `division_by_zero`. */
export function floorQuotient(a: Fraction, b: Fraction, at: number): bigint {
  return floorFraction(exactQuotient(a, b, at))
}

/**
 * A whole power, exact; a negative exponent gives a fraction. The length of the result is bounded before it is computed.
 *
 * @throws {@link Refusal} `template_budget`, or `division_by_zero` for a negative power of 0
 */
export function exactPower(base: Fraction, exponent: bigint, at: number): Fraction {
  if (exponent < 0n && base.num === 0n) throw new Refusal('division_by_zero', at)
  const size = exponent < 0n ? -exponent : exponent
  checkPower(base.num, size, at)
  checkPower(base.den, size, at)
  const num = base.num ** size
  const den = base.den ** size
  return exponent < 0n ? fraction(den, num) : fraction(num, den)
}

/** Bits of a whole number without its sign; 0 has none. */
export function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(2)
  return digits === '0' ? 0 : digits.length
}

/** Refuses a product whose length would be beyond the bound, before it is computed. */
export function checkProduct(a: bigint, b: bigint, at: number): void {
  if (isShort(a) && isShort(b)) return
  const found = bitLength(a) + bitLength(b) - 1
  if (found > MOST_BITS) throw overBudget('integer_bits', at, MOST_BITS, found)
}

function checkPower(base: bigint, exponent: bigint, at: number): void {
  if (trivial(base)) return
  // |base| ≥ 2^(bits − 1), so the power has at least this many bits
  const found = BigInt(bitLength(base) - 1) * exponent
  if (found > BigInt(MOST_BITS)) throw overBudget('integer_bits', at, MOST_BITS, Number(found))
}

function checkBits(value: bigint, at: number): void {
  if (!isWithinBits(value)) throw overBudget('integer_bits', at, MOST_BITS, bitLength(value))
}

function isShort(value: bigint): boolean {
  return value < HALF_BOUND && value > -HALF_BOUND
}

function trivial(value: bigint): boolean {
  return value === 0n || value === 1n || value === -1n
}

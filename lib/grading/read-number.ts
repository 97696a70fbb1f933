import { divideFractions, fraction, multiplyFractions, negateFraction } from '@/lib/engine'
import type { Fraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import type { InputProblem } from './answer-key'
import { readDigits } from './read-digits'
import type { Marks } from './read-digits'
import { skipSpaces } from './units'

/** A number and where it ends; a written power of ten is told from `1000000`, for `3×10^6`. */
export interface NumberRead {
  readonly ok: true
  readonly value: Fraction
  readonly end: number
  readonly isPowerOfTen: boolean
  readonly hasSlash: boolean
}
export type Failure = { readonly ok: false; readonly problem: InputProblem }

const MAX_DIGITS = LIMITS.numericAnswerDecimalDigits.limit
const MAX_EXPONENT = LIMITS.numericAnswerExponent.limit
const LARGEST = 10n ** BigInt(MAX_DIGITS)
/** Enough for every answer within the limit, little enough to reduce at once. */
const MAX_POWER_BITS = 512

/**
 * Reads one number: an optional sign, then `112`, `1,024`, `3.5`, `1e6`, `2^10`, or two of these with a slash between.
 *
 * @param plain - text of `plainCharacters`
 * @param at - index where the number should begin
 * @param marks - which marks may group thousands here
 * @returns the exact value, or why and where it could not be read; nothing large is computed before its size is known
 */
export function readNumber(plain: string, at: number, marks: Marks): NumberRead | Failure {
  const sign = plain.charAt(at)
  const signed = sign === '-' || sign === '+'
  const top = readPower(plain, signed ? skipSpaces(plain, at + 1) : at, marks)
  if (!top.ok) return top
  const slash = skipSpaces(plain, top.end)
  const bottom = plain.charAt(slash) === '/' ? readPower(plain, skipSpaces(plain, slash + 1), marks) : null
  if (bottom && !bottom.ok) return bottom
  if (bottom && bottom.value.num === 0n) return failure('division_by_zero', skipSpaces(plain, slash + 1), {})
  const size = bottom ? divideFractions(top.value, bottom.value) : top.value
  if (isTooLarge(size)) return tooLarge(at)
  return {
    ok: true,
    value: sign === '-' ? negateFraction(size) : size,
    end: bottom ? bottom.end : top.end,
    isPowerOfTen: top.isPowerOfTen && !bottom && !signed,
    hasSlash: bottom !== null,
  }
}

/** The product, for a multiplier behind a number or a mantissa before a power of ten. */
export function scale(value: Fraction, factor: Fraction, at: number): { ok: true; value: Fraction } | Failure {
  const product = multiplyFractions(value, factor)
  return isTooLarge(product) ? tooLarge(at) : { ok: true, value: product }
}

/** What could not be read. @param at - the place in the typed text */
export function failure(code: InputProblem['code'], at: number, values: InputProblem['values']): Failure {
  return { ok: false, problem: { code, at, values } }
}

function tooLarge(at: number): Failure {
  return failure('too_large', at, { limit: MAX_DIGITS })
}

function isTooLarge(value: Fraction): boolean {
  return (value.num < 0n ? -value.num : value.num) > LARGEST * value.den
}

function readPower(plain: string, at: number, marks: Marks): NumberRead | Failure {
  const base = readDecimal(plain, at, marks)
  if (!base.ok) return base
  const caret = skipSpaces(plain, base.end)
  const width = plain.charAt(caret) === '^' ? 1 : plain.startsWith('××', caret) ? 2 : 0
  if (width === 0) return base
  const start = skipSpaces(plain, caret + width)
  const exponent = readExponent(plain, start)
  if (!exponent) return missing(plain, start)
  if (Math.abs(exponent.value) > MAX_EXPONENT) return exponentTooLarge(start, exponent.value)
  if (base.value.num === 0n && exponent.value < 0) return failure('division_by_zero', at, {})
  if (exceeds(base.value, exponent.value)) return tooLarge(at)
  const power = raise(base.value, exponent.value)
  const isPowerOfTen = base.value.num === 10n && base.value.den === 1n
  return { ok: true, value: power, end: exponent.end, isPowerOfTen, hasSlash: false }
}

/** Told by the number of bits, before anything is multiplied. */
function exceeds(base: Fraction, exponent: number): boolean {
  const size = base.num < 0n ? -base.num : base.num
  const bits = Math.max(size.toString(2).length, base.den.toString(2).length) - 1
  return bits * Math.abs(exponent) > MAX_POWER_BITS
}

function raise(base: Fraction, exponent: number): Fraction {
  const size = BigInt(Math.abs(exponent))
  return exponent < 0 ? fraction(base.den ** size, base.num ** size) : fraction(base.num ** size, base.den ** size)
}

function readDecimal(plain: string, at: number, marks: Marks): NumberRead | Failure {
  const digits = readDigits(plain, at, marks)
  if (!digits.ok) return digits.problem ? { ok: false, problem: digits.problem } : missing(plain, at)
  const { whole, decimals, end } = digits
  const mark = plain.charAt(end).toLowerCase() === 'e' ? readExponent(plain, end + 1) : null
  if (mark && Math.abs(mark.value) > MAX_EXPONENT) return exponentTooLarge(end + 1, mark.value)
  const shift = mark ? mark.value : 0
  const significant = whole.replace(/^0+/, '').length
  const isZero = !/[1-9]/.test(whole + decimals)
  if (!isZero && significant + shift > MAX_DIGITS + 1) return tooLarge(at)
  const places = decimals.length - shift
  const mantissa = BigInt(whole + decimals)
  const value =
    places > 0 ? fraction(mantissa, 10n ** BigInt(places)) : fraction(isZero ? 0n : mantissa * 10n ** BigInt(-places))
  return { ok: true, value, end: mark ? mark.end : end, isPowerOfTen: false, hasSlash: false }
}

function readExponent(plain: string, at: number): { value: number; end: number } | null {
  const found = /^[+-]?\d+/.exec(plain.slice(at))
  // a long run of digits becomes a large number, which is all the limit needs to know
  return found ? { value: Number(found[0]), end: at + found[0].length } : null
}

function exponentTooLarge(at: number, found: number): Failure {
  return failure('exponent_too_large', at, { limit: MAX_EXPONENT, found })
}

/** Where a number should stand there is none: the text ends, or something else is there. What stood there is quoted later. */
export function missing(plain: string, at: number): Failure {
  return failure(at >= plain.trimEnd().length ? 'incomplete' : 'not_understood', at, {})
}

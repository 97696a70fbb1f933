import type { Fraction } from '@/lib/engine'
import { doubleOf, fractionOf } from './exact'
import type { InstanceAnswer } from './instance'
import type { NumberValue } from './value'
import { isExact } from './value'

/** Multiplications of two-digit numbers (`multiplicationsOf`) above which a template is warned of, and refused. */
export const PLEASANT_MULTIPLICATIONS = 2
export const MOST_MULTIPLICATIONS = 4

/**
 * Whether a number can be the outcome of working in the head.
 *
 * Without a tolerance: a numerator below 10⁶, which two multiplications of two-digit numbers do not reach, and a
 * denominator of at most 100, or one that ends within four decimals. With a tolerance: zero, or from 10⁻⁴ to below 10⁶,
 * with a suffix to below 10⁷; there the denominator does not matter.
 *
 * @param answer - whose number it is: its tolerance and suffixes decide
 * @see CONTENT.md §7, rule 1
 */
export function isPleasant(value: NumberValue, answer: InstanceAnswer): boolean {
  if (answer.tolerance === undefined) return isExact(value) && isShort(fractionOf(value))
  const size = Math.abs(doubleOf(value))
  return size === 0 || (size >= 1e-4 && size < (answer.suffixes.length > 0 ? 1e7 : 1e6))
}

function isShort({ num, den }: Fraction): boolean {
  return num < MILLION && num > -MILLION && (den <= 100n || 10_000n % den === 0n)
}

const MILLION = 10n ** 6n

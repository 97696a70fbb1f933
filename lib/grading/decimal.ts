import { formatFraction } from '@/lib/engine'
import type { Fraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'

/** A whole number in digits, a decimal where it ends within thirty places, else a fraction. */
export function writeDecimal(value: Fraction): string {
  if (value.den === 1n) return formatFraction(value)
  const places = decimalPlaces(value)
  if (places === null) return formatFraction(value)
  const size = value.num < 0n ? -value.num : value.num
  const digits = String((size * 10n ** BigInt(places)) / value.den).padStart(places + 1, '0')
  return `${value.num < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** How many decimals write a value exactly: 0 for a whole one, null for more than thirty or none. */
export function decimalPlaces(value: Fraction): number | null {
  for (let places = 0; places <= LIMITS.numericAnswerDecimalDigits.limit; places += 1) {
    if (10n ** BigInt(places) % value.den === 0n) return places
  }
  return null
}

import { parseFraction } from '@/lib/engine'
import { plainValue, type QuantityValue } from '@/lib/card'

/** A result as the map has it: a number, a fraction as text, or several in order. */
export type MapResult = number | string | readonly (number | string)[]

/** Whether a value is what the map wrote down. */
export function isWritten(found: QuantityValue | undefined, expected: MapResult): boolean {
  if (found === undefined) return false
  if (Array.isArray(expected))
    return (
      found.kind === 'tuple' &&
      found.items.length === expected.length &&
      found.items.every((item, index) => isWritten(item, (expected as (number | string)[])[index]!))
    )
  if (found.kind === 'tuple') return false
  // where the map's program computed in doubles and wrote six decimals, ours may be exact: sqrt(1/49) is 1/7
  const isDecimal = typeof expected === 'number' && !Number.isInteger(expected)
  if (found.kind !== 'real' && !isDecimal) return plainValue(found) === String(expected)
  return Math.abs(numberOf(plainValue(found)) - numberOf(String(expected))) < 1e-6
}

function numberOf(text: string): number {
  const { num, den } = parseFraction(text)!
  return Number(num) / Number(den)
}

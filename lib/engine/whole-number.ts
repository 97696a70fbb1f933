import { EngineError } from './engine-error'

/**
 * The value itself if it is a whole number within the doubles that are exact (|x| ≤ 2⁵³ − 1).
 *
 * @param name - what the value is, for the error
 * @throws {@link EngineError} `not_an_integer`, `out_of_range`
 */
export function wholeNumber(value: number, name: string): number {
  if (!Number.isInteger(value)) throw new EngineError('not_an_integer', { name, value: `${value}` })
  if (!Number.isSafeInteger(value)) throw new EngineError('out_of_range', { name, value: `${value}` })
  return value === 0 ? 0 : value
}

/** Whole quotient rounded towards minus infinity; both whole, the divisor positive. */
export function floorDivide(a: number, b: number): number {
  return (a - modulo(a, b)) / b
}

/** Whole quotient rounded towards plus infinity; both whole, the divisor positive. */
export function ceilDivide(a: number, b: number): number {
  return (a + modulo(-a, b)) / b
}

/** The remainder between 0 and b − 1; b positive. */
export function modulo(a: number, b: number): number {
  const rest = a % b
  return rest < 0 ? rest + b : rest === 0 ? 0 : rest
}

/** The greatest common divisor of two whole numbers, never negative. */
export function greatestCommonDivisor(a: number, b: number): number {
  let x = Math.abs(a)
  let y = Math.abs(b)
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

/** The product of whole numbers, exact. */
export function exactProduct(factors: readonly number[]): bigint {
  // doubles as long as they are exact: a product of bigints costs ten times as much
  let exact = 1n
  let part = 1
  for (const factor of factors) {
    const next = part * factor
    if (Number.isSafeInteger(next)) {
      part = next
    } else {
      exact *= BigInt(part)
      part = factor
    }
  }
  return exact * BigInt(part)
}

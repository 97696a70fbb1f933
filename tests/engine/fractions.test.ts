import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFractions,
  ceilFraction,
  compareFractions,
  divideFractions,
  EngineError,
  equalFractions,
  floorFraction,
  formatFraction,
  fraction,
  fractionToNumber,
  gcdBigint,
  isInteger,
  multiplyFractions,
  negateFraction,
  parseFraction,
  subtractFractions,
} from '@/lib/engine'

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([num, den]) => fraction(num, den))

function codeOf(run: () => unknown): string | null {
  try {
    run()
    return null
  } catch (error) {
    return error instanceof EngineError ? error.code : 'other'
  }
}

describe('fractions', () => {
  test('are reduced, with a positive denominator and one zero', () => {
    expect(fraction(6, -4)).toEqual({ num: -3n, den: 2n })
    expect(fraction(0, -7)).toEqual({ num: 0n, den: 1n })
    fc.assert(
      fc.property(anyFraction, ({ num, den }) => {
        expect(den > 0n).toBe(true)
        expect(gcdBigint(num, den)).toBe(1n)
      }),
    )
  })

  test('refuse a denominator of zero and a number that is not whole', () => {
    expect(codeOf(() => fraction(1, 0))).toBe('division_by_zero')
    expect(codeOf(() => divideFractions(fraction(1), fraction(0)))).toBe('division_by_zero')
    expect(codeOf(() => fraction(1.5))).toBe('not_an_integer')
    expect(codeOf(() => fraction(Number.NaN))).toBe('not_an_integer')
  })

  test('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(addFractions(a, b)).toEqual(addFractions(b, a))
        expect(multiplyFractions(a, addFractions(b, c))).toEqual(
          addFractions(multiplyFractions(a, b), multiplyFractions(a, c)),
        )
        expect(subtractFractions(addFractions(a, b), b)).toEqual(a)
        expect(equalFractions(addFractions(a, negateFraction(a)), fraction(0))).toBe(true)
        if (b.num !== 0n) expect(multiplyFractions(divideFractions(a, b), b)).toEqual(a)
      }),
    )
  })

  test('are ordered as the numbers are, and rounded down and up', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        expect(compareFractions(a, b)).toBe(-compareFractions(b, a) + 0)
        expect(compareFractions(fraction(floorFraction(a)), a)).toBeLessThanOrEqual(0)
        expect(compareFractions(fraction(floorFraction(a) + 1n), a)).toBe(1)
        expect(ceilFraction(a) - floorFraction(a)).toBe(isInteger(a) ? 0n : 1n)
      }),
    )
  })

  test('are written and read back exactly', () => {
    fc.assert(
      fc.property(anyFraction, (a) => {
        expect(parseFraction(formatFraction(a))).toEqual(a)
      }),
    )
  })

  test.each([
    ['7', 7n, 1n],
    ['-4', -4n, 1n],
    ['+4', 4n, 1n],
    ['7/2', 7n, 2n],
    ['-6/4', -3n, 2n],
    ['3.5', 7n, 2n],
    ['-0.125', -1n, 8n],
    ['1e6', 1_000_000n, 1n],
    ['2.5e-1', 1n, 4n],
  ])('reads %s', (text, num, den) => {
    expect(parseFraction(text)).toEqual({ num, den })
  })

  test.each(['', ' 7', '7/0', '1/2/3', '3.', '.5', '0x10', '1e9999', 'Infinity', '７', '1_000', '--1'])(
    'does not read %j',
    (text) => {
      expect(parseFraction(text)).toBeNull()
    },
  )

  test('become the nearest double, however long they are', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const exact = parseFraction(value.toString().replace('e+', 'e'))
        if (exact) expect(fractionToNumber(exact)).toBeCloseTo(value, 10)
      }),
    )
    expect(fractionToNumber(fraction(10n ** 40n + 1n, 10n ** 40n))).toBe(1)
    expect(fractionToNumber(fraction(-(2n ** 200n), 3n * 2n ** 199n))).toBeCloseTo(-2 / 3, 15)
    expect(fractionToNumber(fraction(0))).toBe(0)
  })
})

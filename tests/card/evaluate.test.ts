import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, parseExpression, Budget } from '@/lib/card'
import type { Value } from '@/lib/card'
import { outcome, plain, result } from './language'

/** A rational number in the simplest way: a numerator over a positive denominator, reduced by Euclid. */
interface Ratio {
  num: bigint
  den: bigint
}

const abs = (x: bigint) => (x < 0n ? -x : x)
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? abs(a) : gcd(b, a % b))
const ratio = (num: bigint, den: bigint): Ratio => {
  const divisor = gcd(num, den) * (den < 0n ? -1n : 1n)
  return { num: num / divisor, den: den / divisor }
}
const written = ({ num, den }: Ratio) => (den === 1n ? `${num}` : `${num}/${den}`)
const floorOf = ({ num, den }: Ratio) => (num - (((num % den) + den) % den)) / den

interface Sample {
  text: string
  value: Ratio | null // null: divides by zero somewhere
}

const both = (a: Sample, b: Sample, sign: string, combine: (x: Ratio, y: Ratio) => Ratio | null): Sample => ({
  text: `(${a.text} ${sign} ${b.text})`,
  value: a.value && b.value ? combine(a.value, b.value) : null,
})

const leaf: fc.Arbitrary<Sample> = fc.oneof(
  fc.bigInt(0n, 40n).map((n) => ({ text: `${n}`, value: ratio(n, 1n) })),
  fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => ({
    text: `${a}.${String(b).padStart(2, '0')}`,
    value: ratio(BigInt(a * 100 + b), 100n),
  })),
)

const { expression } = fc.letrec<{ expression: Sample; node: Sample }>((tie) => ({
  expression: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, tie('node')),
  node: fc
    .tuple(tie('expression'), tie('expression'), fc.constantFrom('+', '-', '*', '/', 'div', 'mod', '^', 'neg'))
    .map(([a, b, sign]) => {
      switch (sign) {
        case '+':
          return both(a, b, sign, (x, y) => ratio(x.num * y.den + y.num * x.den, x.den * y.den))
        case '-':
          return both(a, b, sign, (x, y) => ratio(x.num * y.den - y.num * x.den, x.den * y.den))
        case '*':
          return both(a, b, sign, (x, y) => ratio(x.num * y.num, x.den * y.den))
        case '/':
          return both(a, b, sign, (x, y) => (y.num === 0n ? null : ratio(x.num * y.den, x.den * y.num)))
        case 'div':
          return both(a, b, sign, (x, y) =>
            y.num === 0n ? null : ratio(floorOf(ratio(x.num * y.den, x.den * y.num)), 1n),
          )
        case 'mod':
          return both(a, b, sign, (x, y) => {
            if (y.num === 0n) return null
            const q = floorOf(ratio(x.num * y.den, x.den * y.num))
            return ratio(x.num * y.den - q * y.num * x.den, x.den * y.den)
          })
        case '^':
          return {
            text: `(${a.text})^3`,
            value: a.value && ratio(a.value.num ** 3n, a.value.den ** 3n),
          }
        default:
          return { text: `-(${a.text})`, value: a.value && ratio(-a.value.num, a.value.den) }
      }
    }),
}))

describe('arithmetic', () => {
  test('is exact: it agrees with rational numbers computed another way', () => {
    fc.assert(
      fc.property(expression, ({ text, value }) => {
        const found = result(text)
        if (found === 'template_budget') return
        expect(found, text).toBe(value ? written(value) : 'division_by_zero')
      }),
      { numRuns: 500 },
    )
  })

  test('of div and mod obeys a = b·(a div b) + a mod b, with the remainder between 0 and b', () => {
    const number = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 12n)).map(([num, den]) => `(${num}/${den})`)
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(!b.startsWith('(0/'))
        expect(result(`${b} * (${a} div ${b}) + ${a} mod ${b} == ${a}`)).toBe('true')
        expect(result(`if ${b} > 0 then 0 <= ${a} mod ${b} < ${b} else ${b} < ${a} mod ${b} <= 0`)).toBe('true')
        expect(result(`den(${a} div ${b}) == 1`)).toBe('true')
      }),
    )
  })

  test('of floor, ceil and round brackets the number', () => {
    fc.assert(
      fc.property(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 12n), (num, den) => {
        const x = `(${num}/${den})`
        expect(result(`floor(${x}) <= ${x} < floor(${x}) + 1 and ceil(${x}) - 1 < ${x} <= ceil(${x})`)).toBe('true')
        expect(result(`-1/2 < round(${x}) - ${x} <= 1/2`)).toBe('true')
      }),
    )
  })

  test('of powers turns a negative exponent into a fraction', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 9n), fc.bigInt(1n, 9n), fc.bigInt(0n, 20n), (num, den, e) => {
        const whole = ratio(den ** e, num ** e)
        expect(result(`(${num}/${den})^(-${e})`)).toBe(written(whole))
      }),
    )
  })

  test('of square roots is exact for squares and for nothing else', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 60n), fc.bigInt(1n, 1000n), (a, b) => {
        expect(result(`sqrt((${a}/${b})^2)`)).toBe(written(ratio(a, b)))
        if (a > 1n) expect(result(`sqrt(${a}^2 + 1)`)).toMatch(/^~/)
      }),
    )
  })

  test('is real from the first real number on, until it is rounded', () => {
    for (const text of ['sqrt(2) * 0', '1 + pi', '2^pi', 'pi div 1', 'pi mod 2', '-pi', 'abs(-pi)', 'max(1, pi)'])
      expect(result(text), text).toMatch(/^~/)
    for (const text of ['floor(pi)', 'ceil(pi)', 'round(pi)']) expect(result(text), text).toMatch(/^[34]$/)
    expect(result('max(4, pi)')).toBe('4')
  })

  test('gives the normal distribution function to twelve digits', () => {
    // Abramowitz & Stegun, table 26.1
    const table: [number, number][] = [
      [0.5, 0.691462461274013],
      [1, 0.841344746068543],
      [2, 0.977249868051821],
      [3, 0.99865010196837],
      [-1, 0.158655253931457],
      [-3, 0.00134989803163],
    ]
    for (const [x, expected] of table) {
      const value = outcome(`Phi(${x})`) as Extract<Value, { kind: 'real' }>
      expect(value.value).toBeCloseTo(expected, 12)
    }
    const tail = outcome('Phi(-7)') as Extract<Value, { kind: 'real' }>
    expect(tail.value / 1.279812543885835e-12).toBeCloseTo(1, 9)
  })

  test('of binomials agrees with Pascal’s rule', () => {
    for (let n = 1; n < 30; n += 1)
      for (let k = 1; k <= n; k += 1)
        expect(result(`comb(${n}, ${k}) == comb(${n - 1}, ${k - 1}) + comb(${n - 1}, ${k})`)).toBe('true')
  })
})

describe('the budget', () => {
  test('is shared by the expressions that are given it', () => {
    const parsed = parseExpression('1 + 2 + 3')
    if (!parsed.ok) throw new Error('does not parse')
    const budget = new Budget(9)
    expect(evaluate(parsed.expression, new Map(), budget).ok).toBe(true)
    expect(evaluate(parsed.expression, new Map(), budget).ok).toBe(true)
    const third = evaluate(parsed.expression, new Map(), budget)
    expect(third.ok ? plain(third.value) : third.problem).toMatchObject({
      code: 'template_budget',
      line: 1,
      column: 1,
      values: { budget: 'steps', limit: 9, found: 10 },
    })
  })

  test('allows integers of 512 bits and not one bit more', () => {
    expect(result('2^512 - 1')).toBe('template_budget')
    expect(result('2^511 + (2^511 - 1) == 2 * (2^511 - 1) + 1')).toBe('true')
    expect(result('2^511 * 2')).toBe('template_budget')
    expect(result('2^256 * 2^255 == 2^511')).toBe('true')
    expect(result('1 / (2^511 * 3)')).toBe('template_budget')
  })
})

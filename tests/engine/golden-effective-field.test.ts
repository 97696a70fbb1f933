import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction } from '@/lib/engine'
import {
  boxVariance,
  effectiveField,
  effectiveHull,
  effectiveMoments,
  effectiveSize,
  type LinearLayer,
} from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface ErfCase {
  readonly id: string
  readonly dim: 1 | 2
  readonly layers: readonly {
    readonly op: 'conv' | 'avgpool'
    readonly k: number
    readonly s: number
    readonly d: number
    readonly w: readonly number[]
  }[]
  readonly size: number
  readonly jump: number
  readonly unit_hull: readonly [first: readonly number[], last: readonly number[]]
  readonly gradient: readonly number[]
  readonly total: number
  readonly variance: number
  readonly std: number
}

/** The unit that the golden gradients are of, on every axis. */
const UNIT = 3

function near(found: number | undefined, right: number, id: string): void {
  expect(Math.abs((found ?? Number.NaN) - right), id).toBeLessThanOrEqual(1e-9 * Math.abs(right))
}

test('gradients of linear networks are PyTorch’s', () => {
  const cases = goldenCases<ErfCase>('erf.jsonl')
  expect(cases).toHaveLength(48)
  const methods = { exact: 0, double: 0, gaussian: 0 }
  for (const { id, dim, layers, size, jump, unit_hull, gradient, total, variance, std } of cases) {
    const field = effectiveField(
      layers.map(({ op, k, s, d, w }) => ({
        kernel: k,
        stride: s,
        dilation: d,
        weights: op === 'avgpool' ? 'mean' : w,
      })),
    )
    methods[field.method]++
    expect([field.size, field.jump], id).toEqual([size, jump])
    const { first, last } = effectiveHull(field, UNIT)
    expect(unit_hull, id).toEqual([new Array<number>(dim).fill(first), new Array<number>(dim).fill(last)])
    // of a plane the golden data have the middle column
    const across = dim === 2 ? (field.profile[Math.floor(size / 2)] ?? Number.NaN) : 1
    expect(field.profile.length, id).toBe(gradient.length)
    gradient.forEach((value, index) =>
      near((field.profile[index] ?? Number.NaN) * across * field.total ** dim, value, id),
    )
    if (dim === 1 && field.fractions) {
      const { counts, divisor } = field.fractions
      gradient.forEach((value, index) => near(Number(counts[index]) / Number(divisor), value, id))
    }
    near(field.total ** dim, total, id)
    near(field.variance, variance, id)
    near(field.deviation ?? undefined, std, id)
  }
  expect(methods.gaussian).toBe(0)
  expect(methods.exact).toBeGreaterThan(10)
  expect(methods.double).toBeGreaterThan(10)
})

const layer = fc.record({
  kernel: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 3 }),
  dilation: fc.integer({ min: 1, max: 3 }),
  weights: fc.constantFrom('ones' as const, 'mean' as const),
})
const layers = fc.array(layer, { minLength: 1, maxLength: 5 })

function momentsOf(profile: readonly number[]) {
  const expected = (value: (position: number) => number) =>
    profile.reduce((sum, share, position) => sum + share * value(position), 0)
  const mean = expected((position) => position)
  const variance = expected((position) => (position - mean) ** 2)
  return { mean, variance, fourth: expected((position) => (position - mean) ** 4) }
}

describe('an effective field', () => {
  test('of boxes has the moments that add up layer by layer, and counts that sum to the product of the kernels', () => {
    fc.assert(
      fc.property(layers, (stack) => {
        const field = effectiveField(stack)
        const { mean, variance, fourth } = momentsOf(field.profile)
        expect(field.method).toBe('exact')
        expect(field.profile).toHaveLength(field.size)
        expect(field.centre).toBeCloseTo(mean, 9)
        expect(field.variance / Math.max(1, variance)).toBeCloseTo(variance / Math.max(1, variance), 9)
        if (field.excessKurtosis !== null) expect(field.excessKurtosis).toBeCloseTo(fourth / variance ** 2 - 3, 6)
        const sum = field.fractions?.counts.reduce((before, count) => before + count)
        expect(sum).toBe(stack.reduce((product, { kernel }) => product * BigInt(kernel), 1n))
      }),
    )
  })

  test('is the same in whole numbers and in doubles', () => {
    fc.assert(
      fc.property(layers, (stack) => {
        const exact = effectiveField(stack)
        const twos = stack.map((one) => ({ ...one, weights: new Array<number>(one.kernel).fill(2) }))
        const double = effectiveField(twos)
        expect(double.method).toBe('double')
        expect(double.exact).toBeNull()
        exact.profile.forEach((share, index) => expect(double.profile[index]).toBeCloseTo(share, 12))
        expect(double.variance).toBeCloseTo(exact.variance, 6)
        expect(double.total).toBe(stack.reduce((product, { kernel }) => product * 2 * kernel, 1))
      }),
    )
  })

  test('of n boxes has the variance n(k² − 1)/12 and the excess kurtosis −(6/5)(k² + 1)/((k² − 1)n)', () => {
    expect(boxVariance(3)).toEqual(fraction(2, 3))
    const { exact } = effectiveMoments(new Array<LinearLayer>(10).fill({ kernel: 3 }))
    expect(exact).toEqual({ variance: fraction(20, 3), excessKurtosis: fraction(-6 * 10, 5 * 8 * 10) })
    expect(effectiveMoments([{ kernel: 1 }]).excessKurtosis).toBeNull()
  })

  test('counts what lies above 4.55 % of the peak, over two axes the root of the product’s positions', () => {
    expect(effectiveSize({ profile: [0.045, 0.046, 1, -0.5, 0] })).toBe(3)
    expect(effectiveSize({ profile: [0.1, 1, 0.1] }, 2)).toBe(Math.sqrt(5))
    expect(effectiveSize(effectiveField([{ kernel: 7 }]), 2)).toBe(7)
    // a Gaussian is above 4.55 % within √(2·ln(1/0.0455)) ≈ 2.486 deviations on both sides
    const deep = effectiveField(new Array<LinearLayer>(200).fill({ kernel: 5 }))
    expect(effectiveSize(deep) / (deep.deviation ?? 0)).toBeCloseTo(2 * 2.486, 1)
  })

  test('beyond ten million products is the Gaussian of the same variance, and says so', () => {
    const stack = new Array<LinearLayer>(3000).fill({ kernel: 3 })
    const field = effectiveField(stack)
    expect([field.method, field.size, field.fractions]).toEqual(['gaussian', 6001, null])
    expect(field.exact?.variance).toEqual(fraction(2000))
    expect(momentsOf(field.profile).variance).toBeCloseTo(2000, 6)
    expect(effectiveField(stack.slice(0, 800)).method).toBe('exact')
  })

  test('of weights that differ in sign may have a negative variance, and then no deviation', () => {
    const { variance, deviation } = effectiveMoments([{ kernel: 3, weights: [-1, 3, -1] }])
    expect([variance, deviation]).toEqual([-2, null])
  })

  test('refuses what has no profile', () => {
    const refusal = (code: string) => expect.objectContaining({ code })
    expect(() => effectiveField([{ kernel: 3, weights: [1, 0, -1] }])).toThrow(refusal('division_by_zero'))
    expect(() => effectiveField([{ kernel: 3, weights: [1, 1] }])).toThrow(refusal('out_of_range'))
    expect(() => effectiveField([{ kernel: 5_000_000 }])).toThrow(refusal('set_too_large'))
    expect(() => effectiveField([{ kernel: 0 }])).toThrow(refusal('kernel_not_positive'))
    expect(() => effectiveField([{ kernel: 1, stride: 0 }])).toThrow(refusal('stride_not_positive'))
  })
})

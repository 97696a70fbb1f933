import fc from 'fast-check'
import { expect, test } from 'vitest'
import { poolOutputLength } from '@/lib/engine'
import { averagePoolWindows } from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface PoolCase {
  readonly id: string
  readonly n: number
  readonly k: number
  readonly s: number
  readonly pad: number
  readonly ceil: boolean
  readonly cip: boolean
  readonly divisor_override: number | null
  readonly out: number
  readonly windows: readonly (readonly [number, number, number])[]
}

test('windows and divisors of average pooling are PyTorch’s', () => {
  const cases = goldenCases<PoolCase>('poolweights.jsonl')
  expect(cases).toHaveLength(72)
  for (const { id, n, k, s, pad, ceil, cip, divisor_override, out, windows } of cases) {
    const pool = { kernel: k, stride: s, padding: pad, ceil, countIncludePad: cip, divisorOverride: divisor_override }
    const found = averagePoolWindows(n, pool)
    expect(
      found.map(({ first, last, divisor }) => [first, last, divisor]),
      id,
    ).toEqual(windows)
    expect(found.length, id).toBe(out)
  }
})

test('every window has a real element, and without the padding its weights sum to 1', () => {
  const pool = fc.record({
    n: fc.integer({ min: 1, max: 30 }),
    kernel: fc.integer({ min: 1, max: 7 }),
    stride: fc.integer({ min: 1, max: 5 }),
    half: fc.double({ min: 0, max: 1, noNaN: true }),
    ceil: fc.boolean(),
  })
  fc.assert(
    fc.property(pool, ({ n, half, ...rest }) => {
      const window = { ...rest, padding: Math.floor((half * rest.kernel) / 2) }
      fc.pre(n + 2 * window.padding >= window.kernel)
      const windows = averagePoolWindows(n, { ...window, countIncludePad: false })
      expect(windows).toHaveLength(poolOutputLength(n, window))
      for (const { first, last, divisor } of windows) {
        expect(first).toBeLessThanOrEqual(last)
        expect(divisor).toBe(last - first + 1)
      }
    }),
  )
})

test('a divisor of one’s own takes the place of every other, but is not 0', () => {
  expect(averagePoolWindows(4, { kernel: 2, divisorOverride: 3 }).map(({ divisor }) => divisor)).toEqual([3, 3])
  expect(() => averagePoolWindows(4, { kernel: 2, divisorOverride: 0 })).toThrow(
    expect.objectContaining({ code: 'division_by_zero' }),
  )
})

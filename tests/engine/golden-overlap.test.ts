import fc from 'fast-check'
import { expect, test } from 'vitest'
import { transposedConvOutputLength, type AxisTransposed } from '@/lib/engine'
import { axisOverlap, overlap } from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface OverlapCase {
  readonly id: string
  readonly p: Readonly<Record<'k' | 's' | 'pad' | 'opad' | 'd', readonly number[]>>
  readonly n: readonly number[]
  readonly counts: readonly (readonly number[])[]
  readonly interior: readonly { range: [number, number] | null; uniform: boolean | null; expected_uniform: boolean }[]
  readonly min: number
  readonly max: number
}

test('contributions to a transposed convolution are those of ones under ones', () => {
  const cases = goldenCases<OverlapCase>('overlap.jsonl')
  expect(cases).toHaveLength(90)
  for (const { id, p, n, counts, interior, min, max } of cases) {
    const found = overlap(
      n.map((inputLength, axis) => ({
        inputLength,
        kernel: p.k[axis] ?? 0,
        stride: p.s[axis] ?? 0,
        padding: p.pad[axis] ?? 0,
        outputPadding: p.opad[axis] ?? 0,
        dilation: p.d[axis] ?? 0,
      })),
    )
    expect(
      found.axes.map((axis) => axis.counts),
      id,
    ).toEqual(counts)
    expect(
      found.axes.map(({ interior: { range, uniform, expectedUniform } }) => ({
        range,
        uniform,
        expected_uniform: expectedUniform,
      })),
      id,
    ).toEqual(interior)
    expect([found.min, found.max], id).toEqual([min, max])
  }
})

const window = fc
  .record({
    n: fc.integer({ min: 1, max: 12 }),
    kernel: fc.integer({ min: 1, max: 9 }),
    stride: fc.integer({ min: 1, max: 8 }),
    dilation: fc.integer({ min: 1, max: 6 }),
    padding: fc.integer({ min: 0, max: 9 }),
    extra: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ n, extra, ...rest }) => ({ n, ...rest, outputPadding: extra % Math.max(rest.stride, rest.dilation) }))
  .filter(({ n, kernel, stride, dilation, padding }) => (n - 1) * stride - 2 * padding + dilation * (kernel - 1) >= 0)

test('counts are those of scattering every tap of every input, and the rule foretells the interior', () => {
  fc.assert(
    fc.property(window, ({ n, ...axis }) => {
      const found = axisOverlap(n, axis)
      expect(found.counts).toEqual(scattered(n, axis))
      if (found.interior.uniform !== null) expect(found.interior.uniform).toBe(found.interior.expectedUniform)
    }),
    { numRuns: 500 },
  )
})

test('a stride of millions costs no more than its outputs', () => {
  const { counts, max } = axisOverlap(1, { kernel: 1_000_000, stride: 999_999_937, padding: 499_900 })
  expect([counts.length, max]).toEqual([200, 1])
  expect(() => axisOverlap(1_000_000, { kernel: 1, stride: 100 })).toThrow(
    expect.objectContaining({ code: 'set_too_large' }),
  )
})

test('a refusal names its axis', () => {
  const axes = [
    { inputLength: 4, kernel: 3 },
    { inputLength: 4, kernel: 3, stride: 2, outputPadding: 2 },
  ]
  expect(() => overlap(axes)).toThrow(expect.objectContaining({ code: 'output_padding_too_large', axis: 1 }))
})

function scattered(n: number, window: Required<AxisTransposed>): number[] {
  const counts = new Array<number>(transposedConvOutputLength(n, window)).fill(0)
  for (let input = 0; input < n; input++) {
    for (let tap = 0; tap < window.kernel; tap++) {
      const output = input * window.stride + tap * window.dilation - window.padding
      if (output >= 0 && output < counts.length) counts[output] = (counts[output] ?? 0) + 1
    }
  }
  return counts
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldBatchNorm } from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface FoldCase {
  readonly id: string
  readonly conv: Readonly<{
    cin: number
    out: number
    k: number
    g: number
    weight: readonly number[]
    bias: readonly number[] | null
  }>
  readonly bn: Readonly<Record<'weight' | 'bias' | 'mean' | 'var', readonly number[]>> & { readonly eps: number }
  readonly folded: { readonly weight: readonly number[]; readonly bias: readonly number[] }
}

function near(found: readonly number[], right: readonly number[], id: string): void {
  expect(found.length, id).toBe(right.length)
  right.forEach((value, index) => {
    expect(Math.abs((found[index] ?? Number.NaN) - value), id).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-14)
  })
}

test('a convolution and its batch norm fold into PyTorch’s one convolution', () => {
  const cases = goldenCases<FoldCase>('fold.jsonl')
  expect(cases).toHaveLength(36)
  for (const { id, conv, bn, folded } of cases) {
    const { cin, out, k, g, weight, bias } = conv
    const found = foldBatchNorm(
      { shape: [out, cin / g, k, k], weight, bias, groups: g },
      { scale: bn.weight, shift: bn.bias, mean: bn.mean, variance: bn.var, eps: bn.eps },
    )
    near(found.weight, folded.weight, id)
    near(found.bias, folded.bias, id)
  }
})

test('a transposed convolution folds along its second axis, group by group', () => {
  // two groups, each of two inputs and one output, one tap
  const conv = { shape: [4, 1, 1], weight: [1, 2, 3, 4], bias: null, groups: 2, transposed: true }
  const norm = { scale: [2, 10], shift: [0, 5], mean: [1, 1], variance: [1, 1], eps: 0 }
  expect(foldBatchNorm(conv, norm)).toEqual({ weight: [2, 4, 30, 40], bias: [-2, -5] })
  const wide = { shape: [1, 2, 2], weight: [1, 2, 3, 4], bias: [1, 1], transposed: true }
  expect(foldBatchNorm(wide, norm)).toEqual({ weight: [2, 4, 30, 40], bias: [0, 5] })
})

test('the folded 1×1 convolution gives what both give one after the other', () => {
  const value = fc.double({ min: -4, max: 4, noNaN: true })
  const three = fc.tuple(value, value, value)
  const variances = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0.1, max: 4, noNaN: true })))
  fc.assert(
    fc.property(three, three, three, three, three, variances, (weight, bias, scale, shift, mean, variance) => {
      const norm = { scale, shift, mean, variance, eps: 1e-5 }
      const folded = foldBatchNorm({ shape: [3, 1], weight, bias }, norm)
      for (const [channel, deviation] of variance.map((v) => Math.sqrt(v + 1e-5)).entries()) {
        const at = (list: readonly number[]) => list[channel] ?? Number.NaN
        const x = 1.75
        const right = ((at(weight) * x + at(bias) - at(mean)) / deviation) * at(scale) + at(shift)
        expect(at(folded.weight) * x + at(folded.bias)).toBeCloseTo(right, 9)
      }
    }),
  )
})

test('what does not fit together is refused', () => {
  const norm = { scale: [1, 1], shift: [0, 0], mean: [0, 0], variance: [1, 1], eps: 0 }
  const refusal = (code: string) => expect.objectContaining({ code })
  const fold = (conv: Parameters<typeof foldBatchNorm>[0]) => () => foldBatchNorm(conv, norm)
  expect(fold({ shape: [3, 1], weight: [1, 1, 1], bias: null })).toThrow(refusal('channels_mismatch'))
  expect(fold({ shape: [2, 1], weight: [1, 1], bias: [0] })).toThrow(refusal('channels_mismatch'))
  expect(fold({ shape: [2, 1], weight: [1], bias: null })).toThrow(refusal('out_of_range'))
  expect(fold({ shape: [2], weight: [1, 1], bias: null })).toThrow(refusal('wrong_rank'))
  const odd = { shape: [3, 1], weight: [1, 1, 1], bias: null, groups: 2 }
  expect(fold(odd)).toThrow(refusal('out_channels_not_divisible_by_groups'))
  expect(fold({ ...odd, transposed: true })).toThrow(refusal('in_channels_not_divisible_by_groups'))
  expect(() => foldBatchNorm({ shape: [2, 1], weight: [1, 1], bias: null }, { ...norm, variance: [0, 1] })).toThrow(
    refusal('out_of_range'),
  )
})

import { describe, expect, test } from 'vitest'
import { formatFraction } from '@/lib/engine'
import { partialConv } from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface PartialCase {
  readonly id: string
  readonly mask: readonly (readonly number[])[]
  readonly k: number
  readonly s: number
  readonly pad: number
  readonly d: number
  readonly valid: readonly (readonly number[])[]
  readonly ratio: readonly (readonly string[])[]
  readonly new_mask: readonly (readonly number[])[]
}

test('valid elements, ratios and new masks of partial convolutions', () => {
  const cases = goldenCases<PartialCase>('partialconv.jsonl')
  expect(cases).toHaveLength(36)
  for (const { id, mask, k, s, pad, d, valid, ratio, new_mask } of cases) {
    const found = partialConv(mask, { kernel: k, stride: s, padding: pad, dilation: d })
    expect(found.valid, id).toEqual(valid)
    expect(
      found.ratio.map((row) => row.map(formatFraction)),
      id,
    ).toEqual(ratio)
    expect(found.newMask, id).toEqual(new_mask)
  }
})

describe('a partial convolution', () => {
  const ones = (rows: number, columns: number) => new Array<number[]>(rows).fill(new Array<number>(columns).fill(1))

  test('as padding weighs an edge 9/6 and a corner 9/4', () => {
    const { ratio } = partialConv(ones(3, 3), { kernel: 3, padding: 1 })
    expect(ratio.map((row) => row.map(formatFraction))).toEqual([
      ['9/4', '3/2', '9/4'],
      ['3/2', '1', '3/2'],
      ['9/4', '3/2', '9/4'],
    ])
  })

  test('takes each axis by itself, with dilation and a window that lies in the padding', () => {
    const { valid, newMask } = partialConv(ones(2, 5), { kernel: 2, padding: 2 }, { kernel: 3, dilation: 2 })
    expect(valid).toEqual([[0], [3], [6], [3], [0]])
    expect(newMask).toEqual([[0], [1], [1], [1], [0]])
  })

  test('refuses what is no mask', () => {
    const window = { kernel: 1 }
    expect(() => partialConv([], window)).toThrow(expect.objectContaining({ code: 'list_empty' }))
    expect(() => partialConv([[1, 2]], window)).toThrow(expect.objectContaining({ code: 'out_of_range' }))
    expect(() => partialConv([[1, 0], [1]], window)).toThrow(expect.objectContaining({ code: 'out_of_range' }))
    expect(() => partialConv(ones(4, 2), { kernel: 3 })).toThrow(
      expect.objectContaining({ code: 'kernel_exceeds_padded_input', axis: 1 }),
    )
  })
})

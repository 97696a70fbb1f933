import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  convOutputLength,
  EngineError,
  kernelSpan,
  poolOutputLength,
  tfSameOutputLength,
  tfSamePadding,
  transposedConvOutputLength,
} from '@/lib/engine'

const window = fc.record({
  n: fc.integer({ min: 1, max: 60 }),
  kernel: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 5 }),
  padding: fc.integer({ min: 0, max: 4 }),
  dilation: fc.integer({ min: 1, max: 4 }),
})

/** Places a window one after another, as a person would. */
function placedWindows(n: number, kernel: number, stride: number, padding: number, dilation: number): number {
  let count = 0
  for (let at = -padding; at + dilation * (kernel - 1) <= n - 1 + padding; at += stride) count++
  return count
}

describe('the length after a convolution', () => {
  test('is the number of places where the window fits', () => {
    fc.assert(
      fc.property(window, ({ n, ...fields }) => {
        const { kernel, stride, padding, dilation } = fields
        const places = placedWindows(n, kernel, stride, padding, dilation)
        if (places === 0) expect(() => convOutputLength(n, fields)).toThrow(EngineError)
        else expect(convOutputLength(n, fields)).toBe(places)
      }),
    )
  })

  test('refuses a kernel longer than the padded input and names both lengths', () => {
    const refused = () => convOutputLength(3, { kernel: 4, dilation: 2, padding: [1, 1] })
    expect(refused).toThrow(
      expect.objectContaining({
        code: 'kernel_exceeds_padded_input',
        values: { kernel: 4, dilation: 2, span: 7, inputLength: 3, padding: 2, paddedLength: 5, missing: 2 },
      }),
    )
  })

  test('takes zeros that differ before and after', () => {
    expect(convOutputLength(5, { kernel: 3, padding: [0, 1], stride: 2 })).toBe(2)
  })

  test.each([
    [{ kernel: 0 }, 'kernel_not_positive'],
    [{ kernel: 3, stride: 0 }, 'stride_not_positive'],
    [{ kernel: 3, dilation: 0 }, 'dilation_not_positive'],
    [{ kernel: 3, padding: -1 }, 'padding_negative'],
    [{ kernel: 2.5 }, 'not_an_integer'],
    [{ kernel: 2 ** 53 }, 'out_of_range'],
    [{ kernel: Number.NaN }, 'not_an_integer'],
  ])('refuses %o', (fields, code) => {
    expect(() => convOutputLength(8, fields)).toThrow(expect.objectContaining({ code }))
  })

  test('refuses an input without positions', () => {
    expect(() => convOutputLength(0, { kernel: 1 })).toThrow(expect.objectContaining({ code: 'out_of_range' }))
  })
})

describe('the length after a pool', () => {
  test('has the kernel for a stride where none is given', () => {
    expect(poolOutputLength(7, { kernel: 2 })).toBe(3)
  })

  test('rounded up drops a last window that would start in the padding after the input', () => {
    expect(poolOutputLength(5, { kernel: 2, stride: 2, ceil: true })).toBe(3)
    expect(poolOutputLength(5, { kernel: 2, stride: 3, padding: 1, ceil: true })).toBe(2)
    fc.assert(
      fc.property(window, ({ n, kernel, stride }) => {
        const padding = Math.floor(kernel / 2)
        if (n + 2 * padding < kernel) return
        const length = poolOutputLength(n, { kernel, stride, padding, ceil: true })
        expect((length - 1) * stride).toBeLessThan(n + padding)
        expect(length - poolOutputLength(n, { kernel, stride, padding })).toBeOneOf([0, 1])
      }),
    )
  })

  test('refuses padding over half of the kernel, whatever the dilation', () => {
    expect(() => poolOutputLength(9, { kernel: 3, padding: 2, dilation: 3 })).toThrow(
      expect.objectContaining({ code: 'pool_padding_over_half_kernel', values: { kernel: 3, padding: 2, most: 1 } }),
    )
  })
})

describe('the length after a transposed convolution', () => {
  test('is that of the convolution it turns round, where nothing was cut off', () => {
    fc.assert(
      fc.property(window, ({ n, kernel, stride, dilation }) => {
        const length = transposedConvOutputLength(n, { kernel, stride, dilation })
        expect(convOutputLength(length, { kernel, stride, dilation })).toBe(n)
      }),
    )
  })

  test('allows as much output padding as stride or dilation can use, and no more', () => {
    expect(transposedConvOutputLength(4, { kernel: 3, stride: 2, dilation: 3, outputPadding: 2 })).toBe(15)
    expect(() => transposedConvOutputLength(4, { kernel: 3, stride: 2, outputPadding: 2 })).toThrow(
      expect.objectContaining({ code: 'output_padding_too_large', values: expect.objectContaining({ most: 1 }) }),
    )
  })

  test('refuses an output that padding has eaten up', () => {
    expect(() => transposedConvOutputLength(1, { kernel: 2, stride: 2, padding: 3 })).toThrow(
      expect.objectContaining({ code: 'output_not_positive' }),
    )
  })
})

describe('TensorFlow’s same', () => {
  test('adds just what ⌈n/s⌉ windows need, the odd zero at the end', () => {
    fc.assert(
      fc.property(window, ({ n, kernel, stride, dilation }) => {
        const length = tfSameOutputLength(n, stride)
        const { total, begin, end } = tfSamePadding(n, { kernel, stride, dilation })
        expect(begin + end).toBe(total)
        expect(end - begin).toBeOneOf([0, 1])
        if (total > 0) expect((length - 1) * stride + kernelSpan(kernel, dilation)).toBe(n + total)
        else expect((length - 1) * stride + kernelSpan(kernel, dilation)).toBeLessThanOrEqual(n)
      }),
    )
  })
})

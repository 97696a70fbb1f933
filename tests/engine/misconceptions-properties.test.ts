import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  analyze,
  equalFractions,
  formatFraction,
  fraction,
  fractionToNumber,
  parseNetwork,
  theoreticalField,
} from '@/lib/engine'
import {
  isReal,
  wrongResults,
  type MisconceptionId,
  type ResultValue,
  type WrongResults,
} from '@/lib/engine/misconceptions'

const exact = (value: ResultValue) => {
  if (isReal(value)) throw new Error('a real number where a fraction was expected')
  return value
}
const text = (value: ResultValue) => formatFraction(exact(value))
const valueOf = ({ wrong }: WrongResults, id: MisconceptionId) => {
  const hit = wrong.find(({ ids }) => ids.includes(id))
  return hit ? text(hit.value) : undefined
}

const whole = (min: number, max: number) => fc.integer({ min, max })
const axis = fc
  .record({ n: whole(1, 24), kernel: whole(1, 6), stride: whole(1, 4), padding: whole(0, 3), dilation: whole(1, 3) })
  .filter(({ n, kernel, padding, dilation }) => n + 2 * padding >= dilation * (kernel - 1) + 1)
const windows = fc.array(
  fc.record({
    kind: fc.constant('conv' as const),
    kernel: whole(1, 7),
    stride: whole(1, 3),
    padding: whole(0, 3),
    dilation: whole(1, 3),
  }),
  { minLength: 1, maxLength: 5 },
)
const channels = fc
  .record({ groups: whole(1, 3), a: whole(1, 4), b: whole(1, 4), bias: fc.boolean() })
  .map(({ groups, a, b, bias }) => ({ groups, inChannels: a * groups, outChannels: b * groups, bias }))

/** What holds of all results: no wrong value is right, none stands twice, no id twice in a hit, no size is below 1. */
function checkResults({ answer, wrong }: WrongResults, sizes: boolean): void {
  const right = exact(answer)
  for (const { ids, value } of wrong) {
    expect(equalFractions(exact(value), right)).toBe(false)
    expect(new Set(ids).size).toBe(ids.length)
    if (sizes) expect(fractionToNumber(exact(value))).toBeGreaterThanOrEqual(1)
  }
  expect(new Set(wrong.map(({ value }) => text(value))).size).toBe(wrong.length)
}

describe('wrong results', () => {
  test('are never right and never the same twice', () => {
    fc.assert(
      fc.property(axis, windows, channels, (given, layers, layer) => {
        checkResults(wrongResults('conv_size', given), true)
        checkResults(wrongResults('macs', { op: 'conv', ...layer, axes: [given, given] }), true)
        checkResults(wrongResults('receptive_field', { layers }), true)
        checkResults(
          wrongResults('gridding', { layers: layers.map(({ kernel, dilation }) => ({ kernel, dilation })) }),
          true,
        )
        checkResults(wrongResults('start_centre', { layers, asks: 'centre' }), false)
        const resized = { output: given.padding, n: given.n, o: given.kernel, alignCorners: layer.bias }
        checkResults(wrongResults('coordinates', resized), false)
      }),
    )
  })

  test('that are equal are one hit, the likeliest name first', () => {
    // 32/2 = 16, and (32 + 2 − 2)/2 = 16 without the 1
    const { answer, wrong } = wrongResults('conv_size', { n: 32, kernel: 2, stride: 2, padding: 1 })
    expect(text(answer)).toBe('17')
    expect(wrong.map(({ ids, value }) => [text(value), ...ids])).toEqual([
      ['16', 'forgot_padding', 'padding_once', 'forgot_plus_one', 'divided_only', 'tf_same'],
    ])
  })

  test('that are no size or not defined drop out', () => {
    // the kernel does not fit without padding: 0 windows, and none before + 1
    const small = wrongResults('conv_size', { n: 2, kernel: 3, stride: 1, padding: 1 })
    expect(valueOf(small, 'forgot_padding')).toBeUndefined()
    expect(valueOf(small, 'forgot_plus_one')).toBe('1')
    // without ε there is a division by zero
    const flat = { weight: fraction(1), bias: fraction(0), gamma: fraction(1), beta: fraction(0), mean: fraction(0) }
    const folded = wrongResults('folding', { asks: 'weight', ...flat, variance: fraction(0), epsilon: fraction(1, 4) })
    expect(folded).toEqual({ answer: fraction(2), wrong: [{ ids: ['sqrt_missing'], value: fraction(4) }] })
  })

  test('of formulas for windows are left out behind a transposed convolution', () => {
    const up = { kind: 'convT', kernel: 2, stride: 2 } as const
    const { answer, wrong } = wrongResults('receptive_field', { layers: [{ kind: 'conv', kernel: 3 }, up] })
    expect(text(answer)).toBe('3')
    expect(wrong).toEqual([{ ids: ['area_for_side'], value: fraction(9) }])
  })

  test('keep counts of any size exact', () => {
    const side = { n: 1_000_000, kernel: 3, padding: 1 }
    const huge = wrongResults('macs', { op: 'conv', inChannels: 1000, outChannels: 1000, axes: [side, side] })
    expect(text(huge.answer)).toBe('9000000000000000000')
    expect(valueOf(huge, 'flops_for_macs')).toBe('18000000000000000000')
    // 3·10⁶ − 2 real products along each side
    expect(valueOf(huge, 'no_padding_products')).toBe(`${2_999_998n ** 2n * 1_000_000n}`)
  })
})

describe('answers', () => {
  test('are those of the engine for the same network', () => {
    fc.assert(
      fc.property(axis, windows, channels, (given, layers, { groups, inChannels, outChannels, bias }) => {
        const line = ({ kernel, stride, padding, dilation }: Omit<typeof given, 'n'>) =>
          `conv k=${kernel} s=${stride} p=${padding} d=${dilation}`
        const one = parseNetwork(
          `input ${inChannels}x${given.n}x${given.n}\n${line(given)} out=${outChannels} g=${groups} bias=${bias ? 'yes' : 'no'}`,
        )
        if (!one.ok) throw new Error(JSON.stringify(one.problem))
        const counted = analyze(one.network)
        if (!counted.ok) throw new Error(JSON.stringify(counted.problem))
        const layer = { groups, inChannels, outChannels, bias }
        const kernel = [given.kernel, given.kernel]
        expect(text(wrongResults('parameters', { op: 'conv', ...layer, kernel }).answer)).toBe(`${counted.params}`)
        const macs = wrongResults('macs', { op: 'conv', ...layer, axes: [given, given] })
        expect(text(macs.answer)).toBe(`${counted.macs}`)

        const stack = parseNetwork(layers.map(line).join('\n'))
        if (!stack.ok) throw new Error(JSON.stringify(stack.problem))
        const field = theoreticalField(stack.network)
        expect(text(wrongResults('receptive_field', { layers }).answer)).toBe(`${field.size}`)
        expect(wrongResults('start_centre', { layers, asks: 'start', unit: 0 }).answer).toEqual(field.start)
        expect(wrongResults('start_centre', { layers, asks: 'centre' }).answer).toEqual(field.centre)
        expect(wrongResults('jump', { layers }).answer).toEqual(field.jump)
      }),
    )
  })

  test('of an overlap are the taps that fall on an input', () => {
    fc.assert(
      fc.property(axis, whole(0, 5), ({ n, kernel, stride, padding, dilation }, output) => {
        const length = (n - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1
        fc.pre(output < length)
        const taps = Array.from({ length: kernel }, (_, tap) => (output + padding - dilation * tap) / stride)
        const real = taps.filter((source) => Number.isInteger(source) && source >= 0 && source < n).length
        const { answer } = wrongResults('overlap', { axes: [{ n, kernel, stride, padding, dilation, output }] })
        expect(text(answer)).toBe(`${real}`)
      }),
    )
  })

  test('products with real elements are those counted one by one', () => {
    fc.assert(
      fc.property(axis, (given) => {
        const { n, kernel, stride, padding, dilation } = given
        const results = wrongResults('macs', { op: 'conv', inChannels: 1, outChannels: 1, bias: false, axes: [given] })
        const outputs = Number(text(results.answer)) / kernel
        let real = 0
        for (let output = 0; output < outputs; output++) {
          for (let tap = 0; tap < kernel; tap++) {
            const at = output * stride - padding + dilation * tap
            if (at >= 0 && at < n) real++
          }
        }
        const found = valueOf(results, 'no_padding_products')
        if (real === outputs * kernel || real === 0) expect(found).toBeUndefined()
        else expect(found).toBe(`${real}`)
      }),
    )
  })

  test.each([
    ['kernel_exceeds_padded_input', () => wrongResults('conv_size', { n: 2, kernel: 5 })],
    ['not_an_integer', () => wrongResults('conv_size', { n: 2.5, kernel: 1 })],
    [
      'in_channels_not_divisible_by_groups',
      () => wrongResults('parameters', { op: 'conv', inChannels: 3, outChannels: 4, kernel: [1], groups: 2 }),
    ],
    [
      'output_not_positive',
      () => wrongResults('resize_size', { n: 1, scale: { exact: fraction(1, 2), decimal: 0.5 } }),
    ],
    ['out_of_range', () => wrongResults('nyquist', { stride: 0 })],
    ['out_of_range', () => wrongResults('partial_conv', { kernel: [3, 3], valid: 10 })],
    [
      'stat_needs_two_values',
      () =>
        wrongResults('bn_momentum', { asks: 'running_var', batch: fraction(1), count: 1, momentum: fraction(1, 10) }),
    ],
  ])('are refused where there is none: %s', (code, ask) => {
    expect(ask).toThrow(expect.objectContaining({ code }))
  })
})

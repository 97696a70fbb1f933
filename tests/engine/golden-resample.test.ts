import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFractions,
  analyze,
  formatFraction,
  fraction,
  fractionToNumber,
  parseFraction,
  parseNetwork,
  resizedLength,
  resizeWeights,
  theoreticalField,
  touchedInputs,
  type AxisResize,
} from '@/lib/engine'
import { upsample } from '@/lib/engine/layers/resize'
import type { UpsampleLayer } from '@/lib/engine/layer'
import { positionsOf, run, unionOf } from '@/lib/engine/position-set'
import { resampledRuns } from '@/lib/engine/resample'
import { goldenCases } from './golden'

interface ResampleCase {
  readonly id: string
  readonly n: number
  readonly mode: UpsampleLayer['mode']
  readonly size: number | null
  readonly scale: number | null
  readonly align: boolean | null
  readonly recompute?: boolean
  readonly antialias?: boolean
  readonly out: number
  readonly taps: readonly (readonly (readonly [number, number])[])[]
  readonly exact: readonly (readonly (readonly [number, string])[])[]
}

type QuirkCase =
  | {
      readonly id: string
      readonly kind: 'nearest_float32'
      readonly mode: 'nearest' | 'nearest-exact'
      readonly n: number
      readonly size: number
      readonly differs: readonly (readonly [unit: number, float32: number, exact: number])[]
    }
  | {
      readonly id: string
      readonly kind: 'size_from_scale'
      readonly n: number
      readonly scale: number
      readonly out: number
      readonly exact: number
    }

const cases = goldenCases<ResampleCase>('resample.jsonl')
const quirks = goldenCases<QuirkCase>('quirks.jsonl')

const scaleOf = (decimal: number) => ({ exact: parseFraction(`${decimal}`) ?? fraction(1), decimal })

describe('weights of a resized axis', () => {
  test('the golden data is whole', () => {
    expect(cases).toHaveLength(180)
    expect(quirks).toHaveLength(48)
  })

  test.each(cases)('$id', ({ n, mode, size, scale, align, out, taps, exact, ...rest }) => {
    const { length, weights } = resizeWeights(n, {
      mode,
      size,
      scale: scale === null ? null : scaleOf(scale),
      alignCorners: align,
      ...rest,
    })
    expect(length).toBe(out)
    expect(weights.map((row) => row.map(([at, weight]) => [at, formatFraction(weight)]))).toEqual(exact)
    taps.forEach((row, unit) => {
      const found = weights[unit] ?? []
      expect(found.map(([at]) => at)).toEqual(row.map(([at]) => at))
      row.forEach(([, weight], index) => {
        const error = Math.abs(fractionToNumber(found[index]?.[1] ?? fraction(0)) - weight)
        expect(error).toBeLessThanOrEqual(1e-9)
      })
    })
  })
})

describe('where floats err', () => {
  test.each(quirks.filter((quirk) => quirk.kind === 'nearest_float32'))(
    '$id: $mode $n → $size takes the neighbour that the formula names',
    ({ n, mode, size, differs }) => {
      const { weights } = resizeWeights(n, { mode, size })
      for (const [unit, float32, exact] of differs) {
        expect([unit, weights[unit]?.[0]?.[0]]).toEqual([unit, exact])
        expect(float32).not.toBe(exact)
      }
    },
  )

  test.each(quirks.filter((quirk) => quirk.kind === 'size_from_scale'))(
    "$id: $n · $scale has PyTorch's length for the decimal and the exact one for the fraction",
    ({ n, scale, out, exact }) => {
      const decimal = scaleOf(scale)
      expect(resizedLength(n, { size: null, scale: decimal })).toBe(out)
      expect(resizedLength(n, { size: null, scale: { ...decimal, decimal: null } })).toBe(exact)
    },
  )
})

const linear = fc.record({
  mode: fc.constantFrom('linear', 'bilinear', 'trilinear'),
  alignCorners: fc.option(fc.boolean()),
  antialias: fc.constant(false),
})
const antialiased = fc.record({
  mode: fc.constantFrom('bilinear', 'bicubic'),
  alignCorners: fc.option(fc.boolean()),
  antialias: fc.constant(true),
})
const cubic = fc.record({
  mode: fc.constant('bicubic'),
  alignCorners: fc.option(fc.boolean()),
  antialias: fc.constant(false),
})
const without = fc.record({
  mode: fc.constantFrom('nearest', 'nearest-exact', 'area'),
  alignCorners: fc.constant(null),
  antialias: fc.constant(false),
})
const target = fc.oneof(
  fc.record({ size: fc.integer({ min: 1, max: 40 }), scale: fc.constant(null) }),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }))
    .map(([num, den]) => ({ size: null, scale: { exact: fraction(num, den), decimal: null } })),
)
const resized = fc
  .record({
    inputLength: fc.integer({ min: 5, max: 40 }),
    choice: fc.oneof(linear, antialiased, cubic, without),
    target,
    recompute: fc.boolean(),
  })
  .map(({ inputLength, choice, target: { size, scale }, recompute }) => ({
    inputLength,
    resize: { ...choice, size, scale, recompute } satisfies AxisResize,
  }))

describe('of every resize', () => {
  test('the weights of an output sum to 1', () => {
    fc.assert(
      fc.property(resized, ({ inputLength, resize }) => {
        for (const row of resizeWeights(inputLength, resize).weights) {
          const sum = row.reduce((total, [, weight]) => addFractions(total, weight), fraction(0))
          expect(formatFraction(sum)).toBe('1')
        }
      }),
    )
  })

  test('only a cubic has a weight below 0', () => {
    fc.assert(
      fc.property(resized, ({ inputLength, resize }) => {
        fc.pre(resize.mode !== 'bicubic')
        for (const row of resizeWeights(inputLength, resize).weights) {
          for (const [, { num }] of row) expect(num > 0n).toBe(true)
        }
      }),
    )
  })

  test('the inputs that have a weight are those that the field counts', () => {
    fc.assert(
      fc.property(resized, ({ inputLength, resize }) => {
        const { length, weights } = resizeWeights(inputLength, resize)
        const { size, scale } = resize
        const layer: UpsampleLayer = {
          ...resize,
          op: 'upsample',
          dim: 1,
          size: size === null ? null : [size],
          scale: scale === null ? null : [scale],
        }
        const map = upsample.axisMap?.(layer, 0, { input: inputLength, output: length, axes: 1 })
        if (map?.kind !== 'resample') throw new Error('an upsampled axis is resampled')
        const touched = weights.map((_, unit) => positionsOf(unionOf(resampledRuns(run(unit, unit), map, inputLength))))
        expect(touched).toEqual(weights.map((row) => row.map(([at]) => at)))
      }),
    )
  })
})

test('an area may come to no output at all, a layer may not', () => {
  expect(resizeWeights(1, { mode: 'area', scale: scaleOf(0.5) })).toEqual({ length: 0, weights: [] })
  const reading = parseNetwork('input 1x1; upsample mode=area scale=0.5')
  const refused = reading.ok ? analyze(reading.network) : null
  expect(refused).toMatchObject({ ok: false, problem: { code: 'output_not_positive' } })
})

describe('an anti-aliased layer', () => {
  test('touches the window of the taps, the zeros of the cubic left out', () => {
    const reading = parseNetwork('input 1x16x16; upsample mode=bicubic scale=0.25 align=yes antialias=yes')
    if (!reading.ok) throw new Error(reading.problem.code)
    expect(touchedInputs(reading.network, 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11])
  })

  test('has an unclipped field of twice its stride', () => {
    const reading = parseNetwork('input 1x64x64; upsample mode=bilinear scale=0.5 antialias=yes')
    if (!reading.ok) throw new Error(reading.problem.code)
    const { size, jump, start } = theoreticalField(reading.network, 0)
    expect([size, formatFraction(jump), formatFraction(start)]).toEqual([4n, '2', '-1'])
  })

  test.each(['mode=nearest', 'mode=area', ''])('is refused with %s', (mode) => {
    const reading = parseNetwork(`input 1x8x8; upsample ${mode} scale=2 antialias=yes`)
    const refused = reading.ok ? analyze(reading.network) : reading
    expect(refused).toMatchObject({ ok: false, problem: { code: 'mode_rank_mismatch' } })
  })
})

describe('a resize that cannot be is refused', () => {
  test.each<[string, number, AxisResize]>([
    ['size_and_scale', 4, { mode: 'linear' }],
    ['size_and_scale', 4, { mode: 'linear', size: 8, scale: scaleOf(2) }],
    ['align_corners_with_nearest', 4, { mode: 'nearest', size: 8, alignCorners: false }],
    ['mode_rank_mismatch', 4, { mode: 'nearest', size: 8, antialias: true }],
    ['mode_rank_mismatch', 4, { mode: 'linear', size: 8, antialias: true }],
    ['output_not_positive', 4, { mode: 'linear', scale: scaleOf(0.2) }],
    ['output_not_positive', 4, { mode: 'area', scale: scaleOf(-1) }],
    ['output_not_positive', 4, { mode: 'linear', size: 0 }],
    ['not_an_integer', 4, { mode: 'linear', size: 2.5 }],
    ['not_an_integer', 4.5, { mode: 'linear', size: 2 }],
    ['out_of_range', 0, { mode: 'linear', size: 2 }],
    ['set_too_large', 4, { mode: 'linear', size: 1e6 }],
  ])('%s, case %#', (code, inputLength, resize) => {
    expect(() => resizeWeights(inputLength, resize)).toThrow(expect.objectContaining({ code }))
  })
})

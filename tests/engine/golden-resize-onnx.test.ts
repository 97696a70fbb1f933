import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFractions,
  equalFractions,
  formatFraction,
  fraction,
  fractionToNumber,
  parseFraction,
  resizeWeights,
} from '@/lib/engine'
import { onnxResizeWeights, type OnnxResize } from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface OnnxCase {
  readonly id: string
  readonly mode: OnnxResize['mode']
  readonly coordinate: NonNullable<OnnxResize['coordinate']>
  readonly n: number
  readonly size: number
  readonly nearest_mode?: NonNullable<OnnxResize['nearestMode']>
  readonly a?: number
  readonly taps: readonly (readonly (readonly [number, number])[])[]
}

const cases = goldenCases<OnnxCase>('resize_onnx.jsonl')

describe('ONNX Resize agrees with ONNX Runtime', () => {
  test('the golden data is whole', () => {
    expect(cases).toHaveLength(90)
  })

  test.each(cases)('$id', ({ mode, coordinate, n, size, taps, ...rest }) => {
    const weights = onnxResizeWeights(n, {
      mode,
      coordinate,
      size,
      ...(rest.nearest_mode && { nearestMode: rest.nearest_mode }),
      ...(rest.a !== undefined && { cubicCoefficient: parseFraction(`${rest.a}`) ?? fraction(0) }),
    })
    expect(weights).toHaveLength(taps.length)
    taps.forEach((row, unit) => {
      const found = new Map((weights[unit] ?? []).map(([at, weight]) => [at, fractionToNumber(weight)]))
      const right = new Map(row)
      // what float32 rounds to 0 or away from it has no place in one of the lists
      for (const at of new Set([...found.keys(), ...right.keys()])) {
        const error = Math.abs((found.get(at) ?? 0) - (right.get(at) ?? 0))
        expect({ unit, at, near: error <= 1e-5 }).toEqual({ unit, at, near: true })
      }
    })
  })
})

const lengths = fc.record({ n: fc.integer({ min: 1, max: 40 }), size: fc.integer({ min: 1, max: 40 }) })
const attributes = fc.record({
  mode: fc.constantFrom('nearest', 'linear', 'cubic'),
  coordinate: fc.constantFrom('half_pixel', 'pytorch_half_pixel', 'align_corners', 'asymmetric'),
  nearestMode: fc.constantFrom('round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'),
})

test('the weights of an output sum to 1', () => {
  fc.assert(
    fc.property(lengths, attributes, ({ n, size }, resize) => {
      for (const row of onnxResizeWeights(n, { ...resize, size })) {
        const sum = row.reduce((total, [, weight]) => addFractions(total, weight), fraction(0))
        expect(formatFraction(sum)).toBe('1')
      }
    }),
  )
})

test('half_pixel and align_corners are what PyTorch has without and with its corners', () => {
  fc.assert(
    fc.property(lengths, fc.constantFrom('linear', 'cubic'), fc.boolean(), ({ n, size }, mode, alignCorners) => {
      const onnx = onnxResizeWeights(n, { mode, size, coordinate: alignCorners ? 'align_corners' : 'half_pixel' })
      expect(onnx).toEqual(resizeWeights(n, { mode, size, alignCorners }).weights)
    }),
  )
})

test('pytorch_half_pixel takes the first position where there is one output, half_pixel the middle', () => {
  const one = { mode: 'linear', size: 1 } as const
  expect(onnxResizeWeights(5, { ...one, coordinate: 'pytorch_half_pixel' })).toEqual([[[0, fraction(1)]]])
  expect(onnxResizeWeights(5, { ...one, coordinate: 'half_pixel' })).toEqual([[[2, fraction(1)]]])
})

test('the roundings of nearest differ at halves', () => {
  const at = (nearestMode: NonNullable<OnnxResize['nearestMode']>) =>
    onnxResizeWeights(3, { mode: 'nearest', coordinate: 'asymmetric', size: 2, nearestMode })[1]?.[0]
  const places = (['round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'] as const).map((mode) => at(mode)?.[0])
  expect(places).toEqual([1, 2, 1, 2])
  expect(equalFractions(at('floor')?.[1] ?? fraction(0), fraction(1))).toBe(true)
})

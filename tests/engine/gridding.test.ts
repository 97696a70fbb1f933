import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coverage,
  formatFraction,
  hasHoles,
  hybridDilationMeasure,
  misalignments,
  parseNetwork,
  touchedInputs,
  touchedRegion,
  type DilatedLayer,
  type Network,
} from '@/lib/engine'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

const of = (...rates: readonly number[]): DilatedLayer[] => rates.map((dilation) => ({ kernel: 3, dilation }))

describe('a stack of dilated layers', () => {
  test.each([
    [[2, 2, 2], true],
    [[1, 2, 5], false],
    [[1, 2, 9], true],
    [[2, 3, 5], true],
    [[5, 2, 1], false],
    [[1, 2, 3], false],
    [[1, 1, 1], false],
  ])('with the rates %j has holes: %s', (rates, holes) => {
    expect(hasHoles(of(...rates))).toBe(holes)
  })

  test('has holes just when the engine’s exact set has', () => {
    const layer = fc.record({ kernel: fc.integer({ min: 1, max: 4 }), dilation: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), (layers) => {
        const network = read(layers.map(({ kernel, dilation }) => `conv k=${kernel} d=${dilation}`).join('\n'))
        const touched = touchedInputs(network, 0)
        const hull = (touched.at(-1) ?? 0) - (touched[0] ?? 0) + 1
        expect(hasHoles(layers)).toBe(touched.length < hull)
      }),
    )
  })

  test.each([
    [[1, 2, 5], 2],
    [[1, 2, 9], 5],
    [[2, 3, 5], 3],
    [[3, 7], 7],
  ])('with the rates %j has the measure %d of hybrid dilation', (rates, measure) => {
    expect(hybridDilationMeasure(rates)).toBe(measure)
  })

  test('covers 7 of 13 positions on each axis with the rates 2, 2, 2', () => {
    const region = touchedRegion(read('input 1x31x31; repeat 3; conv k=3 d=2 p=2; end'), [15, 15])
    expect(formatFraction(coverage(region) ?? { num: 0n, den: 1n })).toBe('49/169')
    expect(coverage([])).toBeNull()
  })

  test('is refused where a rate or a kernel is none', () => {
    expect(() => hasHoles([{ kernel: 0, dilation: 1 }])).toThrow(
      expect.objectContaining({ code: 'kernel_not_positive' }),
    )
    expect(() => hybridDilationMeasure([1, 0])).toThrow(expect.objectContaining({ code: 'dilation_not_positive' }))
    expect(() => hybridDilationMeasure([1])).toThrow(expect.objectContaining({ code: 'list_empty' }))
  })
})

describe('branches that meet', () => {
  test('with an even kernel on one side are half a position apart', () => {
    const found = misalignments(read('a: conv k=2 p=0:1; b: conv k=3 p=1 <- prev; sum: add <- a, b'))
    expect(found.map(({ node, centres, shift }) => [node, centres.map(formatFraction), formatFraction(shift)])).toEqual(
      [['sum', ['1/2', '0'], '-1/2']],
    )
  })

  test('of a residual block are aligned', () => {
    expect(
      misalignments(read('input 8x9x9; repeat 3; conv k=3 p=1; relu; conv k=3 p=1; add <- it, prev; end')),
    ).toEqual([])
  })

  test('under TensorFlow’s same shift with the size', () => {
    const block = (size: number) =>
      read(`input 1x${size}x${size}; a: conv k=1 s=2 p=tf_same; b: conv k=3 s=2 p=tf_same <- prev; add <- a, b`)
    expect(misalignments(block(9))).toEqual([])
    expect(misalignments(block(8)).map(({ shift }) => formatFraction(shift))).toEqual(['1'])
  })
})

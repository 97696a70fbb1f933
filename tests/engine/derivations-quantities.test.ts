import katex from 'katex'
import { describe, expect, test } from 'vitest'
import {
  formatFraction,
  foldedFrequency,
  fraction,
  fractionToNumber,
  parseNetwork,
  resizedLength,
  resizeWeights,
  touchedInputs,
  type Fraction,
} from '@/lib/engine'
import { derive, type Derivation, type DeriveArguments, type Quantity } from '@/lib/engine/derivation'
import {
  averagePoolWindows,
  axisOverlap,
  effectiveMoments,
  foldBatchNorm,
  frequencyAfterStride,
  nyquistLimit,
  partialConv,
} from '@/lib/engine/statistics'

/** The lines of a derivation, each of which can be set. */
function linesOf<Q extends Quantity>(quantity: Q, args: DeriveArguments<Q>): string[] {
  const { steps }: Derivation = derive(quantity, args)
  for (const { tex } of steps) {
    expect(katex.renderToString(tex, { throwOnError: true, strict: 'error' }), tex).toContain('katex')
    expect(tex).not.toMatch(/NaN|undefined|null/)
  }
  return steps.map(({ id, tex }) => `${id}: ${tex}`)
}

/** What stands behind the last sign of equality of the last line. */
function outcome<Q extends Quantity>(quantity: Q, args: DeriveArguments<Q>): string {
  const last = linesOf(quantity, args).at(-1) ?? ''
  const [first = ''] = last.split(',\\quad')
  return plain(first.split(/ = | \\approx /).pop() ?? '')
}

const plain = (tex: string) => tex.replace(/(-?)\\tfrac\{(\d+)\}\{(\d+)\}/g, '$1$2/$3')

const decimal = (value: number) => ({ exact: fraction(Math.round(value * 1e6), 1e6), decimal: value })
const exact = (num: number, den = 1) => ({ exact: fraction(num, den), decimal: null })

describe('resizing', () => {
  test('a size by a decimal scale says the product in double precision', () => {
    expect(linesOf('resize_size', { n: 25, scale: decimal(1.16) })).toEqual([
      'resized_rule: o = \\left\\lfloor n\\,\\beta \\right\\rfloor',
      'double: \\mathrm{fl}(n\\,\\beta) = \\mathrm{fl}(25 \\cdot 1.16) = 28.999999999999996',
      'put_in: o = \\left\\lfloor 28.999999999999996 \\right\\rfloor = 28',
    ])
    for (const n of [1, 7, 10, 25, 224]) {
      for (const scale of [decimal(1.5), decimal(0.7), decimal(1e-7 + 1), exact(3, 2), exact(29, 25)]) {
        const args = { n, scale }
        if (Math.floor(n * fractionToNumber(scale.exact)) < 1) continue
        expect(outcome('resize_size', args)).toBe(`${resizedLength(n, { size: null, scale })}`)
      }
    }
    expect(outcome('resize_size', { n: 9, size: 4 })).toBe('4')
    expect(() => derive('resize_size', { n: 1, scale: exact(1, 2) })).toThrow(
      expect.objectContaining({ code: 'output_not_positive' }),
    )
  })

  const targets = [
    { size: 7 },
    { size: 1 },
    { scale: exact(2) },
    { scale: decimal(1.3) },
    { scale: decimal(1.3), recompute: true },
  ]

  test('a coordinate of a nearest mode is the position that the weight stands on', () => {
    for (const mode of ['nearest', 'nearest-exact'] as const) {
      for (const target of targets) {
        const { weights } = resizeWeights(5, { mode, ...target })
        weights.forEach((row, i) =>
          expect(outcome('resize_coordinate', { n: 5, i, mode, ...target })).toBe(`${row[0]?.[0]}`),
        )
      }
    }
  })

  test('a coordinate of a linear mode is the mean of the positions, where no end cuts them', () => {
    for (const alignCorners of [true, false, null]) {
      for (const target of targets) {
        const { weights } = resizeWeights(5, { mode: 'linear', alignCorners, ...target })
        weights.forEach((row, i) => {
          const mean = row.reduce((sum, [at, weight]) => sum + at * fractionToNumber(weight), 0)
          const written = outcome('resize_coordinate', { n: 5, i, mode: 'linear', alignCorners, ...target })
          const [over = Number.NaN, under = 1] = written.split('/').map(Number)
          expect(Math.min(Math.max(over / under, 0), 4)).toBeCloseTo(mean, 12)
        })
      }
    }
  })

  test('weights are the taps of an output with what each counts', () => {
    for (const mode of ['linear', 'cubic'] as const) {
      for (const target of targets) {
        const { weights } = resizeWeights(5, { mode, ...target })
        weights.forEach((row, i) => {
          const last = linesOf('resize_weights', { n: 5, i, mode, ...target }).at(-1) ?? ''
          const right = row.map(([at, weight]) => `w_{${at}} = ${formatFraction(weight)}`).join(',\\quad ')
          expect(plain(last)).toBe(`weights: ${right}`)
        })
      }
    }
    const lines = linesOf('resize_weights', { n: 4, i: 3, mode: 'linear', scale: exact(2) })
    expect(lines.slice(0, 4)).toEqual([
      'ratio: \\alpha = \\frac{1}{\\beta} = \\tfrac{1}{2}',
      'coordinate_rule: x = \\left(i + \\tfrac{1}{2}\\right) \\alpha - \\tfrac{1}{2}',
      'put_in: x = \\left(3 + \\tfrac{1}{2}\\right) \\cdot \\tfrac{1}{2} - \\tfrac{1}{2} = \\tfrac{5}{4}',
      'coordinate_split: m = \\left\\lfloor x \\right\\rfloor = 1,\\quad t = x - m = \\tfrac{5}{4} - 1 = \\tfrac{1}{4}',
    ])
  })

  test('an output that there is not, and corners of a nearest mode, are refused', () => {
    expect(() => derive('resize_coordinate', { n: 4, i: 8, mode: 'linear', scale: exact(2) })).toThrow(
      expect.objectContaining({ code: 'unit_out_of_range', values: { unit: 8, most: 7 } }),
    )
    expect(() => derive('resize_coordinate', { n: 4, i: 0, mode: 'nearest', size: 8, alignCorners: true })).toThrow(
      expect.objectContaining({ code: 'align_corners_with_nearest' }),
    )
  })
})

describe('windows', () => {
  test('an adaptive window has the positions that the area is the mean of', () => {
    for (const [n, o] of [
      [7, 3],
      [10, 4],
      [3, 7],
      [12, 12],
    ] as const) {
      resizeWeights(n, { mode: 'area', size: o }).weights.forEach((row, i) => {
        expect(outcome('adaptive_window', { n, o, i })).toBe(`${row.length}`)
      })
    }
    expect(linesOf('adaptive_window', { n: 10, o: 4, i: 1 }).slice(1)).toEqual([
      'window_first: a = \\left\\lfloor \\frac{1 \\cdot 10}{4} \\right\\rfloor = 2',
      'window_end: b = \\left\\lceil \\frac{(1 + 1) \\cdot 10}{4} \\right\\rceil = 5',
      'window_length: k = b - a = 5 - 2 = 3',
    ])
  })

  test('an average divides by the window, with or without the padding, cut in ceil mode', () => {
    for (const cip of [true, false]) {
      for (const ceil of [true, false]) {
        const pool = { kernel: 3, stride: 2, padding: 1, ceil, countIncludePad: cip }
        averagePoolWindows(8, pool).forEach(({ divisor }, i) => {
          expect(outcome('pool_divisor', { n: 8, k: 3, s: 2, p: 1, ceil, cip, i })).toBe(`${divisor}`)
        })
      }
    }
  })
})

describe('overlap', () => {
  test('the contributions of an output are the pairs of a tap and an input that land on it', () => {
    for (const [k, s, p, d, a] of [
      [3, 2, 0, 1, 0],
      [3, 2, 1, 1, 1],
      [4, 2, 1, 1, 0],
      [3, 2, 0, 2, 0],
      [5, 3, 2, 2, 1],
      [2, 3, 0, 1, 0],
    ] as const) {
      const { counts } = axisOverlap(6, { kernel: k, stride: s, padding: p, dilation: d, outputPadding: a })
      counts.forEach((count, i) => {
        const { steps } = derive('overlap', { n: 6, k, s, p, d, a, i })
        expect(outcome('overlap', { n: 6, k, s, p, d, a, i })).toBe(`${count}`)
        expect(steps[2]?.tex.match(/\(\d+, \d+\)/g)?.length ?? 0).toBe(count)
      })
    }
  })

  test('over a period the ratio is the most over the fewest, far from the borders', () => {
    for (const [k, s, d] of [
      [3, 2, 1],
      [4, 2, 1],
      [5, 3, 2],
      [7, 4, 3],
      [3, 1, 2],
    ] as const) {
      const { counts, interior } = axisOverlap(20, { kernel: k, stride: s, dilation: d })
      const [first, last] = interior.range ?? [0, 0]
      const inside = counts.slice(first, last + 1)
      const ratio = formatFraction(fraction(Math.max(...inside), Math.min(...inside)))
      expect(outcome('overlap_ratio', { k, s, d }), `${k} ${s} ${d}`).toBe(ratio)
    }
    expect(linesOf('overlap_ratio', { k: 3, s: 2 })[1]).toBe('phases: (c_0, \\dots, c_{s-1}) = (2,\\ 1)')
    expect(() => derive('overlap_ratio', { k: 3, s: 2, d: 2 })).toThrow(
      expect.objectContaining({ code: 'division_by_zero' }),
    )
    expect(() => derive('overlap_ratio', { k: 3, s: 0 })).toThrow(
      expect.objectContaining({ code: 'stride_not_positive' }),
    )
  })

  test('a partial convolution multiplies by the elements over the real ones', () => {
    const mask = [
      [1, 0, 1],
      [0, 0, 1],
      [1, 1, 0],
    ]
    const { valid, ratio } = partialConv(mask, { kernel: 3, padding: 1 })
    valid.forEach((row, y) =>
      row.forEach((count, x) => {
        const right = ratio[y]?.[x] ?? fraction(-1)
        expect(outcome('partial_ratio', { k: 3, valid: count })).toBe(formatFraction(right))
      }),
    )
    expect(outcome('partial_ratio', { k: 3, valid: 0 })).toBe('0')
    expect(() => derive('partial_ratio', { k: 3, valid: 10 })).toThrow(
      expect.objectContaining({ code: 'out_of_range' }),
    )
  })
})

describe('gridding and aliasing', () => {
  test('the positions of a stack are the sum of its taps', () => {
    for (const layers of [
      [{ kernel: 3, dilation: 1 }],
      [1, 2, 5].map((dilation) => ({ kernel: 3, dilation })),
      [2, 2, 2].map((dilation) => ({ kernel: 3, dilation })),
      [2, 3, 5].map((dilation) => ({ kernel: 3, dilation })),
      [
        { kernel: 12, dilation: 3 },
        { kernel: 1, dilation: 4 },
      ],
    ]) {
      const text = layers.map(({ kernel, dilation }) => `conv k=${kernel} d=${dilation}`).join('; ')
      const reading = parseNetwork(text)
      if (!reading.ok) throw new Error(text)
      const touched = touchedInputs(reading.network, 0)
      expect(linesOf('touched_count', { layers }).at(-1)).toContain(`|S| = ${touched.length},`)
      expect(derive('touched_count', { layers }).steps.at(-1)?.values).toEqual({
        count: touched.length,
        hull: Math.max(...touched) - Math.min(...touched) + 1,
      })
    }
    expect(linesOf('touched_count', { layers: [2, 2].map((dilation) => ({ kernel: 3, dilation })) }).slice(2)).toEqual([
      'touched_layer: S_{1} = S_{0} + \\{0,\\ 2,\\ 4\\},\\quad |S_{1}| = 3',
      'touched_layer: S_{2} = S_{1} + \\{0,\\ 2,\\ 4\\},\\quad |S_{2}| = 5',
      'hull: r = 1 + 2 \\cdot 2 + 2 \\cdot 2 = 9',
      'touched_share: |S| = 5,\\quad \\frac{|S|}{r} = \\tfrac{5}{9}',
    ])
  })

  test('frequencies fold at half the rate that is left', () => {
    for (const s of [1, 2, 3, 8]) expect(outcome('nyquist', { s })).toBe(formatFraction(nyquistLimit(s)))
    const frequencies: Fraction[] = [fraction(0), fraction(1, 2), fraction(3, 8), fraction(-2, 5), fraction(7, 3)]
    for (const f of frequencies) {
      for (const s of [1, 2, 3, 4]) {
        expect(outcome('folded_frequency', { f, s })).toBe(formatFraction(frequencyAfterStride(f, s)))
        expect(frequencyAfterStride(f, s)).toEqual(foldedFrequency(f, fraction(1, s)))
      }
    }
  })
})

describe('effective fields and folding', () => {
  test('variances add up, exact for equal taps, to six digits for others', () => {
    const layers = [{ kernel: 3, stride: 2 }, { kernel: 5, dilation: 2 }, { kernel: 2 }]
    const { exact: right, deviation } = effectiveMoments(layers)
    expect(outcome('erf_variance', { layers })).toBe(formatFraction(right?.variance ?? fraction(0)))
    expect(Number(outcome('erf_std', { layers }))).toBeCloseTo(deviation ?? 0, 4)
    const blurred = [...layers, { kernel: 3, weights: [1, 2, 1] }]
    expect(Number(outcome('erf_variance', { layers: blurred }))).toBeCloseTo(effectiveMoments(blurred).variance, 3)
    expect(outcome('erf_std', { layers: [{ kernel: 1 }] })).toBe('0')
    const long = Array.from({ length: 30 }, () => ({ kernel: 3 }))
    expect(outcome('erf_variance', { layers: long })).toBe('20')
  })

  test('a folded normalisation is one product and one sum, to six digits', () => {
    const norm = { gamma: 1.5, beta: -0.25, mean: 0.4, variance: 2.3, eps: 1e-5 }
    const state = {
      scale: [norm.gamma],
      shift: [norm.beta],
      mean: [norm.mean],
      variance: [norm.variance],
      eps: norm.eps,
    }
    const { weight, bias } = foldBatchNorm({ shape: [1, 1, 1], weight: [1], bias: null }, state)
    expect(Number(outcome('fold_scale', norm))).toBeCloseTo(weight[0] ?? Number.NaN, 5)
    expect(Number(outcome('fold_shift', norm))).toBeCloseTo(bias[0] ?? Number.NaN, 5)
    expect(linesOf('fold_scale', norm).at(-1)).toBe('put_in: a = \\frac{1.5}{\\sqrt{2.3 + 0.00001}} \\approx 0.989069')
    expect(linesOf('fold_scale', { ...norm, eps: 1e-8 }).at(-1)).toContain('1 \\cdot 10^{-8}')
    expect(() => derive('fold_scale', { ...norm, variance: -1 })).toThrow(
      expect.objectContaining({ code: 'out_of_range' }),
    )
  })
})

import { kernelSpan, transposedConvOutputLength, type AxisTransposed } from './axis-sizes'
import { EngineError, locate } from './engine-error'
import { ceilDivide, floorDivide, greatestCommonDivisor, modulo, wholeNumber } from './whole-number'

/** Outputs that a list of counts may hold: as many as a set of positions may be written out to. */
const MOST_OUTPUTS = 4_000_000

/** Outputs that no missing neighbour affects. */
export interface OverlapInterior {
  /** First and last of them, null where there is none. */
  readonly range: readonly [first: number, last: number] | null
  /** Whether they all get the same number of contributions; null where they are fewer than one period, the stride. */
  readonly uniform: boolean | null
  /** What kernel, stride and dilation alone say of an interior that is long enough. */
  readonly expectedUniform: boolean
}

/** Contributions to the outputs of a transposed convolution along one axis. */
export interface AxisOverlap {
  /** Products that are summed into each output. */
  readonly counts: readonly number[]
  readonly interior: OverlapInterior
  readonly min: number
  readonly max: number
}

/** Contributions to the outputs of a transposed convolution; an output's own number is the product over its axes. */
export interface Overlap {
  readonly axes: readonly AxisOverlap[]
  readonly min: number
  readonly max: number
}

/** One axis of a transposed convolution's input, with what slides along it. */
export interface OverlapAxis extends AxisTransposed {
  /** Positions of the input, whole, ≥ 1. */
  readonly inputLength: number
}

/**
 * How many products are summed into each output of a transposed convolution, on every axis.
 *
 * @param axes - the spatial axes in order; a refusal names the axis
 * @throws {@link EngineError} as {@link axisOverlap}; `out_of_range` if a product leaves the exact doubles
 * @see Odena et al. 2016, doi:10.23915/distill.00003, "Deconvolution & Overlap"
 */
export function overlap(axes: readonly OverlapAxis[]): Overlap {
  const each = axes.map(({ inputLength, ...window }, axis) => locate({ axis }, () => axisOverlap(inputLength, window)))
  const product = (values: readonly number[]) =>
    values.reduce((before, value) => wholeNumber(before * value, 'contributions'), 1)
  return { axes: each, min: product(each.map(({ min }) => min)), max: product(each.map(({ max }) => max)) }
}

/**
 * How many products are summed into each output of a transposed convolution along one axis.
 *
 * @param n - positions of the input, whole, ≥ 1
 * @returns one count per output, the interior, the least and the greatest count
 * @throws {@link EngineError} `set_too_large` where the outputs are too many to be listed; else as the output's length
 * @see Odena et al. 2016, doi:10.23915/distill.00003, "Deconvolution & Overlap"
 */
export function axisOverlap(n: number, window: AxisTransposed): AxisOverlap {
  const { kernel, stride = 1, padding = 0, dilation = 1 } = window
  const length = transposedConvOutputLength(n, window)
  if (length > MOST_OUTPUTS) throw new EngineError('set_too_large', { positions: length, most: MOST_OUTPUTS })
  const counts = contributions(length, { n, kernel, stride, padding, dilation })
  const first = Math.max(0, kernelSpan(kernel, dilation) - 1 - padding)
  const last = Math.min(length - 1, (n - 1) * stride - padding)
  const period = last - first + 1 < stride ? null : counts.slice(first, first + stride)
  return {
    counts,
    interior: {
      range: first > last ? null : [first, last],
      uniform: period && period.every((count) => count === period[0]),
      expectedUniform: overlapsEvenly(window),
    },
    min: counts.reduce((least, count) => Math.min(least, count)),
    max: counts.reduce((most, count) => Math.max(most, count)),
  }
}

/**
 * Whether the interior of a transposed convolution gets the same number of contributions everywhere: only if the
 * stride is 1, or divides the kernel and has no factor in common with the dilation.
 *
 * @throws {@link EngineError} `kernel_not_positive`, `stride_not_positive`, `dilation_not_positive`
 */
export function overlapsEvenly({ kernel, stride = 1, dilation = 1 }: AxisTransposed): boolean {
  kernelSpan(kernel, dilation)
  if (wholeNumber(stride, 'stride') < 1) throw new EngineError('stride_not_positive', { stride })
  return stride === 1 || (kernel % stride === 0 && greatestCommonDivisor(dilation, stride) === 1)
}

interface Taps {
  readonly n: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly dilation: number
}

/**
 * Tap t of input m lands on i where m·s + d·t = i + p. With g = gcd(d, s) only every g-th output is reached at all, and
 * there the taps are one progression t ≡ u (mod s/g), cut where the kernel or the input ends: counted, not walked.
 */
function contributions(length: number, { n, kernel, stride, padding, dilation }: Taps): number[] {
  const common = greatestCommonDivisor(dilation, stride)
  const period = stride / common
  const inverse = inverseModulo(dilation / common, period)
  const counts = new Array<number>(length).fill(0)
  const start = modulo(-padding, common)
  let tap = productModulo((start + padding) / common, inverse, period)
  for (let output = start; output < length; output += common) {
    const reach = output + padding
    const least = Math.max(0, ceilDivide(reach - (n - 1) * stride, dilation))
    const most = Math.min(kernel - 1, floorDivide(reach, dilation))
    const from = least + modulo(tap - least, period)
    counts[output] = from > most ? 0 : floorDivide(most - from, period) + 1
    tap = modulo(tap + inverse, period)
  }
  return counts
}

/** The x in 0 … m − 1 with a·x ≡ 1 (mod m), of two numbers without a common factor: Euclid's, extended. */
function inverseModulo(a: number, m: number): number {
  let [rest, next] = [m, a % m]
  let [coefficient, following] = [0, 1]
  while (next !== 0) {
    const quotient = floorDivide(rest, next)
    ;[rest, next] = [next, rest - quotient * next]
    ;[coefficient, following] = [following, coefficient - quotient * following]
  }
  return modulo(coefficient, m)
}

function productModulo(a: number, b: number, m: number): number {
  return Number((BigInt(a) * BigInt(b)) % BigInt(m))
}

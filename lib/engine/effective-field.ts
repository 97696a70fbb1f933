import { kernelSpan } from './axis-sizes'
import { EngineError } from './engine-error'
import {
  addFractions,
  divideFractions,
  fraction,
  fractionToNumber,
  multiplyFractions,
  negateFraction,
  ZERO,
  type Fraction,
} from './fraction'
import type { Real } from './real'
import { wholeNumber } from './whole-number'

/** Multiply-adds up to which the kernels are convolved; beyond, the Gaussian stands in. */
const MOST_PRODUCTS = 10_000_000
/** Positions that a profile may hold: as many as a set of positions may be written out to. */
const MOST_POSITIONS = 4_000_000
/** Share of the peak above which a position counts: what lies more than two deviations out in a Gaussian. */
const NOTICED = 0.0455

/** A layer of a linear net without padding, along one axis. */
export interface LinearLayer {
  /** Taps, whole, ≥ 1. */
  readonly kernel: number
  readonly stride?: number
  readonly dilation?: number
  /** All ones where left out; `mean` is ones over their number, as average pooling has. */
  readonly weights?: 'ones' | 'mean' | readonly Real[]
}

/** Size and moments of a linear net's gradient along one axis, its weights taken to sum to 1. */
export interface EffectiveMoments {
  /** Positions of the theoretical field. */
  readonly size: number
  /** Input positions from one unit to the next. */
  readonly jump: number
  /** Where the gradient's mean lies, in positions from the field's first. */
  readonly centre: Real
  /** In squared input positions; negative only where weights differ in sign. */
  readonly variance: Real
  /** The root of the variance, in input positions; null where that is negative. */
  readonly deviation: Real | null
  /** 0 for a Gaussian; null where the variance is 0. */
  readonly excessKurtosis: Real | null
  /** The same without rounding where every layer is `ones` or `mean`. */
  readonly exact: { readonly variance: Fraction; readonly excessKurtosis: Fraction | null } | null
}

/** The gradient of one unit over its field along one axis. */
export interface EffectiveField extends EffectiveMoments {
  /** How the profile came about: whole numbers throughout, doubles, or the Gaussian with the exact variance. */
  readonly method: 'exact' | 'double' | 'gaussian'
  /** The gradient over the sum of its values, one per position of the field. */
  readonly profile: readonly Real[]
  /** The sum of the gradient's values; infinite beyond the doubles. */
  readonly total: Real
  /** The gradient itself is counts over the divisor; where the method is `exact`. */
  readonly fractions: { readonly counts: readonly bigint[]; readonly divisor: bigint } | null
}

/**
 * The gradient of a unit of a linear net without padding: the layers' kernels, each stretched by its dilation and the
 * jump before it, convolved. A plane of separable kernels has the product of two such profiles.
 *
 * @param layers - from the input on
 * @returns beyond 10⁷ multiply-adds the Gaussian with the exact variance, labelled so
 * @throws {@link EngineError} as {@link effectiveMoments}; `set_too_large` where the field has too many positions;
 * `out_of_range` where a Gaussian is due but the variance is not positive
 * @see Luo et al. 2016, arXiv:1701.04128, §2
 */
export function effectiveField(layers: readonly LinearLayer[]): EffectiveField {
  const moments = effectiveMoments(layers)
  const { size } = moments
  if (size > MOST_POSITIONS) throw new EngineError('set_too_large', { positions: size, most: MOST_POSITIONS })
  const steps = stretched(layers)
  const total = steps.reduce((product, { sum }) => product * sum, 1)
  if (productsOf(steps) > MOST_PRODUCTS)
    return { ...moments, method: 'gaussian', profile: gaussian(moments), total, fractions: null }
  if (!steps.every(({ taps }) => taps === null)) {
    return { ...moments, method: 'double', profile: convolved(steps), total, fractions: null }
  }
  const counts = boxesConvolved(steps)
  const divisor = layers.reduce(
    (before, { kernel, weights }) => before * (weights === 'mean' ? BigInt(kernel) : 1n),
    1n,
  )
  const all = steps.reduce((product, { kernel }) => product * BigInt(kernel), 1n)
  // within the exact doubles one division is right, and a hundred times as fast
  const small = all <= BigInt(Number.MAX_SAFE_INTEGER)
  const profile = counts.map((count) =>
    small ? Number(count) / Number(all) : fractionToNumber({ num: count, den: all }),
  )
  return {
    ...moments,
    method: 'exact',
    profile,
    total: fractionToNumber({ num: all, den: divisor }),
    fractions: { counts, divisor },
  }
}

/**
 * Size, jump, variance and kurtosis of a linear net's gradient: cumulants add up over the layers.
 *
 * @param layers - from the input on
 * @throws {@link EngineError} `kernel_not_positive`, `stride_not_positive`, `dilation_not_positive`, `not_an_integer`;
 * `out_of_range` if weights are not as many as taps, not finite, or the field leaves the exact doubles;
 * `division_by_zero` if a layer's weights sum to 0
 * @see Luo et al. 2016, arXiv:1701.04128, §2.1 and §2.3
 */
export function effectiveMoments(layers: readonly LinearLayer[]): EffectiveMoments {
  const steps = stretched(layers)
  const size = steps.reduce((before, { kernel, step }) => wholeNumber(before + (kernel - 1) * step, 'size'), 1)
  const jump = layers.reduce((before, { stride = 1 }) => wholeNumber(before * stride, 'jump'), 1)
  const exact = steps.every(({ taps }) => taps === null) ? exactMoments(steps) : null
  const own = steps.map(({ kernel, step, taps }) => {
    const [mean, second, fourth] = taps ? cumulants(taps) : boxCumulants(kernel)
    return { mean: mean * step, second: second * step ** 2, fourth: fourth * step ** 4 }
  })
  const sumOf = (part: 'mean' | 'second' | 'fourth') => own.reduce((sum, cumulant) => sum + cumulant[part], 0)
  const variance = exact ? fractionToNumber(exact.variance) : sumOf('second')
  const kurtosis = variance === 0 ? null : sumOf('fourth') / variance ** 2
  return {
    size,
    jump,
    centre: sumOf('mean'),
    variance,
    deviation: variance < 0 ? null : Math.sqrt(variance),
    excessKurtosis: exact ? exact.excessKurtosis && fractionToNumber(exact.excessKurtosis) : kurtosis,
    exact,
  }
}

/**
 * Variance of k equal taps: (k² − 1)/12.
 *
 * @throws {@link EngineError} `kernel_not_positive`, `not_an_integer`
 * @see Luo et al. 2016, arXiv:1701.04128, §2.1
 */
export function boxVariance(kernel: number): Fraction {
  kernelSpan(kernel)
  return fraction(BigInt(kernel) ** 2n - 1n, 12n)
}

/** Input positions that a unit's field covers, first and last, both counted in; there is no padding. */
export function effectiveHull({ size, jump }: EffectiveMoments, unit: number): { first: number; last: number } {
  const first = wholeNumber(wholeNumber(unit, 'unit') * jump, 'first')
  return { first, last: wholeNumber(first + size - 1, 'last') }
}

/**
 * Size of what is noticed of a field: the positions above 4.55 % of the peak, over two axes the root of their number.
 *
 * @param axes - 2 for the product of the profile with itself
 * @see Luo et al. 2016, arXiv:1701.04128, §3
 */
export function effectiveSize({ profile }: Pick<EffectiveField, 'profile'>, axes: 1 | 2 = 1): Real {
  const sizes = Float64Array.from(profile, Math.abs).sort()
  const peak = sizes[sizes.length - 1] ?? 0
  const above = (level: number) => sizes.length - firstAbove(sizes, level)
  if (axes === 1) return above(NOTICED * peak)
  return Math.sqrt(
    sizes.reduce((count, value) => (value === 0 ? count : count + above((NOTICED * peak * peak) / value)), 0),
  )
}

/** A layer on the input's own grid. */
interface Step {
  readonly kernel: number
  /** Input positions between two taps: dilation times the jump before the layer. */
  readonly step: number
  /** Weights over their sum; null where all are equal. */
  readonly taps: readonly Real[] | null
  readonly sum: Real
}

function stretched(layers: readonly LinearLayer[]): Step[] {
  let jump = 1
  return layers.map(({ kernel, stride = 1, dilation = 1, weights = 'ones' }) => {
    kernelSpan(kernel, dilation)
    if (wholeNumber(stride, 'stride') < 1) throw new EngineError('stride_not_positive', { stride })
    const step = wholeNumber(dilation * jump, 'step')
    jump = wholeNumber(jump * stride, 'jump')
    if (typeof weights === 'string') return { kernel, step, taps: null, sum: weights === 'mean' ? 1 : kernel }
    if (weights.length !== kernel)
      throw new EngineError('out_of_range', { name: 'weights', value: weights.length, least: kernel, most: kernel })
    const sum = weights.reduce((before, weight) => before + weight, 0)
    if (!Number.isFinite(sum)) throw new EngineError('out_of_range', { name: 'weights', value: `${sum}` })
    if (sum === 0) throw new EngineError('division_by_zero', { numerator: '1' })
    if (weights.every((weight) => weight === 1)) return { kernel, step, taps: null, sum }
    return { kernel, step, taps: weights.map((weight) => weight / sum), sum }
  })
}

function exactMoments(steps: readonly Step[]): NonNullable<EffectiveMoments['exact']> {
  const sumOf = (own: (step: Step) => Fraction) => steps.map(own).reduce(addFractions, ZERO)
  const variance = sumOf(({ kernel, step }) => multiplyFractions(boxVariance(kernel), fraction(BigInt(step) ** 2n)))
  // a box's fourth cumulant is −(k⁴ − 1)/120
  const fourth = sumOf(({ kernel, step }) =>
    negateFraction(fraction((BigInt(kernel) ** 4n - 1n) * BigInt(step) ** 4n, 120n)),
  )
  if (variance.num === 0n) return { variance, excessKurtosis: null }
  return { variance, excessKurtosis: divideFractions(fourth, multiplyFractions(variance, variance)) }
}

type Cumulants = readonly [mean: Real, second: Real, fourth: Real]

function boxCumulants(kernel: number): Cumulants {
  return [(kernel - 1) / 2, (kernel ** 2 - 1) / 12, -(kernel ** 4 - 1) / 120]
}

function cumulants(taps: readonly Real[]): Cumulants {
  const expected = (value: (position: number) => Real) =>
    taps.reduce((sum, weight, position) => sum + weight * value(position), 0)
  const mean = expected((position) => position)
  const second = expected((position) => (position - mean) ** 2)
  return [mean, second, expected((position) => (position - mean) ** 4) - 3 * second ** 2]
}

function productsOf(steps: readonly Step[]): number {
  let length = 1
  let products = 0
  for (const { kernel, step } of steps) {
    products += length * kernel
    length += (kernel - 1) * step
  }
  return products
}

/** Convolution with boxes, as running sums: two additions per position, however long the box. */
function boxesConvolved(steps: readonly Step[]): bigint[] {
  return steps.reduce<bigint[]>(
    (before, { kernel, step }) => {
      const after: bigint[] = []
      for (let position = 0; position < before.length + (kernel - 1) * step; position++) {
        const leaving = before[position - kernel * step] ?? 0n
        after.push((after[position - step] ?? 0n) + (before[position] ?? 0n) - leaving)
      }
      return after
    },
    [1n],
  )
}

function convolved(steps: readonly Step[]): Real[] {
  let before = Float64Array.of(1)
  for (const { kernel, step, taps } of steps) {
    const after = new Float64Array(before.length + (kernel - 1) * step)
    for (let tap = 0; tap < kernel; tap++) {
      const weight = taps ? (taps[tap] ?? Number.NaN) : 1 / kernel
      before.forEach((value, position) => {
        const target = position + tap * step
        after[target] = (after[target] ?? 0) + weight * value
      })
    }
    before = after
  }
  return [...before]
}

/** The density at each position, over its sum there. */
function gaussian({ size, centre, variance }: EffectiveMoments): Real[] {
  if (!(variance > 0)) throw new EngineError('out_of_range', { name: 'variance', value: `${variance}`, least: 0 })
  const density = Array.from({ length: size }, (_, position) => Math.exp(-((position - centre) ** 2) / (2 * variance)))
  const sum = density.reduce((before, value) => before + value, 0)
  return density.map((value) => value / sum)
}

/** Index of the first value above the level in a list sorted upwards. */
function firstAbove(sorted: Float64Array, level: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((sorted[middle] ?? 0) > level) high = middle
    else low = middle + 1
  }
  return low
}

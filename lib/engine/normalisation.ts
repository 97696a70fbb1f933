import { EngineError } from './engine-error'
import type { Real } from './real'
import { floorDivide, wholeNumber } from './whole-number'

/** Numbers in row-major order, with the lengths of their axes: batch, channels, then space. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly values: readonly Real[]
}

/** Which elements share a mean and a variance. `layer2d` is layer norm over the channels at each position. */
export type NormScope =
  | { readonly kind: 'batch' | 'instance' | 'layer2d' }
  | { readonly kind: 'group'; readonly groups: number }
  /** Over the last axes, of these lengths. */
  | { readonly kind: 'layer'; readonly shape: readonly number[] }

/** What a normalisation computes from its input, row-major over `shape`. */
export interface NormStatistics {
  readonly shape: readonly number[]
  readonly mean: readonly Real[]
  /** The mean of the squared distances from the mean: the one that the output uses. */
  readonly biasedVariance: readonly Real[]
  /** Values behind each statistic. */
  readonly count: number
}

/** What a normalisation adds to the variance and does to its result; scale 1 and shift 0 where left out. */
export interface NormAffine {
  readonly eps: Real
  /** One per channel; for `layer` one per element of its shape. */
  readonly scale?: readonly Real[]
  readonly shift?: readonly Real[]
}

/**
 * Means and biased variances of a normalisation.
 *
 * @throws {@link EngineError} `wrong_rank` under two axes; `out_of_range` if the values are not as many as the shape
 * says; `channels_not_divisible_by_groups`, `groups_not_positive`; `normalized_shape_mismatch`; `stat_needs_two_values`
 * @see Ioffe & Szegedy 2015, arXiv:1502.03167; Ba et al. 2016, arXiv:1607.06450; Ulyanov et al. 2016, arXiv:1607.08022;
 * Wu & He 2018, arXiv:1803.08494, §3
 */
export function normStatistics({ shape, values }: Tensor, scope: NormScope): NormStatistics {
  const { statistics, of, count } = layoutOf(shape, values.length, scope)
  const length = product(statistics)
  const meanOf = (part: (value: Real, statistic: number) => Real) => {
    const sums = new Array<number>(length).fill(0)
    values.forEach((value, index) => {
      const statistic = of(index)
      sums[statistic] = at(sums, statistic) + part(value, statistic)
    })
    return sums.map((sum) => sum / count)
  }
  const mean = meanOf((value) => value)
  // two passes: the difference of two sums of squares would lose the digits of a small variance
  const biasedVariance = meanOf((value, statistic) => (value - at(mean, statistic)) ** 2)
  return { shape: statistics, mean, biasedVariance, count }
}

/**
 * The output of a normalisation by its input's own statistics: (x − mean)/√(variance + ε), scaled and shifted.
 *
 * @returns row-major, as many values as the input
 * @throws {@link EngineError} as {@link normStatistics}; `channels_mismatch` if scale or shift have another length;
 * `out_of_range` if a variance plus ε is not positive
 */
export function normOutput(tensor: Tensor, scope: NormScope, affine: NormAffine): Real[] {
  return outputBy(tensor, scope, affine, normStatistics(tensor, scope))
}

/**
 * How many numbers a normalisation has for scale and shift together: two per channel, for `layer` two per element of
 * its shape.
 */
export function normAffineParameters(shape: readonly number[], scope: NormScope): number {
  return wholeNumber(2 * affineLength(shape, scope), 'parameters')
}

/** Running statistics of a batch normalisation, one per channel, and the batches that went into them. */
export interface RunningStatistics {
  readonly mean: readonly Real[]
  readonly variance: readonly Real[]
  readonly batches: number
}

/** A batch in training: its own statistics, the output by them, and the running ones after it. */
export interface BatchNormStep {
  readonly statistics: NormStatistics
  readonly output: readonly Real[]
  readonly running: RunningStatistics
}

/** What a batch normalisation starts from: mean 0 and variance 1. */
export function freshRunningStatistics(channels: number): RunningStatistics {
  const length = wholeNumber(channels, 'channels')
  if (length < 1) throw new EngineError('out_of_range', { name: 'channels', value: length, least: 1 })
  return { mean: new Array<number>(length).fill(0), variance: new Array<number>(length).fill(1), batches: 0 }
}

/**
 * One batch through a batch normalisation in training. The output uses the biased variance, the running one takes the
 * unbiased.
 *
 * @param momentum - what the new value weighs, PyTorch's way; null for the plain mean of all batches
 * @throws {@link EngineError} as {@link normOutput}; `channels_mismatch` if the running statistics have another length
 * @see Ioffe & Szegedy 2015, arXiv:1502.03167, algorithms 1 and 2; PyTorch `BatchNorm2d`
 */
export function batchNormStep(
  tensor: Tensor,
  running: RunningStatistics,
  { momentum, ...affine }: NormAffine & { readonly momentum: Real | null },
): BatchNormStep {
  const scope = { kind: 'batch' } as const
  const statistics = normStatistics(tensor, scope)
  const { mean, biasedVariance, count } = statistics
  sameLength(running.mean, mean.length)
  sameLength(running.variance, mean.length)
  const batches = running.batches + 1
  const share = momentum ?? 1 / batches
  const moved = (old: readonly Real[], batch: readonly Real[]) =>
    old.map((value, channel) => (1 - share) * value + share * at(batch, channel))
  const unbiased = biasedVariance.map((variance) => variance * (count / (count - 1)))
  return {
    statistics,
    output: outputBy(tensor, scope, affine, statistics),
    running: { mean: moved(running.mean, mean), variance: moved(running.variance, unbiased), batches },
  }
}

/** A batch normalisation in evaluation, one number per channel. */
export interface BatchNormState {
  readonly scale: readonly Real[]
  readonly shift: readonly Real[]
  readonly mean: readonly Real[]
  readonly variance: readonly Real[]
  readonly eps: Real
}

/**
 * A batch normalisation in evaluation as one multiply and one add per channel: γ/√(v + ε) and β − μγ/√(v + ε).
 *
 * @throws {@link EngineError} `channels_mismatch` if the lists differ in length; `out_of_range` if v + ε is not positive
 * @see Ioffe & Szegedy 2015, arXiv:1502.03167, algorithm 2
 */
export function batchNormEvaluation(state: BatchNormState): { scale: Real[]; shift: Real[] } {
  const { mean, variance, eps } = state
  for (const list of [state.shift, mean, variance]) sameLength(list, state.scale.length)
  const scale = state.scale.map((gamma, channel) => gamma / deviation(at(variance, channel), eps))
  const shift = state.shift.map((beta, channel) => beta - at(mean, channel) * at(scale, channel))
  return { scale, shift }
}

interface Layout {
  /** Lengths of the axes that the statistics have. */
  readonly statistics: readonly number[]
  /** Statistic that an element belongs to, both counted row-major. */
  readonly of: (index: number) => number
  readonly count: number
}

function layoutOf(shape: readonly number[], values: number, scope: NormScope): Layout {
  const [batch, channels, ...space] = shape
  if (batch === undefined || channels === undefined)
    throw new EngineError('wrong_rank', { expected: 2, found: shape.length, shape: shape.join('×') })
  for (const length of shape) {
    if (wholeNumber(length, 'length') < 1)
      throw new EngineError('out_of_range', { name: 'length', value: length, least: 1 })
  }
  const elements = product(shape)
  if (values !== elements)
    throw new EngineError('out_of_range', { name: 'values', value: values, least: elements, most: elements })
  const positions = product(space)
  const layout = (statistics: readonly number[], of: Layout['of']): Layout => ({
    statistics,
    of,
    count: elements / product(statistics),
  })
  switch (scope.kind) {
    case 'batch':
      return several(layout([channels], (index) => floorDivide(index, positions) % channels))
    case 'instance':
      return several(
        layout([batch, channels], (index) => floorDivide(index, positions)),
        positions,
      )
    case 'layer2d':
      return layout(
        [batch, ...space],
        (index) => floorDivide(index, channels * positions) * positions + (index % positions),
      )
    case 'group': {
      const perGroup = channelsPerGroup(channels, scope.groups)
      const grouped = layout([batch, scope.groups], (index) => floorDivide(index, perGroup * positions))
      // PyTorch counts the batch in, though no statistic reaches over it
      return several(grouped, grouped.count * batch)
    }
    case 'layer': {
      const kept = shape.length - scope.shape.length
      if (scope.shape.length === 0 || kept < 0 || scope.shape.some((length, axis) => length !== shape[kept + axis]))
        throw new EngineError('normalized_shape_mismatch', { expected: scope.shape.join('×'), found: shape.join('×') })
      const length = product(scope.shape)
      return layout(shape.slice(0, kept), (index) => floorDivide(index, length))
    }
  }
}

function several(layout: Layout, values = layout.count): Layout {
  if (values < 2) throw new EngineError('stat_needs_two_values', { values })
  return layout
}

function channelsPerGroup(channels: number, groups: number): number {
  if (wholeNumber(groups, 'groups') < 1) throw new EngineError('groups_not_positive', { groups })
  if (channels % groups !== 0) throw new EngineError('channels_not_divisible_by_groups', { channels, groups })
  return channels / groups
}

function outputBy(tensor: Tensor, scope: NormScope, affine: NormAffine, statistics: NormStatistics): Real[] {
  const { shape, values } = tensor
  const { of } = layoutOf(shape, values.length, scope)
  const length = affineLength(shape, scope)
  const { eps, scale = new Array<number>(length).fill(1), shift = new Array<number>(length).fill(0) } = affine
  sameLength(scale, length)
  sameLength(shift, length)
  const positions = product(shape.slice(2))
  const entry = (index: number) => (scope.kind === 'layer' ? index : floorDivide(index, positions)) % length
  const deviations = statistics.biasedVariance.map((variance) => deviation(variance, eps))
  return values.map((value, index) => {
    const statistic = of(index)
    const normal = (value - at(statistics.mean, statistic)) / at(deviations, statistic)
    return normal * at(scale, entry(index)) + at(shift, entry(index))
  })
}

function affineLength(shape: readonly number[], scope: NormScope): number {
  return scope.kind === 'layer' ? product(scope.shape) : (shape[1] ?? 1)
}

function deviation(variance: Real, eps: Real): Real {
  const sum = variance + eps
  if (!(sum > 0)) throw new EngineError('out_of_range', { name: 'variance', value: `${sum}`, least: 0 })
  return Math.sqrt(sum)
}

function sameLength(list: readonly Real[], channels: number): void {
  if (list.length !== channels) throw new EngineError('channels_mismatch', { expected: channels, found: list.length })
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((before, length) => wholeNumber(before * length, 'elements'), 1)
}

function at(values: readonly Real[], index: number): Real {
  return values[index] ?? Number.NaN
}

import { EngineError } from './engine-error'
import { batchNormEvaluation, type BatchNormState } from './normalisation'
import type { Real } from './real'
import { floorDivide, wholeNumber } from './whole-number'

/** The numbers of a convolution. */
export interface ConvWeights {
  /**
   * Lengths of the weight's axes. A convolution: output channels, input channels of a group, kernel. Transposed: input
   * channels, output channels of a group, kernel.
   */
  readonly shape: readonly number[]
  /** Row-major. */
  readonly weight: readonly Real[]
  /** One per output channel. */
  readonly bias: readonly Real[] | null
  /** 1 where left out. */
  readonly groups?: number
  readonly transposed?: boolean
}

/**
 * The one convolution that does what a convolution and the batch normalisation after it do in evaluation:
 * W·γ/√(v + ε) per output channel, and (b − μ)·γ/√(v + ε) + β. The other order does not fold where zeros are padded.
 *
 * @returns the weight in its own order, and a bias whether or not there was one
 * @throws {@link EngineError} `channels_mismatch` if bias or normalisation have another number of channels;
 * `groups_not_positive`; `out_channels_not_divisible_by_groups`, transposed `in_channels_not_divisible_by_groups`;
 * `wrong_rank` under two axes; `out_of_range` if the weights are not as many as the shape says or v + ε is not positive
 * @see Jacob et al. 2018, arXiv:1712.05877, §3.2
 */
export function foldBatchNorm(conv: ConvWeights, norm: BatchNormState): { weight: Real[]; bias: Real[] } {
  const { channels, of } = outputChannels(conv)
  const { bias = null } = conv
  for (const list of [bias ?? norm.scale, norm.scale]) {
    if (list.length !== channels) throw new EngineError('channels_mismatch', { expected: channels, found: list.length })
  }
  const { scale, shift } = batchNormEvaluation(norm)
  return {
    weight: conv.weight.map((value, index) => value * (scale[of(index)] ?? Number.NaN)),
    bias: shift.map((value, channel) => (bias?.[channel] ?? 0) * (scale[channel] ?? Number.NaN) + value),
  }
}

/** How many output channels there are, and which one a weight belongs to. */
function outputChannels({ shape, weight, groups = 1, transposed = false }: ConvWeights): {
  channels: number
  of: (index: number) => number
} {
  const [first, second, ...kernel] = shape
  if (first === undefined || second === undefined)
    throw new EngineError('wrong_rank', { expected: 2, found: shape.length, shape: shape.join('×') })
  for (const length of shape) {
    if (wholeNumber(length, 'length') < 1)
      throw new EngineError('out_of_range', { name: 'length', value: length, least: 1 })
  }
  if (wholeNumber(groups, 'groups') < 1) throw new EngineError('groups_not_positive', { groups })
  if (first % groups !== 0) {
    if (transposed) throw new EngineError('in_channels_not_divisible_by_groups', { channels: first, groups })
    throw new EngineError('out_channels_not_divisible_by_groups', { channels: first, groups })
  }
  const taps = kernel.reduce((product, length) => wholeNumber(product * length, 'elements'), 1)
  const elements = wholeNumber(first * second * taps, 'elements')
  if (weight.length !== elements)
    throw new EngineError('out_of_range', { name: 'weights', value: weight.length, least: elements, most: elements })
  if (!transposed) return { channels: first, of: (index) => floorDivide(index, second * taps) }
  const perGroup = first / groups
  return {
    channels: second * groups,
    of: (index) => {
      const input = floorDivide(index, second * taps)
      return floorDivide(input, perGroup) * second + (floorDivide(index, taps) % second)
    },
  }
}

import { EngineError, type EngineErrorCode } from '../engine-error'
import { fraction } from '../fraction'
import { exactProduct, wholeNumber } from '../whole-number'
import type { Family } from './misconception'

/** Parameters of one layer. A bias is there unless it is said not to be, as in PyTorch. */
export type ParametersGiven =
  | {
      readonly op: 'conv' | 'convT'
      readonly inChannels: number
      readonly outChannels: number
      /** Taps along each axis. */
      readonly kernel: readonly number[]
      readonly groups?: number
      readonly bias?: boolean
      /** Positions of the output along each axis, for those who count them. */
      readonly outputSize?: readonly number[]
    }
  | {
      /** Behind a flatten of the channels and the axes. */
      readonly op: 'linear'
      readonly channels: number
      /** Positions of what is flattened along each axis; none behind another linear layer. */
      readonly size?: readonly number[]
      readonly outFeatures: number
      readonly bias?: boolean
      /** Positions of the network's input along each axis. */
      readonly inputSize?: readonly number[]
    }
  | { readonly op: 'batchnorm'; readonly channels: number; readonly affine?: boolean }

/** Affine parameters of a norm, or how many means it takes (there are as many variances). */
export interface NormCountsGiven {
  readonly op: 'batchnorm' | 'layernorm' | 'groupnorm' | 'instancenorm'
  readonly asks: 'parameters' | 'statistics'
  readonly batch: number
  readonly channels: number
  /** Positions along each spatial axis. */
  readonly size: readonly number[]
  /** Of the group norm, or of the one that a layer norm is taken for. */
  readonly groups?: number
  /** Axes that a layer norm takes in, counted from the last; all but the batch by default. */
  readonly lastAxes?: number
}

/** Trainable numbers of one layer. */
export const parameters: Family<ParametersGiven> = {
  answer: (given) => {
    checkParameters(given)
    return fraction(weights(given) + biases(given))
  },
  least: 1,
  misconceptions: [
    {
      id: 'counted_bias',
      wrong: (given) => (given.op !== 'batchnorm' && given.bias === false ? count(weights(given) + outs(given)) : null),
    },
    {
      id: 'forgot_bias',
      wrong: (given) => (given.op !== 'batchnorm' && given.bias !== false ? count(weights(given)) : null),
    },
    {
      id: 'forgot_groups',
      wrong: (given) => (isConv(given) ? count(weights(given) * groupsOf(given) + biases(given)) : null),
    },
    {
      id: 'groups_twice',
      // both channel counts can be divided by the groups, so this is whole
      wrong: (given) => (isConv(given) ? count(weights(given) / groupsOf(given) + biases(given)) : null),
    },
    {
      id: 'used_positions',
      wrong: (given) =>
        isConv(given) && given.outputSize
          ? count((weights(given) + biases(given)) * exactProduct(given.outputSize))
          : null,
    },
    {
      id: 'forgot_cin',
      wrong: (given) => {
        if (!isConv(given)) return null
        const single = given.op === 'conv' ? BigInt(given.inChannels) / groupsOf(given) : BigInt(given.inChannels)
        return count(weights(given) / single + biases(given))
      },
    },
    {
      id: 'bn_running_stats',
      wrong: (given) =>
        given.op === 'batchnorm' && given.affine !== false ? count(4n * BigInt(given.channels)) : null,
    },
    {
      id: 'flatten_wrong_size',
      wrong: (given) => {
        if (given.op !== 'linear' || !given.size) return null
        const sizes = given.inputSize ? [given.inputSize, []] : [[]]
        return sizes.map((size) => count(weights({ ...given, size }) + biases(given)))
      },
    },
  ],
}

/** Affine parameters or statistics of a norm. */
export const normCounts: Family<NormCountsGiven> = {
  answer: (given) => {
    checkNorm(given)
    return fraction(normCount(given))
  },
  least: 1,
  misconceptions: [
    {
      id: 'per_element_affine',
      // a scale and a shift for each element of a sample
      wrong: ({ asks, channels, size }) =>
        asks === 'parameters' ? count(2n * exactProduct([channels, ...size])) : null,
    },
    {
      id: 'ln_for_gn',
      wrong: (given) => {
        if (given.op === 'groupnorm') return count(normCount({ ...given, op: 'layernorm' }))
        if (given.op !== 'layernorm' || given.groups === undefined) return null
        return count(normCount({ ...given, op: 'groupnorm' }))
      },
    },
  ],
}

type ConvParameters = Extract<ParametersGiven, { op: 'conv' | 'convT' }>

function isConv(given: ParametersGiven): given is ConvParameters {
  return given.op === 'conv' || given.op === 'convT'
}

function groupsOf({ groups = 1 }: ConvParameters): bigint {
  return BigInt(groups)
}

/** Both in and out are there once; the groups divide one of them, and which does not change the product. */
function weights(given: ParametersGiven): bigint {
  if (given.op === 'batchnorm') return given.affine === false ? 0n : 2n * BigInt(given.channels)
  if (given.op === 'linear') return exactProduct([given.channels, ...(given.size ?? []), given.outFeatures])
  return exactProduct([given.inChannels, given.outChannels, ...given.kernel]) / groupsOf(given)
}

function biases(given: ParametersGiven): bigint {
  return given.op === 'batchnorm' || given.bias === false ? 0n : outs(given)
}

function outs(given: Exclude<ParametersGiven, { op: 'batchnorm' }>): bigint {
  return BigInt(given.op === 'linear' ? given.outFeatures : given.outChannels)
}

function normCount({ op, asks, batch, channels, size, groups = 1, lastAxes }: NormCountsGiven): bigint {
  const sample = [channels, ...size]
  const kept = sample.length - (lastAxes ?? sample.length)
  if (asks === 'parameters') return 2n * (op === 'layernorm' ? exactProduct(sample.slice(kept)) : BigInt(channels))
  if (op === 'layernorm') return exactProduct([batch, ...sample.slice(0, kept)])
  if (op === 'batchnorm') return BigInt(channels)
  return exactProduct([batch, op === 'groupnorm' ? groups : channels])
}

function checkParameters(given: ParametersGiven): void {
  if (isConv(given)) {
    checkChannels(given)
    atLeastOne('kernel', ...given.kernel)
    atLeastOne('outputSize', ...(given.outputSize ?? []))
    return
  }
  atLeastOne('channels', given.channels)
  if (given.op === 'batchnorm') return
  atLeastOne('outFeatures', given.outFeatures)
  atLeastOne('size', ...(given.size ?? []), ...(given.inputSize ?? []))
}

/**
 * Refuses channels that do not fall into groups.
 *
 * @throws {@link EngineError} `groups_not_positive`, `in_channels_not_divisible_by_groups`,
 * `out_channels_not_divisible_by_groups`, `out_of_range`, `not_an_integer`
 */
export function checkChannels(given: { inChannels: number; outChannels: number; groups?: number }): void {
  const { inChannels, outChannels, groups = 1 } = given
  atLeastOne('channels', inChannels, outChannels)
  if (wholeNumber(groups, 'groups') < 1) throw new EngineError('groups_not_positive', { groups })
  divides('in_channels_not_divisible_by_groups', inChannels, groups)
  divides('out_channels_not_divisible_by_groups', outChannels, groups)
}

function checkNorm({ op, batch, channels, size, groups = 1, lastAxes = 1 }: NormCountsGiven): void {
  atLeastOne('batch', batch)
  atLeastOne('channels', channels, ...size)
  atLeastOne('groups', groups)
  if (op === 'groupnorm') divides('channels_not_divisible_by_groups', channels, groups)
  atLeastOne('lastAxes', lastAxes)
  if (lastAxes > size.length + 1)
    throw new EngineError('out_of_range', { name: 'lastAxes', value: lastAxes, most: size.length + 1 })
}

function divides(code: EngineErrorCode, channels: number, groups: number): void {
  if (channels % groups !== 0) throw new EngineError(code, { channels, groups })
}

/** Refuses what is not a whole number from 1. */
export function atLeastOne(name: string, ...values: readonly number[]): void {
  for (const value of values) {
    if (wholeNumber(value, name) < 1) throw new EngineError('out_of_range', { name, value, least: 1 })
  }
}

const count = (value: bigint) => fraction(value)

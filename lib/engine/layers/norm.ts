import { SAME, WHOLE } from '../axis-map'
import { EngineError } from '../engine-error'
import type { BatchNormLayer, ChannelLayerNormLayer, GroupNormLayer, InstanceNormLayer, LayerNormLayer } from '../layer'
import { channelsOf, checkChannels, checkRank, elements, formatShape, spatialAxes, type FullShape } from '../shape'
import { exactProduct } from '../whole-number'
import type { LayerRule } from './rule'

/** In evaluation: one scale and one shift for each channel. */
export const batchNorm: LayerRule<BatchNormLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkNormRank(input, layer.dim)
    checkChannels(input, layer.channels)
    return input
  },
  params: (layer, { output }) => (layer.affine ? [[2, channelsOf(output)]] : []),
}

/** Statistics over the channels of a group and all positions. */
export const groupNorm: LayerRule<GroupNormLayer> = {
  elementwise: true,
  check(layer) {
    if (layer.groups < 1) throw new EngineError('groups_not_positive', { groups: layer.groups })
    if (layer.channels !== null) checkDivisible(layer.channels, layer.groups)
  },
  shape(layer, [input = []]) {
    const channels = channelsOf(input)
    checkDivisible(layer.channels ?? channels, layer.groups)
    checkChannels(input, layer.channels)
    // PyTorch counts the batch in, though each statistic is over one sample
    if (elements(input) === BigInt(layer.groups)) throw new EngineError('stat_needs_two_values', { values: 1 })
    return input
  },
  params: (layer, { output }) => (layer.affine ? [[2, channelsOf(output)]] : []),
  axisMap: () => WHOLE,
  localMap: () => SAME,
}

/** Statistics over all positions of a channel. */
export const instanceNorm: LayerRule<InstanceNormLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkNormRank(input, layer.dim)
    // without numbers of its own the layer takes any channels
    if (layer.affine || layer.runningStatistics) checkChannels(input, layer.channels)
    if (!layer.runningStatistics && exactProduct(spatialAxes(input)) === 1n) {
      throw new EngineError('stat_needs_two_values', { values: 1 })
    }
    return input
  },
  params: (layer, { output }) => (layer.affine ? [[2, channelsOf(output)]] : []),
  axisMap: (layer) => (layer.runningStatistics ? SAME : WHOLE),
  localMap: () => SAME,
}

/** Statistics over the last axes of a sample. */
export const layerNorm: LayerRule<LayerNormLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    const { shape } = layer
    const last = shape === null ? input.slice(1) : input.slice(-shape.length)
    if (shape !== null && (shape.length >= input.length || shape.some((length, axis) => length !== last[axis]))) {
      throw new EngineError('normalized_shape_mismatch', { expected: formatShape(shape), found: formatShape(last) })
    }
    return input
  },
  params: (layer, { output }) => (layer.affine ? [[2, ...(layer.shape ?? output.slice(1))]] : []),
  // `shape` counts from the end, the axis from the first spatial one: only the axes covered see one another
  axisMap: (layer, axis, { axes }) => (layer.shape === null || axis >= axes - layer.shape.length ? WHOLE : SAME),
  localMap: () => SAME,
}

/** Statistics over the channels at each position. */
export const channelLayerNorm: LayerRule<ChannelLayerNormLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkChannels(input, layer.channels)
    return input
  },
  params: (_layer, { output }) => [[2, channelsOf(output)]],
}

function checkNormRank(input: FullShape, dim: number | null): void {
  // a batch norm for one axis also takes features alone, as PyTorch's does
  if (dim !== null && !(dim === 1 && input.length === 2)) checkRank(input, dim)
}

function checkDivisible(channels: number, groups: number): void {
  if (channels % groups !== 0) throw new EngineError('channels_not_divisible_by_groups', { channels, groups })
}

import { SAME, WHOLE } from '../axis-map'
import { convOutputLength } from '../axis-sizes'
import { EngineError, locate } from '../engine-error'
import type { ChannelAttentionLayer, SpatialAttentionLayer, SqueezeExcitationLayer } from '../layer'
import { channelsOf, checkChannels, checkRank, spatialAxes } from '../shape'
import { broadcast } from './merge'
import type { LayerRule } from './rule'

/**
 * The mean over space through two linear layers and a sigmoid, times the input.
 *
 * @see Hu et al. 2018, arXiv:1709.01507, §3
 */
export const squeezeExcitation: LayerRule<SqueezeExcitationLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkChannels(input, layer.channels)
    return input
  },
  params({ bias, middle }, { output }) {
    const channels = channelsOf(output)
    return [[2, channels, middle], ...(bias ? [[channels], [middle]] : [])]
  },
  macs: ({ middle }, { output }) => [[output[0] ?? 1, 2, channelsOf(output), middle]],
  axisMap: () => WHOLE,
  localMap: () => SAME,
}

/**
 * One perceptron without bias on the mean and on the maximum over space, summed, a sigmoid, times the input.
 *
 * @see Woo et al. 2018, arXiv:1807.06521, §3
 */
export const channelAttention: LayerRule<ChannelAttentionLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkChannels(input, layer.channels)
    return input
  },
  params: ({ middle }, { output }) => [[2, channelsOf(output), middle]],
  // the perceptron is shared, its products are made twice
  macs: ({ middle }, { output }) => [[output[0] ?? 1, 4, channelsOf(output), middle]],
  axisMap: () => WHOLE,
  localMap: () => SAME,
}

/**
 * A convolution of the mean and the maximum over channels, a sigmoid, times the input.
 *
 * @see Woo et al. 2018, arXiv:1807.06521, §3
 */
export const spatialAttention: LayerRule<SpatialAttentionLayer> = {
  elementwise: true,
  check: checkKernel,
  shape(layer, [input = []]) {
    checkKernel(layer)
    checkRank(input, 2)
    const window = { kernel: layer.kernel, padding: Math.floor(layer.kernel / 2) }
    const gate = spatialAxes(input).map((length, axis) => locate({ axis }, () => convOutputLength(length, window)))
    // an even kernel gives a gate that is one longer than the input
    return broadcast(input, [input[0] ?? 1, 1, ...gate])
  },
  params: ({ kernel }) => [[2, kernel, kernel]],
  macs: ({ kernel }, { output }) => [[output[0] ?? 1, ...spatialAxes(output), 2, kernel, kernel]],
  axisMap: ({ kernel }) => ({ kind: 'window', kernel, stride: 1, dilation: 1, begin: Math.floor(kernel / 2) }),
}

function checkKernel({ kernel }: SpatialAttentionLayer): void {
  if (!Number.isInteger(kernel) || kernel < 1) throw new EngineError('kernel_not_positive', { kernel })
}

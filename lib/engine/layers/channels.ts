import type { AxisMap } from '../axis-map'
import { EngineError } from '../engine-error'
import { fraction } from '../fraction'
import type {
  ChannelShuffleLayer,
  GluLayer,
  LayerScaleLayer,
  PermuteLayer,
  PixelShuffleLayer,
  PixelUnshuffleLayer,
  SliceChannelsLayer,
} from '../layer'
import { channelsOf, checkChannels, checkRank, formatShape, spatialAxes } from '../shape'
import { wholeNumber } from '../whole-number'
import type { LayerRule } from './rule'

/**
 * Channels laid out in space: C/r² channels, r times the rows and columns.
 *
 * @see Shi et al. 2016, arXiv:1609.05158, §3.2
 */
export const pixelShuffle: LayerRule<PixelShuffleLayer> = {
  check: ({ ratio }) => checkRatio(ratio),
  shape({ ratio }, [input = []]) {
    checkRatio(ratio)
    checkRank(input, 2)
    const channels = channelsOf(input)
    if (channels % ratio ** 2 !== 0) throw new EngineError('channels_not_divisible_by_r2', { channels, ratio })
    return [input[0] ?? 1, channels / ratio ** 2, ...spatialAxes(input).map((length) => length * ratio)]
  },
  // output i lies in the pixel ⌊i/r⌋
  axisMap: ({ ratio }): AxisMap => ({
    kind: 'resample',
    neighbours: 'nearest-exact',
    ratio: fraction(1, ratio),
    corners: false,
  }),
}

/** Space laid out in channels: C·r² channels, every r × r block one position. */
export const pixelUnshuffle: LayerRule<PixelUnshuffleLayer> = {
  check: ({ ratio }) => checkRatio(ratio),
  shape({ ratio }, [input = []]) {
    checkRatio(ratio)
    checkRank(input, 2)
    const lengths = spatialAxes(input).map((inputLength, axis) => {
      if (inputLength % ratio === 0) return inputLength / ratio
      throw new EngineError('size_not_divisible_by_r', { inputLength, ratio }, { axis })
    })
    return [input[0] ?? 1, channelsOf(input) * ratio ** 2, ...lengths]
  },
  axisMap: ({ ratio }) => ({ kind: 'window', kernel: ratio, stride: ratio, dilation: 1, begin: 0 }),
}

/** Channels of the groups in turn: nothing is added, nothing lost. */
export const channelShuffle: LayerRule<ChannelShuffleLayer> = {
  check: ({ groups }) => checkGroupCount(groups),
  shape({ groups }, [input = []]) {
    checkGroupCount(groups)
    const channels = channelsOf(input)
    if (channels % groups !== 0) throw new EngineError('channels_not_divisible_by_groups', { channels, groups })
    return input
  },
}

/** Some channels, one behind the other. */
export const sliceChannels: LayerRule<SliceChannelsLayer> = {
  shape({ start, length }, [input = []]) {
    const channels = channelsOf(input)
    if (start < 0 || length < 1 || start + length > channels) {
      throw new EngineError('slice_out_of_range', { start, length, channels })
    }
    return [...input.slice(0, 1), length, ...input.slice(2)]
  },
}

/** The first half of the channels, times the sigmoid of the second. */
export const glu: LayerRule<GluLayer> = {
  elementwise: true,
  shape(_layer, [input = []]) {
    const channels = channelsOf(input)
    if (channels % 2 !== 0) throw new EngineError('channels_odd', { channels })
    return [...input.slice(0, 1), channels / 2, ...input.slice(2)]
  },
}

/** The axes in another order. */
export const permute: LayerRule<PermuteLayer> = {
  shape({ order }, [input = []]) {
    const sorted = [...order].sort((a, b) => a - b)
    if (order.length !== input.length || sorted.some((dimension, place) => dimension !== place)) {
      throw new EngineError('wrong_rank', {
        expected: order.length - 2,
        found: input.length - 2,
        shape: formatShape(input.slice(1)),
      })
    }
    return order.map((dimension) => input[dimension] ?? 1)
  },
}

/** A trained factor for each channel. */
export const layerScale: LayerRule<LayerScaleLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkChannels(input, layer.channels)
    return input
  },
  params: (_layer, { output }) => [[channelsOf(output)]],
}

function checkRatio(ratio: number): void {
  if (wholeNumber(ratio, 'ratio') < 1) throw new EngineError('out_of_range', { name: 'ratio', value: ratio, least: 1 })
}

function checkGroupCount(groups: number): void {
  if (wholeNumber(groups, 'groups') < 1) throw new EngineError('groups_not_positive', { groups })
}

import { transposedConvOutputLength } from '../axis-sizes'
import { EngineError, locate } from '../engine-error'
import type { TransposedConvLayer } from '../layer'
import { channelsOf, checkChannels, checkRank, spatialAxes } from '../shape'
import { checkGroups, checkWindow, entry } from './fields'
import type { LayerRule } from './rule'

/** Transposed convolution: the input's positions are spread by the stride; groups divide the output channels. */
export const transposedConv: LayerRule<TransposedConvLayer> = {
  elementwise: ({ bias }) => bias,

  check(layer) {
    checkGroups(layer.groups, layer.inChannels, layer.outChannels)
    checkWindow(layer)
    checkOutputPadding(layer)
  },

  shape(layer, [input = []]) {
    checkGroups(layer.groups, layer.inChannels, layer.outChannels)
    checkRank(input, layer.dim)
    checkWindow(layer)
    checkChannels(input, layer.inChannels)
    const channels = channelsOf(input)
    checkGroups(layer.groups, channels, layer.outChannels ?? channels)
    const lengths = spatialAxes(input).map((length, axis) =>
      locate({ axis }, () => transposedConvOutputLength(length, window(layer, axis))),
    )
    return [...input.slice(0, 1), layer.outChannels ?? channels, ...lengths]
  },

  params(layer, { inputs: [input = []], output }) {
    const out = channelsOf(output)
    return [[channelsOf(input), out / layer.groups, ...layer.kernel], ...(layer.bias ? [[out]] : [])]
  },

  // every input element is multiplied, whatever is cut off afterwards
  macs: (layer, { inputs: [input = []], output }) => [[...input, channelsOf(output) / layer.groups, ...layer.kernel]],

  axisMap(layer, axis) {
    const { kernel, stride, dilation, padding } = window(layer, axis)
    return { kind: 'transposed', kernel, stride, dilation, begin: padding }
  },
}

function window(layer: TransposedConvLayer, axis: number) {
  return {
    kernel: entry(layer.kernel, axis),
    stride: entry(layer.stride, axis),
    padding: entry(layer.padding, axis),
    outputPadding: entry(layer.outputPadding, axis),
    dilation: entry(layer.dilation, axis),
  }
}

function checkOutputPadding(layer: TransposedConvLayer): void {
  layer.outputPadding.forEach((outputPadding, axis) => {
    const { stride, dilation } = window(layer, axis)
    const most = Math.max(stride, dilation) - 1
    if (outputPadding < 0) throw new EngineError('padding_negative', { padding: outputPadding }, { axis })
    if (outputPadding > most) {
      throw new EngineError('output_padding_too_large', { outputPadding, stride, dilation, most }, { axis })
    }
  })
}

import { convOutputLength, samePadding, tfSameOutputLength, tfSamePadding } from '../axis-sizes'
import type { AxisMap } from '../axis-map'
import { EngineError, locate } from '../engine-error'
import type { ConvLayer } from '../layer'
import { channelsOf, checkChannels, checkRank, spatialAxes, type FullShape } from '../shape'
import { checkBorder, checkGroups, checkWindow, entry } from './fields'
import type { AxisLengths, LayerRule } from './rule'

/** Convolution: one window per axis, groups, and every kind of padding. */
export const conv: LayerRule<ConvLayer> = {
  elementwise: ({ bias }) => bias,

  check(layer) {
    checkConstruction(layer)
    checkDomain(layer)
  },

  shape(layer, [input = []]) {
    checkConstruction(layer)
    checkRank(input, layer.dim)
    checkDomain(layer)
    checkChannels(input, layer.inChannels)
    const channels = channelsOf(input)
    checkGroups(layer.groups, channels, layer.outChannels ?? channels)
    const lengths = spatialAxes(input).map((length, axis) => locate({ axis }, () => outputLength(layer, axis, length)))
    return [...input.slice(0, 1), layer.outChannels ?? channels, ...lengths]
  },

  params(layer, { inputs: [input = []], output }) {
    const out = channelsOf(output)
    return [[out, ...weightsPerOutput(layer, input)], ...(layer.bias ? [[out]] : [])]
  },

  macs: (layer, { inputs: [input = []], output }) => [[...output, ...weightsPerOutput(layer, input)]],

  axisMap(layer, axis, lengths) {
    const border = layer.paddingMode === 'zeros' ? {} : { border: layer.paddingMode }
    return {
      kind: 'window',
      kernel: entry(layer.kernel, axis),
      stride: entry(layer.stride, axis),
      dilation: entry(layer.dilation, axis),
      begin: paddingBegin(layer, axis, lengths),
      ...border,
    } satisfies AxisMap
  },
}

/**
 * Zeros that a convolution adds before and after an axis, whichever way its padding is given.
 *
 * @param length - positions along the axis; needed for TensorFlow's "same" only
 * @returns null where TensorFlow's "same" depends on a length that is not known
 */
export function convPadding(layer: ConvLayer, axis: number, length: number | null): readonly [number, number] | null {
  const kernel = entry(layer.kernel, axis)
  const dilation = entry(layer.dilation, axis)
  const stride = entry(layer.stride, axis)
  if (layer.padding === 'valid') return [0, 0]
  if (layer.padding === 'same') return samePadding(kernel, dilation)
  if (layer.padding !== 'tf_same') return entry(layer.padding, axis)
  // with stride 1 the total is d(k − 1) for every length
  if (length === null && stride === 1) return samePadding(kernel, dilation)
  if (length === null) return null
  const { begin, end } = tfSamePadding(length, { kernel, stride, dilation })
  return [begin, end]
}

function paddingBegin(layer: ConvLayer, axis: number, { input }: AxisLengths): number | null {
  return convPadding(layer, axis, input)?.[0] ?? null
}

function checkConstruction(layer: ConvLayer): void {
  checkGroups(layer.groups, layer.inChannels, layer.outChannels)
  if (layer.padding !== 'same') return
  const axis = layer.stride.findIndex((stride) => stride !== 1)
  if (axis >= 0) throw new EngineError('same_padding_with_stride', { stride: entry(layer.stride, axis) }, { axis })
}

function checkDomain({ kernel, stride, dilation, padding }: ConvLayer): void {
  checkWindow({ kernel, stride, dilation, padding: typeof padding === 'string' ? [] : padding })
}

function outputLength(layer: ConvLayer, axis: number, length: number): number {
  const kernel = entry(layer.kernel, axis)
  const stride = entry(layer.stride, axis)
  const dilation = entry(layer.dilation, axis)
  if (layer.padding === 'tf_same') return tfSameOutputLength(length, stride)
  const padding = convPadding(layer, axis, length) ?? [0, 0]
  checkBorder(layer.paddingMode, length, padding, axis)
  return convOutputLength(length, { kernel, stride, dilation, padding })
}

function weightsPerOutput(layer: ConvLayer, input: FullShape): readonly number[] {
  return [channelsOf(input) / layer.groups, ...layer.kernel]
}

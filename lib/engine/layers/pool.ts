import { poolOutputLength, samePadding, tfSameOutputLength, tfSamePadding } from '../axis-sizes'
import { WHOLE, type AxisMap } from '../axis-map'
import { EngineError, locate } from '../engine-error'
import type { AveragePoolLayer, GlobalPoolLayer, MaxPoolLayer } from '../layer'
import { channelsOf, checkRank, spatialAxes, type FullShape } from '../shape'
import { checkWindow, entry } from './fields'
import type { LayerRule } from './rule'

type PoolLayer = MaxPoolLayer | AveragePoolLayer

const pool = {
  elementwise: true as const,
  check: checkFields,

  shape(layer: PoolLayer, [input = []]: readonly FullShape[]): FullShape {
    checkRank(input, layer.dim)
    checkFields(layer)
    const lengths = spatialAxes(input)
    checkUnpadded(layer, lengths)
    return [
      ...input.slice(0, 2),
      ...lengths.map((length, axis) => locate({ axis }, () => outputLength(layer, axis, length))),
    ]
  },

  axisMap(layer: PoolLayer, axis: number, { input }: { input: number | null }): AxisMap {
    const { kernel, stride, dilation } = window(layer, axis)
    return { kind: 'window', kernel, stride, dilation, begin: poolPadding(layer, axis, input)?.[0] ?? null }
  },
}

/** Maximum over a window, which may be dilated. */
export const maxPool: LayerRule<MaxPoolLayer> = pool

/** Mean over a window. */
export const averagePool: LayerRule<AveragePoolLayer> = pool

/** One value for each channel. */
export const globalPool: LayerRule<GlobalPoolLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkRank(input, layer.dim)
    const kept = layer.keepAxes ? spatialAxes(input).map(() => 1) : []
    return [input[0] ?? 1, channelsOf(input), ...kept]
  },
  axisMap: () => WHOLE,
}

/**
 * Border positions that a pooling layer adds before and after an axis; they never count as input.
 *
 * @param length - positions along the axis; needed for TensorFlow's "same" only
 * @returns null where TensorFlow's "same" depends on a length that is not known
 */
export function poolPadding(layer: PoolLayer, axis: number, length: number | null): readonly [number, number] | null {
  const { kernel, stride, dilation } = window(layer, axis)
  if (layer.padding !== 'tf_same') {
    const padding = entry(layer.padding, axis)
    return [padding, padding]
  }
  if (length === null) return stride === 1 ? samePadding(kernel, dilation) : null
  const { begin, end } = tfSamePadding(length, { kernel, stride, dilation })
  return [begin, end]
}

function window(layer: PoolLayer, axis: number) {
  const dilation = layer.op === 'maxpool' ? entry(layer.dilation, axis) : 1
  return { kernel: entry(layer.kernel, axis), stride: entry(layer.stride, axis), dilation }
}

function outputLength(layer: PoolLayer, axis: number, length: number): number {
  const { kernel, stride, dilation } = window(layer, axis)
  if (layer.padding === 'tf_same') return tfSameOutputLength(length, stride)
  return poolOutputLength(length, { kernel, stride, dilation, padding: entry(layer.padding, axis), ceil: layer.ceil })
}

function checkFields(layer: PoolLayer): void {
  const { padding, kernel } = layer
  const fields = { kernel, stride: layer.stride, ...(layer.op === 'maxpool' ? { dilation: layer.dilation } : {}) }
  if (padding === 'tf_same') return checkWindow(fields)
  checkWindow({ ...fields, padding })
  padding.forEach((side, axis) => {
    const length = entry(kernel, axis)
    if (2 * side > length) {
      const values = { kernel: length, padding: side, most: Math.floor(length / 2) }
      throw new EngineError('pool_padding_over_half_kernel', values, { axis })
    }
  })
}

/** PyTorch's average pooling alone, and in three dimensions alone, wants the window inside the unpadded input. */
function checkUnpadded(layer: PoolLayer, lengths: readonly number[]): void {
  if (layer.op !== 'avgpool' || layer.dim !== 3 || layer.padding === 'tf_same') return
  lengths.forEach((inputLength, axis) => {
    const kernel = entry(layer.kernel, axis)
    if (inputLength < kernel) {
      throw new EngineError('avgpool3d_kernel_exceeds_unpadded_input', { kernel, inputLength }, { axis })
    }
  })
}

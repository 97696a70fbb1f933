import { convOutputLength } from '../axis-sizes'
import { locate } from '../engine-error'
import type { BlurPoolLayer } from '../layer'
import { checkRank, spatialAxes } from '../shape'
import { checkBorder, checkWindow, entry } from './fields'
import type { LayerRule } from './rule'

/**
 * A fixed binomial filter for each channel, then every s-th position.
 *
 * @see Zhang 2019, arXiv:1904.11486, §3
 */
export const blurPool: LayerRule<BlurPoolLayer> = {
  check: checkWindow,

  shape(layer, [input = []]) {
    checkRank(input, layer.dim)
    checkWindow(layer)
    const lengths = spatialAxes(input).map((length, axis) =>
      locate({ axis }, () => {
        const padding = blurPadding(entry(layer.kernel, axis))
        checkBorder(layer.paddingMode, length, padding, axis)
        return convOutputLength(length, {
          kernel: entry(layer.kernel, axis),
          stride: entry(layer.stride, axis),
          padding,
        })
      }),
    )
    return [...input.slice(0, 2), ...lengths]
  },

  macs: (layer, { output }) => [[...output, ...layer.kernel]],

  axisMap(layer, axis) {
    const kernel = entry(layer.kernel, axis)
    const border = layer.paddingMode === 'zeros' ? {} : { border: layer.paddingMode }
    const [begin] = blurPadding(kernel)
    return { kind: 'window', kernel, stride: entry(layer.stride, axis), dilation: 1, begin, ...border }
  },
}

/** k − 1 positions in all, the odd one at the end. */
function blurPadding(kernel: number): readonly [number, number] {
  return [Math.floor((kernel - 1) / 2), Math.ceil((kernel - 1) / 2)]
}

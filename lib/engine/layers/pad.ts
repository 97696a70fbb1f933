import type { AxisMap } from '../axis-map'
import { EngineError } from '../engine-error'
import type { CropLayer, PadLayer } from '../layer'
import { checkRank, spatialAxes } from '../shape'
import { checkBorder, entry } from './fields'
import type { LayerRule } from './rule'

/** Positions added before and after an axis; a negative number of zeros cuts them off. */
export const pad: LayerRule<PadLayer> = {
  check: checkSides,

  shape(layer, [input = []]) {
    checkSides(layer)
    checkRank(input, layer.dim)
    const lengths = spatialAxes(input).map((length, axis) => {
      const sides = entry(layer.padding, axis)
      checkBorder(layer.paddingMode, length, sides, axis)
      const padded = length + sides[0] + sides[1]
      if (padded < 1) {
        throw new EngineError('output_not_positive', { inputLength: length, length: padded }, { axis })
      }
      return padded
    })
    return [...input.slice(0, 2), ...lengths]
  },

  axisMap(layer, axis) {
    const border = layer.paddingMode === 'zeros' ? {} : { border: layer.paddingMode }
    return { ...shifted(entry(layer.padding, axis)[0]), ...border }
  },
}

/** A part of every spatial axis. */
export const crop: LayerRule<CropLayer> = {
  shape(layer, [input = []]) {
    checkRank(input, layer.dim)
    spatialAxes(input).forEach((inputLength, axis) => {
      const start = entry(layer.start, axis)
      const length = entry(layer.length, axis)
      if (start < 0 || length < 1 || start + length > inputLength) {
        throw new EngineError('crop_out_of_range', { start, length, inputLength }, { axis })
      }
    })
    return [...input.slice(0, 2), ...layer.length]
  },

  axisMap: (layer, axis) => shifted(-entry(layer.start, axis)),
}

/** Output i stands on input i − begin. */
function shifted(begin: number): Extract<AxisMap, { kind: 'window' }> {
  return { kind: 'window', kernel: 1, stride: 1, dilation: 1, begin }
}

/** Only zeros may be taken away: there is nothing to mirror or to wrap in what is cut off. */
function checkSides({ paddingMode, padding }: PadLayer): void {
  if (paddingMode === 'zeros') return
  padding.forEach((sides, axis) => {
    const least = Math.min(...sides)
    if (least < 0) throw new EngineError('padding_negative', { padding: least }, { axis })
  })
}

import { EngineError, locate } from '../engine-error'
import { fraction } from '../fraction'
import type { AdaptivePoolLayer, UpsampleLayer } from '../layer'
import { axesOfMode, neighboursOf, standsOnCorners } from '../resize-mode'
import { resizedLength, resizedStep } from '../resized-length'
import { checkRank, spatialAxes } from '../shape'
import { entry } from './fields'
import type { LayerRule } from './rule'

/** Resizing to a size or by a factor, as `F.interpolate` does. */
export const upsample: LayerRule<UpsampleLayer> = {
  elementwise: true,
  check: checkArguments,

  shape(layer, [input = []]) {
    checkArguments(layer)
    checkRank(input, layer.dim)
    const axes = axesOfMode(layer.mode)
    if (axes !== null && axes !== layer.dim) {
      throw new EngineError('mode_rank_mismatch', { mode: layer.mode, expected: axes, found: layer.dim })
    }
    return [
      ...input.slice(0, 2),
      ...spatialAxes(input).map((length, axis) =>
        locate({ axis }, () => resizedLength(length, axisTarget(layer, axis))),
      ),
    ]
  },

  axisMap(layer, axis, { input, output }) {
    const ratio = resizedStep({ ...layer, ...axisTarget(layer, axis) }, input, output)
    return { kind: 'resample', neighbours: neighboursOf(layer), ratio, corners: standsOnCorners(layer) }
  },
}

/** Pooling over as many windows as the output has positions; they overlap and differ in length where they do not fit. */
export const adaptivePool: LayerRule<AdaptivePoolLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    checkRank(input, layer.dim)
    const lengths = spatialAxes(input).map((inputLength, axis) => {
      const length = entry(layer.size, axis) ?? inputLength
      if (length < 1) throw new EngineError('output_not_positive', { inputLength, length }, { axis })
      return length
    })
    return [...input.slice(0, 2), ...lengths]
  },

  axisMap(layer, axis, { input, output }) {
    if (entry(layer.size, axis) === 1) return { kind: 'whole' }
    const ratio = input === null || output === null ? null : fraction(input, output)
    return { kind: 'resample', neighbours: 'area', ratio, corners: false }
  },
}

function checkArguments(layer: UpsampleLayer): void {
  const { size, scale } = layer
  if ((size === null) === (scale === null)) throw new EngineError('size_and_scale', { given: size === null ? 0 : 2 })
  neighboursOf(layer)
}

function axisTarget({ size, scale }: UpsampleLayer, axis: number) {
  return { size: size ? entry(size, axis) : null, scale: scale ? entry(scale, axis) : null }
}

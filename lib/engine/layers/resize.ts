import type { Neighbours } from '../axis-map'
import { EngineError } from '../engine-error'
import { divideFractions, floorFraction, fraction, multiplyFractions, ONE, type Fraction } from '../fraction'
import type { AdaptivePoolLayer, UpsampleLayer } from '../layer'
import { checkRank, spatialAxes } from '../shape'
import { entry } from './fields'
import type { AxisLengths, LayerRule } from './rule'

/** Which neighbours a mode looks at, and how many spatial axes it is for; null means any number. */
const MODES: Readonly<Record<UpsampleLayer['mode'], { neighbours: Neighbours; axes: number | null }>> = {
  nearest: { neighbours: 'nearest', axes: null },
  'nearest-exact': { neighbours: 'nearest-exact', axes: null },
  linear: { neighbours: 'linear', axes: 1 },
  bilinear: { neighbours: 'linear', axes: 2 },
  trilinear: { neighbours: 'linear', axes: 3 },
  bicubic: { neighbours: 'cubic', axes: 2 },
  area: { neighbours: 'area', axes: null },
}

/** Resizing to a size or by a factor, as `F.interpolate` does. */
export const upsample: LayerRule<UpsampleLayer> = {
  check: checkArguments,

  shape(layer, [input = []]) {
    checkArguments(layer)
    checkRank(input, layer.dim)
    const { axes } = MODES[layer.mode]
    if (axes !== null && axes !== layer.dim) {
      throw new EngineError('mode_rank_mismatch', { mode: layer.mode, expected: axes, found: layer.dim })
    }
    return [...input.slice(0, 2), ...spatialAxes(input).map((length, axis) => outputLength(layer, axis, length))]
  },

  axisMap(layer, axis, lengths) {
    const { neighbours } = MODES[layer.mode]
    return { kind: 'resample', neighbours, ratio: ratioOf(layer, axis, lengths), corners: layer.alignCorners === true }
  },
}

/** Pooling over as many windows as the output has positions; they overlap and differ in length where they do not fit. */
export const adaptivePool: LayerRule<AdaptivePoolLayer> = {
  shape(layer, [input = []]) {
    checkRank(input, layer.dim)
    const lengths = spatialAxes(input).map((length, axis) => entry(layer.size, axis) ?? length)
    lengths.forEach((length, axis) => checkPositive(length, length, axis))
    return [...input.slice(0, 2), ...lengths]
  },

  axisMap(layer, axis, { input, output }) {
    if (entry(layer.size, axis) === 1) return { kind: 'whole' }
    const ratio = input === null || output === null ? null : fraction(input, output)
    return { kind: 'resample', neighbours: 'area', ratio, corners: false }
  },
}

function checkArguments({ size, scale, alignCorners, mode }: UpsampleLayer): void {
  if ((size === null) === (scale === null)) throw new EngineError('size_and_scale', { given: size === null ? 0 : 2 })
  const { neighbours } = MODES[mode]
  if (alignCorners !== null && neighbours !== 'linear' && neighbours !== 'cubic') {
    throw new EngineError('align_corners_with_nearest', { mode })
  }
}

/** ⌊n·scale⌋, in double precision for a decimal scale as PyTorch has it: 25 · 1.16 gives 28. */
function outputLength({ size, scale }: UpsampleLayer, axis: number, length: number): number {
  if (size) return checkPositive(entry(size, axis), length, axis)
  const { exact, decimal } = entry(scale ?? [], axis)
  const scaled =
    decimal === null ? Number(floorFraction(multiplyFractions(fraction(length), exact))) : Math.floor(length * decimal)
  return checkPositive(scaled, length, axis)
}

/** Input positions from one output to the next. */
function ratioOf(layer: UpsampleLayer, axis: number, { input, output }: AxisLengths): Fraction | null {
  if (layer.alignCorners === true) {
    if (input === null || output === null) return null
    return output === 1 ? fraction(0) : fraction(input - 1, output - 1)
  }
  const scale = layer.scale ? entry(layer.scale, axis).exact : null
  // an area is an adaptive mean, whichever way the size was given
  if (scale && !layer.recompute && (layer.mode !== 'area' || input === null)) return divideFractions(ONE, scale)
  return input === null || output === null ? null : fraction(input, output)
}

function checkPositive(length: number, inputLength: number, axis: number): number {
  if (length < 1) throw new EngineError('output_not_positive', { inputLength, length }, { axis })
  return length
}

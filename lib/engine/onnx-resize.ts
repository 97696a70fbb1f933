import {
  addFractions,
  ceilFraction,
  floorFraction,
  fraction,
  HALF,
  multiplyFractions,
  subtractFractions,
  ZERO,
  type Fraction,
} from './fraction'
import { cubicReach, heldWeights, linearReach, pointReach, type InputWeight, type Reach } from './interpolation'
import { checkInputLength, checkListed } from './resize-weights'
import { resizedLength } from './resized-length'

/** Where an output stands in the input, as ONNX names it. */
export type OnnxCoordinate = 'half_pixel' | 'pytorch_half_pixel' | 'align_corners' | 'asymmetric'

/** How a coordinate is rounded to one position; the two first differ at halves. */
export type OnnxNearestMode = 'round_prefer_floor' | 'round_prefer_ceil' | 'floor' | 'ceil'

/** One axis of ONNX `Resize`, its attributes left out as ONNX has them. */
export interface OnnxResize {
  readonly mode: 'nearest' | 'linear' | 'cubic'
  readonly coordinate?: OnnxCoordinate
  /** Positions of the output. */
  readonly size: number
  readonly nearestMode?: OnnxNearestMode
  /** `cubic_coeff_a`, the kernel's slope at 1. */
  readonly cubicCoefficient?: Fraction
}

/**
 * Weights of every output of an axis that ONNX `Resize` resizes to a size, exact.
 *
 * @param inputLength - positions along the axis, whole, ≥ 1
 * @returns for each output the input positions, sorted, with their weights; those of 0 are left out
 * @throws {@link EngineError} `output_not_positive`, `not_an_integer`, `out_of_range`, `set_too_large`
 * @see ONNX operators, `Resize`, version 13
 */
export function onnxResizeWeights(inputLength: number, resize: OnnxResize): readonly (readonly InputWeight[])[] {
  checkInputLength(inputLength)
  const length = resizedLength(inputLength, { size: resize.size, scale: null })
  checkListed(inputLength, length)
  const coordinateOf = COORDINATES[resize.coordinate ?? 'half_pixel']
  return Array.from({ length }, (_, unit) =>
    heldWeights(reachOf(resize, coordinateOf(fraction(unit), inputLength, length)), inputLength),
  )
}

function reachOf({ mode, nearestMode, cubicCoefficient }: OnnxResize, coordinate: Fraction): Reach {
  switch (mode) {
    case 'nearest':
      return pointReach(ROUNDINGS[nearestMode ?? 'round_prefer_floor'](coordinate))
    case 'linear':
      return linearReach(coordinate)
    case 'cubic':
      return cubicReach(coordinate, cubicCoefficient ?? fraction(-3, 4))
  }
}

const COORDINATES: Readonly<Record<OnnxCoordinate, (unit: Fraction, input: number, output: number) => Fraction>> = {
  half_pixel: halfPixel,
  pytorch_half_pixel: (unit, input, output) => (output === 1 ? ZERO : halfPixel(unit, input, output)),
  align_corners: (unit, input, output) =>
    output === 1 ? ZERO : multiplyFractions(unit, fraction(input - 1, output - 1)),
  asymmetric: (unit, input, output) => multiplyFractions(unit, fraction(input, output)),
}

const ROUNDINGS: Readonly<Record<OnnxNearestMode, (coordinate: Fraction) => bigint>> = {
  round_prefer_floor: (coordinate) => ceilFraction(subtractFractions(coordinate, HALF)),
  round_prefer_ceil: (coordinate) => floorFraction(addFractions(coordinate, HALF)),
  floor: floorFraction,
  ceil: ceilFraction,
}

function halfPixel(unit: Fraction, input: number, output: number): Fraction {
  return subtractFractions(multiplyFractions(addFractions(unit, HALF), fraction(input, output)), HALF)
}

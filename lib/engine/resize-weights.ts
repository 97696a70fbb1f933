import { EngineError } from './engine-error'
import type { InputWeight } from './interpolation'
import type { ResizeScale } from './layer'
import { resampledWeights } from './resample'
import { neighboursOf, standsOnCorners, type ResizeMode } from './resize-mode'
import { lengthAsked, resizedLength, resizedStep } from './resized-length'
import { wholeNumber } from './whole-number'

/** Positions that an axis may have before or after, for each weight to be written down. */
const MOST_POSITIONS = 65_536

/** How one axis is resized: the arguments of `F.interpolate`, those left out as PyTorch has them. */
export interface AxisResize {
  readonly mode: ResizeMode
  /** Positions of the output; this or the scale. */
  readonly size?: number | null
  readonly scale?: ResizeScale | null
  /** Whether the first and last positions keep their places; null where nothing was said. */
  readonly alignCorners?: boolean | null
  /** Whether coordinates follow from the rounded size instead of the scale. */
  readonly recompute?: boolean
  /** Whether the window grows as the axis shrinks; for bilinear and bicubic. */
  readonly antialias?: boolean
}

/** A resized axis as a matrix: a row for each output position, with what it is the weighted sum of. */
export interface ResizedAxis {
  /** Positions of the output. */
  readonly length: number
  /** For each output the input positions, sorted, with their weights; those of 0 are left out. */
  readonly weights: readonly (readonly InputWeight[])[]
}

/**
 * Weights of every output of a resized axis, exact: no float rounds a coordinate.
 *
 * @param inputLength - positions along the axis, whole, ≥ 1
 * @returns at least one output; none where an area comes to none
 * @throws {@link EngineError} `size_and_scale`, `align_corners_with_nearest`, `mode_rank_mismatch` where PyTorch does not
 * anti-alias the mode, `output_not_positive`, `not_an_integer`, `out_of_range`, `set_too_large`
 * @see PyTorch `F.interpolate`; Keys 1981, doi:10.1109/TASSP.1981.1163711
 */
export function resizeWeights(inputLength: number, resize: AxisResize): ResizedAxis {
  const { mode, size = null, scale = null, alignCorners = null, recompute = false, antialias = false } = resize
  const choice = { mode, alignCorners, antialias }
  const neighbours = neighboursOf(choice)
  checkInputLength(inputLength)
  // PyTorch refuses an empty output in every mode but this; a layer of the engine has at least one position
  if (mode === 'area' && lengthAsked(inputLength, { size, scale }) === 0) return { length: 0, weights: [] }
  const length = resizedLength(inputLength, { size, scale })
  checkListed(inputLength, length)
  const ratio = resizedStep({ mode, scale, alignCorners, recompute }, inputLength, length)
  const map = { kind: 'resample', neighbours, ratio, corners: standsOnCorners(choice) } as const
  return { length, weights: Array.from({ length }, (_, unit) => resampledWeights(unit, map, inputLength)) }
}

/**
 * Checks that an axis has positions.
 *
 * @throws {@link EngineError} `not_an_integer`, `out_of_range`
 */
export function checkInputLength(length: number): void {
  if (wholeNumber(length, 'length') < 1)
    throw new EngineError('out_of_range', { name: 'length', value: length, least: 1 })
}

/**
 * Checks that a resized axis is short enough for its weights to be written down.
 *
 * @throws {@link EngineError} `set_too_large`
 */
export function checkListed(inputLength: number, outputLength: number): void {
  const positions = Math.max(inputLength, outputLength)
  if (positions > MOST_POSITIONS) throw new EngineError('set_too_large', { positions, most: MOST_POSITIONS })
}

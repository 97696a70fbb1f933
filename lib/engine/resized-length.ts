import { EngineError } from './engine-error'
import { divideFractions, floorFraction, fraction, multiplyFractions, ONE, type Fraction } from './fraction'
import type { ResizeScale } from './layer'
import { wholeNumber } from './whole-number'

/** What one axis is resized to: of size and scale one is null. */
export interface AxisTarget {
  /** Positions of the output. */
  readonly size: number | null
  readonly scale: ResizeScale | null
}

/**
 * Positions of a resized axis: the size, or ⌊n·scale⌋ as PyTorch has it, in double precision for a decimal scale:
 * 25 · 1.16 gives 28. A fraction has no double and is exact.
 *
 * @param inputLength - positions along the axis, whole, ≥ 1
 * @returns whole, ≥ 1
 * @throws {@link EngineError} `size_and_scale`, `output_not_positive`, `not_an_integer`, `out_of_range`
 * @see PyTorch `F.interpolate`
 */
export function resizedLength(inputLength: number, target: AxisTarget): number {
  const length = lengthAsked(inputLength, target)
  if (length < 1) throw new EngineError('output_not_positive', { inputLength, length })
  return length
}

/**
 * The same before it is looked whether anything is left.
 *
 * @returns whole; 0 or less where nothing is left
 * @throws {@link EngineError} `size_and_scale`, `not_an_integer`, `out_of_range`
 */
export function lengthAsked(inputLength: number, { size, scale }: AxisTarget): number {
  if ((size === null) === (scale === null)) throw new EngineError('size_and_scale', { given: size === null ? 0 : 2 })
  return wholeNumber(size ?? (scale ? scaledLength(inputLength, scale) : 0), 'length')
}

function scaledLength(inputLength: number, { exact, decimal }: ResizeScale): number {
  if (decimal !== null) return Math.floor(inputLength * decimal)
  return Number(floorFraction(multiplyFractions(fraction(inputLength), exact)))
}

/** What the step between coordinates follows from. */
export interface StepBasis {
  readonly scale: ResizeScale | null
  readonly mode: string
  readonly alignCorners: boolean | null
  readonly recompute: boolean
}

/**
 * Input positions from one output of a resized axis to the next.
 *
 * @param input - positions of the axis before, null where not known
 * @param output - positions of the axis after, null where not known
 * @returns null where it hangs on a length that is not known
 * @see PyTorch `F.interpolate`
 */
export function resizedStep(
  { scale, mode, alignCorners, recompute }: StepBasis,
  input: number | null,
  output: number | null,
): Fraction | null {
  if (alignCorners === true) {
    if (input === null || output === null) return null
    return output === 1 ? fraction(0) : fraction(input - 1, output - 1)
  }
  // an area is an adaptive mean, whichever way the size was given
  if (scale && !recompute && (mode !== 'area' || input === null)) return divideFractions(ONE, scale.exact)
  return input === null || output === null ? null : fraction(input, output)
}

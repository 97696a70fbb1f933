import type { AxisMap, Neighbours } from './axis-map'
import { EngineError } from './engine-error'
import {
  addFractions,
  ceilFraction,
  floorFraction,
  fraction,
  HALF,
  isInteger,
  maxFraction,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from './fraction'
import { run, runLength, type Run } from './position-set'

type ResampleMap = Extract<AxisMap, { kind: 'resample' }>

/**
 * Input positions that a run of resampled outputs looks at.
 *
 * @param length - positions of the input's axis; null leaves its ends out
 * @throws {@link EngineError} `input_missing` where the coordinates hang on a length that is not known
 * @see PyTorch `F.interpolate`
 */
export function resampledRuns(part: Run, { neighbours, ratio, corners }: ResampleMap, length: number | null): Run[] {
  if (ratio === null) throw new EngineError('input_missing')
  return Array.from({ length: runLength(part) }, (_, index) => {
    const unit = fraction(part.first + index * part.step)
    const [first, last] = TAPS[neighbours](unit, ratio, corners, length !== null)
    const within = (position: bigint) => {
      const at = Number(position)
      return length === null ? at : Math.min(Math.max(at, 0), length - 1)
    }
    return run(within(first), within(last))
  })
}

/** First and last input of an output, before they are held inside the axis. */
type Taps = (unit: Fraction, ratio: Fraction, corners: boolean, bounded: boolean) => readonly [bigint, bigint]

const TAPS: Readonly<Record<Neighbours, Taps>> = {
  nearest: (unit, ratio) => one(floorFraction(multiplyFractions(unit, ratio))),

  'nearest-exact': (unit, ratio) => one(floorFraction(multiplyFractions(addFractions(unit, HALF), ratio))),

  linear: (unit, ratio, corners, bounded) => {
    const coordinate = coordinateOf(unit, ratio, corners)
    const held = bounded ? maxFraction(coordinate, ZERO) : coordinate
    const below = floorFraction(held)
    return isInteger(held) ? one(below) : [below, below + 1n]
  },

  cubic: (unit, ratio, corners) => {
    const coordinate = coordinateOf(unit, ratio, corners)
    const below = floorFraction(coordinate)
    return isInteger(coordinate) ? one(below) : [below - 1n, below + 2n]
  },

  area: (unit, ratio) => [
    floorFraction(multiplyFractions(unit, ratio)),
    ceilFraction(multiplyFractions(addFractions(unit, ONE), ratio)) - 1n,
  ],
}

/**
 * Where the centre of output 0 stands in the input, on the mean over a period.
 */
export function resampledShift(neighbours: Neighbours, ratio: Fraction, corners: boolean): Fraction {
  if (corners) return ZERO
  const halfPixel = multiplyFractions(subtractFractions(ratio, ONE), HALF)
  const leftOver = fraction(ratio.den - 1n, 2n * ratio.den)
  if (neighbours === 'nearest') return subtractFractions(ZERO, leftOver)
  if (neighbours !== 'nearest-exact' || ratio.num % 2n !== 0n) return halfPixel
  return subtractFractions(multiplyFractions(ratio, HALF), leftOver)
}

function coordinateOf(unit: Fraction, ratio: Fraction, corners: boolean): Fraction {
  if (corners) return multiplyFractions(unit, ratio)
  return subtractFractions(multiplyFractions(addFractions(unit, HALF), ratio), HALF)
}

function one(position: bigint): readonly [bigint, bigint] {
  return [position, position]
}

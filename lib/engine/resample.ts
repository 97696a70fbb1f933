import type { AxisMap, Neighbours } from './axis-map'
import { EngineError } from './engine-error'
import {
  addFractions,
  ceilFraction,
  divideFractions,
  floorFraction,
  fraction,
  HALF,
  maxFraction,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from './fraction'
import {
  cubicReach,
  heldPosition,
  heldWeights,
  keys,
  linearReach,
  pointReach,
  triangle,
  type InputWeight,
  type Reach,
} from './interpolation'
import { run, runLength, type Run } from './position-set'

type ResampleMap = Extract<AxisMap, { kind: 'resample' }>

/**
 * Input positions that a run of resampled outputs looks at.
 *
 * @param length - positions of the input's axis; null leaves its ends out
 * @throws {@link EngineError} `input_missing` where the coordinates hang on a length that is not known
 * @see PyTorch `F.interpolate`
 */
export function resampledRuns(part: Run, map: ResampleMap, length: number | null): Run[] {
  return Array.from({ length: runLength(part) }, (_, index) => {
    const reach = reachOf(part.first + index * part.step, map)
    if (ANTI_ALIASED.has(map.neighbours)) return stretchesOf(cutWeights(reach, length))
    const [first, last] = [reach.first, reach.last].map((at) =>
      length === null ? Number(at) : heldPosition(at, length),
    )
    return [run(first ?? 0, last ?? 0)]
  }).flat()
}

/**
 * Weights of the input positions that one resampled output is the sum of; sorted, those of 0 left out.
 *
 * @param unit - position of the output
 * @param length - positions of the input's axis
 * @throws {@link EngineError} `input_missing` where the coordinates hang on a length that is not known
 * @see PyTorch `F.interpolate`
 */
export function resampledWeights(unit: number, map: ResampleMap, length: number): InputWeight[] {
  const reach = reachOf(unit, map)
  if (!ANTI_ALIASED.has(map.neighbours)) return heldWeights(reach, length)
  const weights = cutWeights(reach, length)
  const total = weights.reduce((sum, [, weight]) => addFractions(sum, weight), ZERO)
  return weights.map(([position, weight]) => [position, divideFractions(weight, total)])
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

/** Those whose window ends where the axis does; what is left of it is brought back to a sum of 1. */
const ANTI_ALIASED: ReadonlySet<Neighbours> = new Set(['linear-antialias', 'cubic-antialias'])

/** PyTorch takes two slopes: that of its bicubic, and Pillow's where it is anti-aliased. */
const CUBIC_SLOPE = fraction(-3, 4)
const CUBIC_ANTIALIAS_SLOPE = fraction(-1, 2)

const REACHES: Readonly<Record<Neighbours, (unit: Fraction, ratio: Fraction, corners: boolean) => Reach>> = {
  nearest: (unit, ratio) => pointReach(floorFraction(multiplyFractions(unit, ratio))),

  'nearest-exact': (unit, ratio) => pointReach(floorFraction(middleOf(unit, ratio))),

  linear: (unit, ratio, corners) => linearReach(coordinateOf(unit, ratio, corners)),

  cubic: (unit, ratio, corners) => cubicReach(coordinateOf(unit, ratio, corners), CUBIC_SLOPE),

  area: (unit, ratio) => {
    const first = floorFraction(multiplyFractions(unit, ratio))
    const last = ceilFraction(multiplyFractions(addFractions(unit, ONE), ratio)) - 1n
    return { first, last, weight: () => fraction(1n, last - first + 1n) }
  },

  'linear-antialias': (unit, ratio) => stretchedReach(middleOf(unit, ratio), ratio, 1n, triangle),

  'cubic-antialias': (unit, ratio) =>
    stretchedReach(middleOf(unit, ratio), ratio, 2n, (x) => keys(x, CUBIC_ANTIALIAS_SLOPE)),
}

function reachOf(unit: number, { neighbours, ratio, corners }: ResampleMap): Reach {
  if (ratio === null) throw new EngineError('input_missing')
  return REACHES[neighbours](fraction(unit), ratio, corners)
}

/** A kernel made as much wider as the axis gets shorter; a position counts where its middle lies under it. */
function stretchedReach(middle: Fraction, ratio: Fraction, half: bigint, kernel: (x: Fraction) => Fraction): Reach {
  const stretch = maxFraction(ratio, ONE)
  const coordinate = subtractFractions(middle, HALF)
  const reach = multiplyFractions(fraction(half), stretch)
  return {
    // open at both ends: the kernel is 0 there
    first: floorFraction(subtractFractions(coordinate, reach)) + 1n,
    last: ceilFraction(addFractions(coordinate, reach)) - 1n,
    weight: (position) => kernel(divideFractions(subtractFractions(fraction(position), coordinate), stretch)),
  }
}

/** Weights inside the axis as the kernel has them; a null length leaves its ends out. */
function cutWeights({ first, last, weight }: Reach, length: number | null): InputWeight[] {
  const from = length === null || first > 0n ? first : 0n
  const to = length === null || last < BigInt(length) ? last : BigInt(length - 1)
  const weights: InputWeight[] = []
  for (let position = from; position <= to; position++) {
    const value = weight(position)
    if (value.num !== 0n) weights.push([Number(position), value])
  }
  return weights
}

/** Runs of positions without a gap: a cubic has zeros within its window. */
function stretchesOf(weights: readonly InputWeight[]): Run[] {
  const runs: Run[] = []
  for (const [position] of weights) {
    const before = runs[runs.length - 1]
    if (before?.last === position - 1) runs[runs.length - 1] = run(before.first, position)
    else runs.push(run(position, position))
  }
  return runs
}

/** The middle of an output in the input, both measured from their left edge. */
function middleOf(unit: Fraction, ratio: Fraction): Fraction {
  return multiplyFractions(addFractions(unit, HALF), ratio)
}

function coordinateOf(unit: Fraction, ratio: Fraction, corners: boolean): Fraction {
  return corners ? multiplyFractions(unit, ratio) : subtractFractions(middleOf(unit, ratio), HALF)
}

import type { AxisTransposed } from '../axis-sizes'
import {
  addFractions,
  compareFractions,
  divideFractions,
  floorFraction,
  fraction,
  HALF,
  multiplyFractions,
  negateFraction,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../fraction'
import { EngineError } from '../engine-error'
import { keys } from '../interpolation'
import { countOf } from '../position-set'
import { touchedSets } from '../touched'
import { exactProduct } from '../whole-number'
import { atLeastOne } from './counts'
import { networkOf } from './field-layers'
import type { Family } from './misconception'

/** How many products go into one output of a transposed convolution. */
export interface OverlapGiven {
  readonly axes: readonly (AxisTransposed & {
    /** Position of the output along this axis. */
    readonly output: number
    /** Positions of the input; without them the output lies in the interior. */
    readonly n?: number
  })[]
}

/** Where an output of a resize reads its input, before it is held inside. */
export interface CoordinatesGiven {
  readonly output: number
  /** Positions of the input. */
  readonly n: number
  /** Positions of the output. */
  readonly o: number
  readonly alignCorners: boolean
  /** The factor, if it was given and the coordinates follow from it and not from the rounded size. */
  readonly scale?: Fraction
}

/** Weight of a bicubic tap by its distance from the coordinate, in input positions. */
export interface BicubicGiven {
  readonly distance: Fraction
}

export interface NyquistGiven {
  readonly stride: number
}

/** Contributions to one output of a transposed convolution. */
export const overlap: Family<OverlapGiven> = {
  answer: ({ axes }) => {
    if (axes.length === 0) throw new EngineError('list_empty')
    return fraction(exactProduct(axes.map(contributions)))
  },
  least: 0,
  misconceptions: [
    { id: 'k_for_count', wrong: ({ axes }) => fraction(exactProduct(axes.map(({ kernel }) => kernel))) },
    {
      id: 'rounded_ratio',
      wrong: ({ axes }) => {
        const ratios = axes.map(({ kernel, stride = 1 }) => addFractions(fraction(kernel, stride), HALF))
        return fraction(ratios.reduce((product, ratio) => product * floorFraction(ratio), 1n))
      },
    },
    {
      id: 'added_axes',
      wrong: ({ axes }) =>
        axes.length > 1 ? fraction(axes.reduce((sum, axis) => sum + contributions(axis), 0)) : null,
    },
  ],
}

/** Source coordinate of an output of a resize, in input positions. */
export const coordinates: Family<CoordinatesGiven> = {
  answer: (given) => {
    atLeastOne('length', given.n, given.o)
    return given.alignCorners ? cornerCoordinate(given) : halfPixelCoordinate(given)
  },
  least: null,
  misconceptions: [
    {
      id: 'swapped_align_corners',
      wrong: (given) => (given.alignCorners ? halfPixelCoordinate(given) : cornerCoordinate(given)),
    },
    {
      id: 'no_half_pixel',
      wrong: (given) => (given.alignCorners ? null : multiplyFractions(fraction(given.output), stepOf(given))),
    },
    {
      id: 'n_over_o_corners',
      wrong: ({ alignCorners, output, n, o }) =>
        alignCorners && o > 1 ? multiplyFractions(fraction(output), fraction(n, o - 1)) : null,
    },
  ],
}

/** Weight of a tap of PyTorch's bicubic interpolation, A = −3/4. */
export const bicubic: Family<BicubicGiven> = {
  answer: ({ distance }) => keys(distance, fraction(-3, 4)),
  least: null,
  misconceptions: [
    { id: 'minus_half', wrong: ({ distance }) => keys(distance, fraction(-1, 2)) },
    { id: 'weights_positive', wrong: ({ distance }) => magnitude(keys(distance, fraction(-3, 4))) },
  ],
}

/** The frequency below which a wave survives a stride, in cycles per input position: 1/(2s). */
export const nyquist: Family<NyquistGiven> = {
  answer: ({ stride }) => {
    atLeastOne('stride', stride)
    return fraction(1n, 2n * BigInt(stride))
  },
  least: null,
  misconceptions: [{ id: 'fs_for_half', wrong: ({ stride }) => fraction(1, stride) }],
}

/** Each input that an output looks at reaches it by one tap. */
function contributions({ output, n, ...window }: OverlapGiven['axes'][number]): number {
  return countOf(touchedSets(networkOf({ layers: [{ kind: 'convT', ...window }] }, n), output).input)
}

function cornerCoordinate({ output, n, o }: CoordinatesGiven): Fraction {
  return o === 1 ? ZERO : multiplyFractions(fraction(output), fraction(n - 1, o - 1))
}

function halfPixelCoordinate(given: CoordinatesGiven): Fraction {
  const middle = addFractions(fraction(given.output), HALF)
  return subtractFractions(multiplyFractions(middle, stepOf(given)), HALF)
}

function stepOf({ n, o, scale }: CoordinatesGiven): Fraction {
  return scale ? divideFractions(ONE, scale) : fraction(n, o)
}

function magnitude(value: Fraction): Fraction {
  return compareFractions(value, ZERO) < 0 ? negateFraction(value) : value
}

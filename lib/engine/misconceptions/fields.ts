import { kernelSpan } from '../axis-sizes'
import { theoreticalField } from '../field'
import {
  addFractions,
  fraction,
  HALF,
  multiplyFractions,
  negateFraction,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../fraction'
import { countOf, hullOf } from '../position-set'
import { touchedSets } from '../touched'
import { exactProduct } from '../whole-number'
import { atLeastOne } from './counts'
import { networkOf, pathsOf, strideOf, windowSteps, type FieldLayers, type WindowStep } from './field-layers'
import type { Family } from './misconception'

/** The receptive field of a unit; with a border that of one unit of an axis of n positions, cut at its ends. */
export interface FieldSizeGiven extends FieldLayers {
  readonly border?: { readonly n: number; readonly unit: number }
}

/** The first position, or the middle, of a unit's field; unit 0 by default. */
export interface StartCentreGiven extends FieldLayers {
  readonly asks: 'start' | 'centre'
  readonly unit?: number
}

/** Convolutions of stride 1, the same along each axis; one axis by default. */
export interface GriddingGiven {
  readonly layers: readonly { readonly kernel: number; readonly dilation?: number }[]
  readonly axes?: number
}

/** Input positions from the first to the last that a unit looks at. */
export const fieldSize: Family<FieldSizeGiven> = {
  answer: sizeOf,
  least: 1,
  misconceptions: [
    {
      id: 'k_not_k_minus_1',
      // most begin with the first kernel itself, some with the unit
      wrong: (given) => {
        const growth = ({ dilation, kernel }: WindowStep) => dilation * kernel
        const later = longest(given, (steps) => {
          const [first, ...rest] = steps
          const jump = first?.stride ?? 1n
          return grown(rest, (step, j) => growth(step) * j * jump, first ? 1n + reach(first) : 1n)
        })
        const all = longest(given, (steps) => grown(steps, (step, jump) => growth(step) * jump))
        return later && all ? [later, all] : null
      },
    },
    {
      id: 'added_strides',
      wrong: (given) =>
        longest(given, (steps) => {
          const before = (index: number) => steps.slice(0, index).reduce((sum, { stride }) => sum + stride, 0n)
          return grown(steps, (step, _, index) => reach(step) * (index === 0 ? 1n : before(index)))
        }),
    },
    {
      id: 'jump_off_by_one',
      wrong: (given) => longest(given, (steps) => grown(steps, (step, jump) => reach(step) * jump * step.stride)),
    },
    { id: 'ignored_stride', wrong: (given) => longest(given, (steps) => grown(steps, reach)) },
    {
      id: 'ignored_dilation',
      wrong: (given) => longest(given, (steps) => grown(steps, ({ kernel }, jump) => (kernel - 1n) * jump)),
    },
    {
      id: 'ignored_pooling',
      wrong: (given) =>
        longest(given, (steps) =>
          grown(
            steps.filter(({ kind }) => kind !== 'pool'),
            (step, jump) => reach(step) * jump,
          ),
        ),
    },
    {
      id: 'summed_kernels',
      wrong: (given) => longest(given, (steps) => steps.reduce((sum, { kernel }) => sum + kernel, 0n)),
    },
    {
      id: 'multiplied_kernels',
      wrong: (given) => longest(given, (steps) => steps.reduce((product, { kernel }) => product * kernel, 1n)),
    },
    {
      id: 'last_stride_counts',
      wrong: (given) =>
        longest(given, (steps) =>
          grown(steps, (step, jump, index) => reach(step) * jump * (index === steps.length - 1 ? step.stride : 1n)),
        ),
    },
    {
      id: 'padding_in_size',
      wrong: (given) => longest(given, (steps) => grown(steps, (step, jump) => (reach(step) + step.padding) * jump)),
    },
    {
      id: 'first_branch',
      wrong: (given) => {
        const sizes = branchSizes(given)
        return sizes && fraction(sizes.reduce((least, size) => (size < least ? size : least)))
      },
    },
    {
      id: 'sum_of_branches',
      wrong: (given) => {
        const sizes = branchSizes(given)
        return sizes && fraction(sizes.reduce((sum, size) => sum + size))
      },
    },
    { id: 'area_for_side', wrong: (given) => multiplyFractions(sizeOf(given), sizeOf(given)) },
    {
      id: 'unclipped_at_border',
      wrong: (given) => (given.border ? fraction(theoreticalField(networkOf(given)).size) : null),
    },
  ],
}

/** Where a unit's field begins, or where its middle is. */
export const startCentre: Family<StartCentreGiven> = {
  answer: (given) => placed(given, theoreticalField(networkOf(given)).start),
  least: null,
  misconceptions: [
    { id: 'forgot_padding_shift', wrong: (given) => placed(given, ZERO) },
    { id: 'sign_of_start', wrong: (given) => placed(given, negateFraction(theoreticalField(networkOf(given)).start)) },
    {
      id: 'half_off',
      wrong: (given) => {
        if (given.asks !== 'centre') return null
        const centre = placed(given, theoreticalField(networkOf(given)).start)
        return [addFractions(centre, HALF), subtractFractions(centre, HALF)]
      },
    },
  ],
}

/** Input positions from one unit to the next. */
export const jump: Family<FieldLayers> = {
  answer: (given) => theoreticalField(networkOf(given)).jump,
  least: null,
  misconceptions: [
    {
      id: 'upsample_multiplies',
      wrong: (given) => {
        const [path = []] = pathsOf(given)
        if (!path.some(({ kind }) => kind === 'convT')) return null
        return fraction(exactProduct(path.map(strideOf)))
      },
    },
  ],
}

/** Input positions that a unit looks at, holes left out. */
export const gridding: Family<GriddingGiven> = {
  answer: (given) => {
    const conv = given.layers.map((layer) => ({ kind: 'conv', ...layer }) as const)
    atLeastOne('axes', given.axes ?? 1)
    return perAxis(given, BigInt(countOf(touchedSets(networkOf({ layers: conv }), 0).input)))
  },
  least: 1,
  misconceptions: [
    {
      id: 'hull_for_set',
      wrong: (given) => {
        const reaches = given.layers.map(({ kernel, dilation }) => BigInt(kernelSpan(kernel, dilation) - 1))
        return perAxis(
          given,
          reaches.reduce((sum, next) => sum + next, 1n),
        )
      },
    },
    { id: 'k_to_the_layers', wrong: (given) => perAxis(given, exactProduct(given.layers.map(({ kernel }) => kernel))) },
  ],
}

function sizeOf({ border, ...layers }: FieldSizeGiven): Fraction {
  if (!border) return fraction(theoreticalField(networkOf(layers)).size)
  const hull = hullOf(touchedSets(networkOf(layers, border.n), border.unit).input)
  return hull ? fraction(hull.last - hull.first + 1) : ZERO
}

/**
 * A wrong formula along the path where it gives most: who gets the layers wrong still takes the longer branch. At a border
 * it would be a second mistake.
 */
function longest(given: FieldSizeGiven, formula: (steps: readonly WindowStep[]) => bigint): Fraction | null {
  if (given.border) return null
  let most: bigint | null = null
  for (const path of pathsOf(given)) {
    const steps = windowSteps(path)
    if (!steps) return null
    const size = formula(steps)
    if (most === null || size > most) most = size
  }
  return most === null ? null : fraction(most)
}

/** Adds up what each layer adds, told the jump before it. */
function grown(
  steps: readonly WindowStep[],
  added: (step: WindowStep, jump: bigint, index: number) => bigint,
  start = 1n,
): bigint {
  let size = start
  let before = 1n
  steps.forEach((step, index) => {
    size += added(step, before, index)
    before *= step.stride
  })
  return size
}

/** From a layer's first tap to its last, in steps of its own input: d(k − 1). */
function reach({ dilation, kernel }: WindowStep): bigint {
  return dilation * (kernel - 1n)
}

function branchSizes(given: FieldSizeGiven): readonly bigint[] | null {
  if (!given.branches || given.branches.length < 2 || given.border) return null
  return pathsOf(given).map((layers) => theoreticalField(networkOf({ layers })).size)
}

/** The start of a unit, or its centre, if unit 0 began there. */
function placed(given: StartCentreGiven, start: Fraction): Fraction {
  const { jump: step, size } = theoreticalField(networkOf(given))
  const first = addFractions(start, multiplyFractions(step, fraction(given.unit ?? 0)))
  if (given.asks === 'start') return first
  return addFractions(first, multiplyFractions(subtractFractions(fraction(size), ONE), HALF))
}

function perAxis({ axes = 1 }: GriddingGiven, along: bigint): Fraction {
  return fraction(along ** BigInt(axes))
}

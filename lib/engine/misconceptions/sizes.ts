import {
  convOutputLength,
  kernelSpan,
  poolOutputLength,
  sides,
  transposedConvOutputLength,
  type AxisPadding,
  type AxisPool,
  type AxisTransposed,
  type AxisWindow,
} from '../axis-sizes'
import {
  addFractions,
  ceilFraction,
  floorFraction,
  fraction,
  HALF,
  multiplyFractions,
  type Fraction,
} from '../fraction'
import type { ResizeScale } from '../layer'
import { resizedLength } from '../resized-length'
import { atLeastOne } from './counts'
import type { Family } from './misconception'

/** A convolution along one axis of n positions. */
export interface ConvSizeGiven extends AxisWindow {
  readonly n: number
}

/** A pooling layer along one axis of n positions; its stride is the kernel's length where none is given. */
export interface PoolSizeGiven extends AxisPool {
  readonly n: number
}

/** A transposed convolution along one axis of n positions. */
export interface TransposedSizeGiven extends AxisTransposed {
  readonly n: number
}

/** Resizing an axis of n positions by a factor. */
export interface ResizeSizeGiven {
  readonly n: number
  readonly scale: ResizeScale
}

/** Positions that a convolution yields. */
export const convSize: Family<ConvSizeGiven> = {
  answer: ({ n, ...window }) => fraction(convOutputLength(n, window)),
  least: 1,
  misconceptions: [
    { id: 'forgot_padding', wrong: (given) => slides(room(given, { padding: 0n }), given.stride) },
    {
      id: 'padding_once',
      wrong: (given) => {
        const [begin, end] = sides(given.padding)
        return begin === end ? slides(room(given, { padding: BigInt(begin) }), given.stride) : null
      },
    },
    { id: 'ignored_dilation', wrong: (given) => slides(room(given, { span: BigInt(given.kernel) }), given.stride) },
    {
      id: 'dilated_kd',
      wrong: (given) => {
        const span = BigInt(given.kernel) * BigInt(given.dilation ?? 1)
        return slides(room(given, { span }), given.stride)
      },
    },
    {
      id: 'forgot_plus_one',
      wrong: (given) => fraction(floorFraction(fraction(room(given), given.stride ?? 1))),
    },
    {
      id: 'ceil_for_floor',
      wrong: (given) => fraction(ceilFraction(fraction(room(given), given.stride ?? 1)) + 1n),
    },
    { id: 'divided_only', wrong: ({ n, stride = 1 }) => fraction(floorFraction(fraction(n, stride))) },
    { id: 'tf_same', wrong: ({ n, stride = 1 }) => fraction(ceilFraction(fraction(n, stride))) },
  ],
}

/** Positions that a pooling layer yields. */
export const poolSize: Family<PoolSizeGiven> = {
  answer: ({ n, ...window }) => fraction(poolOutputLength(n, window)),
  least: 1,
  misconceptions: [
    {
      id: 'floor_in_ceil_mode',
      wrong: (given) => (given.ceil ? slides(room(given), given.stride ?? given.kernel) : null),
    },
    {
      id: 'no_last_window_rule',
      wrong: (given) =>
        given.ceil ? fraction(ceilFraction(fraction(room(given), given.stride ?? given.kernel)) + 1n) : null,
    },
  ],
}

/** Positions that a transposed convolution yields. */
export const transposedSize: Family<TransposedSizeGiven> = {
  answer: ({ n, ...window }) => fraction(transposedConvOutputLength(n, window)),
  least: 1,
  misconceptions: [
    { id: 'used_conv_formula', wrong: (given) => slides(room(given), given.stride) },
    { id: 'forgot_output_padding', wrong: (given) => spread(given, { outputPadding: 0 }) },
    { id: 'n_times_s', wrong: ({ n, stride = 1 }) => fraction(BigInt(n) * BigInt(stride)) },
    { id: 'n_not_n_minus_1', wrong: (given) => spread(given, { steps: given.n }) },
    { id: 'added_padding', wrong: (given) => spread(given, { padding: -(given.padding ?? 0) }) },
    { id: 'output_padding_twice', wrong: (given) => spread(given, { outputPadding: 2 * (given.outputPadding ?? 0) }) },
  ],
}

/**
 * Positions behind a resize, rounded down. The wrong ones round the exact product; the right one is PyTorch's, which is
 * taken in double precision for a decimal factor: 25 · 1.16 gives 28, though it is 29.
 */
export const resizeSize: Family<ResizeSizeGiven> = {
  answer: ({ n, scale }) => {
    atLeastOne('inputLength', n)
    return fraction(resizedLength(n, { size: null, scale }))
  },
  least: 1,
  misconceptions: [
    { id: 'rounded', wrong: (given) => fraction(floorFraction(addFractions(scaled(given), HALF))) },
    { id: 'ceiled', wrong: (given) => fraction(ceilFraction(scaled(given))) },
  ],
}

interface Windowed {
  readonly n: number
  readonly kernel: number
  readonly padding?: AxisPadding
  readonly dilation?: number
}

/** What is left of the padded input beside the kernel: as far as its first tap can move. */
function room(given: Windowed, instead: { padding?: bigint; span?: bigint } = {}): bigint {
  const [begin, end] = sides(given.padding)
  const { padding = BigInt(begin) + BigInt(end), span = BigInt(kernelSpan(given.kernel, given.dilation)) } = instead
  return BigInt(given.n) + padding - span
}

function slides(free: bigint, stride = 1): Fraction {
  return fraction(floorFraction(fraction(free, stride)) + 1n)
}

/** The formula of a transposed convolution, with something else in one of its places. */
function spread(
  { n, kernel, stride = 1, padding = 0, outputPadding = 0, dilation = 1 }: TransposedSizeGiven,
  instead: { steps?: number; padding?: number; outputPadding?: number },
): Fraction {
  const put = { steps: n - 1, padding, outputPadding, ...instead }
  return fraction(
    BigInt(put.steps) * BigInt(stride) -
      2n * BigInt(put.padding) +
      BigInt(kernelSpan(kernel, dilation)) +
      BigInt(put.outputPadding),
  )
}

function scaled({ n, scale }: ResizeSizeGiven): Fraction {
  return multiplyFractions(fraction(n), scale.exact)
}

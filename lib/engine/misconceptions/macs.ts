import { convOutputLength, sides, transposedConvOutputLength } from '../axis-sizes'
import { fraction, type Fraction } from '../fraction'
import { ceilDivide, exactProduct, floorDivide, wholeNumber } from '../whole-number'
import { atLeastOne, checkChannels } from './counts'
import type { Family } from './misconception'
import type { ConvSizeGiven, TransposedSizeGiven } from './sizes'

interface Asked {
  /** Multiply-adds by default; a FLOP is half of one. */
  readonly asks?: 'macs' | 'flops'
  /** True by default, as in PyTorch. */
  readonly bias?: boolean
}

interface Channels {
  readonly inChannels: number
  readonly outChannels: number
  readonly groups?: number
}

/** Multiply-adds of one layer, for a batch of one; `separable` is a depthwise convolution and a 1×1 behind it. */
export type MacsGiven = Asked &
  (
    | (Channels & { readonly op: 'conv'; readonly axes: readonly ConvSizeGiven[] })
    | (Channels & { readonly op: 'convT'; readonly axes: readonly TransposedSizeGiven[] })
    | (Omit<Channels, 'groups'> & { readonly op: 'separable'; readonly axes: readonly ConvSizeGiven[] })
    | { readonly op: 'linear'; readonly inFeatures: number; readonly outFeatures: number }
  )

/** Multiply-adds of a layer, or its FLOPs, which are twice as many. */
export const macs: Family<MacsGiven> = {
  answer: (given) => {
    checkMacs(given)
    return asked(given, total(given, products))
  },
  least: 1,
  misconceptions: [
    {
      id: 'flops_for_macs',
      wrong: (given) => (given.asks === 'flops' ? null : fraction(2n * total(given, products))),
    },
    { id: 'macs_for_flops', wrong: (given) => (given.asks === 'flops' ? fraction(total(given, products)) : null) },
    {
      id: 'input_area',
      wrong: (given) =>
        given.op === 'conv' || given.op === 'separable'
          ? asked(
              given,
              total(given, (part) => part.inputArea * part.perPosition),
            )
          : null,
    },
    {
      id: 'output_area',
      wrong: (given) =>
        given.op === 'convT'
          ? asked(
              given,
              total(given, (part) => part.outputArea * part.perPosition),
            )
          : null,
    },
    {
      id: 'forgot_groups',
      wrong: (given) =>
        asked(
          given,
          total(given, (part) => products(part) * part.groups),
        ),
    },
    {
      id: 'forgot_cin',
      wrong: (given) =>
        given.op === 'linear'
          ? null
          : asked(
              given,
              total(given, (part) => products(part) / part.inputsOfOne),
            ),
    },
    {
      id: 'bias_as_mac',
      wrong: (given) =>
        given.bias === false
          ? null
          : asked(
              given,
              total(given, (part) => products(part) + part.outputs),
            ),
    },
    {
      id: 'no_padding_products',
      wrong: (given) =>
        given.op === 'conv' || given.op === 'separable'
          ? asked(
              given,
              total(given, (part) => part.realTaps * part.perTap),
            )
          : null,
    },
    {
      id: 'depthwise_only',
      wrong: (given) => {
        const [depthwise] = partsOf(given)
        return given.op === 'separable' && depthwise ? asked(given, products(depthwise)) : null
      },
    },
  ],
}

/** One convolution, as the factors of its count. */
interface Part {
  readonly inputArea: bigint
  readonly outputArea: bigint
  /** The side that the kernel is put down on: a convolution's output, a transposed one's input. */
  readonly area: bigint
  /** Products at one position of that side. */
  readonly perPosition: bigint
  /** The same for one tap. */
  readonly perTap: bigint
  /** Pairs of an output position and a tap on a real element. */
  readonly realTaps: bigint
  /** Input channels that the formula counts. */
  readonly inputsOfOne: bigint
  readonly groups: bigint
  /** Elements of the output. */
  readonly outputs: bigint
}

const products = (part: Part) => part.area * part.perPosition

function total(given: MacsGiven, count: (part: Part) => bigint): bigint {
  return partsOf(given).reduce((sum, part) => sum + count(part), 0n)
}

function asked({ asks }: MacsGiven, count: bigint): Fraction {
  return fraction(asks === 'flops' ? 2n * count : count)
}

function partsOf(given: MacsGiven): readonly Part[] {
  switch (given.op) {
    case 'conv':
      return [convPart(given, given.axes)]
    case 'separable': {
      const { inChannels, outChannels, axes } = given
      const depthwise = convPart({ inChannels, outChannels: inChannels, groups: inChannels }, axes)
      const between = axes.map((axis) => ({ n: convLength(axis), kernel: 1 }))
      // whoever takes the input's area takes it for both
      const pointwise = { ...convPart({ inChannels, outChannels }, between), inputArea: depthwise.inputArea }
      return [depthwise, pointwise]
    }
    case 'convT': {
      const { inChannels, outChannels, groups = 1, axes } = given
      const inputArea = exactProduct(axes.map(({ n }) => n))
      const outputArea = exactProduct(axes.map(({ n, ...window }) => transposedConvOutputLength(n, window)))
      const perTap = exactProduct([inChannels, outChannels / groups])
      const taps = exactProduct(axes.map(({ kernel }) => kernel))
      return [
        {
          inputArea,
          outputArea,
          area: inputArea,
          perPosition: perTap * taps,
          perTap,
          realTaps: inputArea * taps,
          inputsOfOne: BigInt(inChannels),
          groups: BigInt(groups),
          outputs: outputArea * BigInt(outChannels),
        },
      ]
    }
    case 'linear':
      return [convPart({ inChannels: given.inFeatures, outChannels: given.outFeatures }, [])]
  }
}

function convPart({ inChannels, outChannels, groups = 1 }: Channels, axes: readonly ConvSizeGiven[]): Part {
  const outputArea = exactProduct(axes.map(convLength))
  const perTap = exactProduct([outChannels, inChannels / groups])
  return {
    inputArea: exactProduct(axes.map(({ n }) => n)),
    outputArea,
    area: outputArea,
    perPosition: perTap * exactProduct(axes.map(({ kernel }) => kernel)),
    perTap,
    // axes do not mix: a product is real if it is so along each
    realTaps: exactProduct(axes.map(realTapsAlong)),
    inputsOfOne: BigInt(inChannels / groups),
    groups: BigInt(groups),
    outputs: outputArea * BigInt(outChannels),
  }
}

function convLength({ n, ...window }: ConvSizeGiven): number {
  return convOutputLength(n, window)
}

/** For each tap the outputs that have it on a real element: 0 ≤ i·s − b + d·t < n. */
function realTapsAlong(axis: ConvSizeGiven): number {
  const { n, kernel, stride = 1, padding, dilation = 1 } = axis
  const [begin] = sides(padding)
  const outputs = convLength(axis)
  let real = 0
  for (let tap = 0; tap < kernel; tap++) {
    const shift = dilation * tap - begin
    const first = Math.max(0, ceilDivide(-shift, stride))
    const last = Math.min(outputs - 1, floorDivide(n - 1 - shift, stride))
    real += Math.max(0, last - first + 1)
  }
  return wholeNumber(real, 'products')
}

function checkMacs(given: MacsGiven): void {
  if (given.op === 'linear') atLeastOne('features', given.inFeatures, given.outFeatures)
  else checkChannels(given)
}

import { kernelSpan } from '../axis-sizes'
import { bnRunningStatistic, unbiasedVariance } from '../batch-norm'
import { EngineError } from '../engine-error'
import {
  addFractions,
  compareFractions,
  divideFractions,
  equalFractions,
  fraction,
  negateFraction,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../fraction'
import { exactProduct, wholeNumber } from '../whole-number'
import { atLeastOne } from './counts'
import type { Family } from './misconception'
import { plus, squareRoot, times, type ResultValue } from './value'

/** PyTorch's ε where none is given. */
const EPSILON = fraction(1, 100_000)

/** Digits grow with every step; no card goes further. */
const MOST_STEPS = 1000

interface Running {
  readonly momentum: Fraction
  /** Batches of the same statistics, one after the other; one by default. */
  readonly steps?: number
}

/** A batch norm in training, PyTorch's. Variances of batches are the biased ones. */
export type BnMomentumGiven =
  | (Running & { readonly asks: 'running_mean'; readonly old?: Fraction; readonly batch: Fraction })
  | (Running & {
      readonly asks: 'running_var'
      /** 1 by default, as a running variance begins. */
      readonly old?: Fraction
      readonly batch: Fraction
      /** Values behind one variance: batch times positions. */
      readonly count: number
    })
  | {
      readonly asks: 'output'
      readonly x: Fraction
      readonly mean: Fraction
      readonly variance: Fraction
      readonly count: number
      readonly epsilon?: Fraction
      readonly gamma?: Fraction
      readonly beta?: Fraction
    }

/** One weight, or the bias, of a convolution that took in the batch norm behind it. */
export interface FoldingGiven {
  readonly asks: 'weight' | 'bias'
  readonly weight: Fraction
  readonly bias: Fraction
  readonly gamma: Fraction
  readonly beta: Fraction
  readonly mean: Fraction
  readonly variance: Fraction
  readonly epsilon?: Fraction
}

/** Convolutions of equal weights, one behind the other. */
export interface ErfGiven {
  readonly layers: readonly { readonly kernel: number; readonly dilation?: number; readonly stride?: number }[]
}

/** A window of a partial convolution. */
export interface PartialConvGiven {
  /** Taps along each axis. */
  readonly kernel: readonly number[]
  /** Elements in the window that the mask lets through. */
  readonly valid: number
}

/** Running statistics of a batch norm, and what they are taken for. */
export const bnMomentum: Family<BnMomentumGiven> = {
  answer: (given) => (given.asks === 'output' ? normalised(given, given.variance) : running(given)),
  least: null,
  misconceptions: [
    { id: 'tf_convention', wrong: (given) => (given.asks === 'output' ? null : running(given, { keras: true })) },
    {
      id: 'biased_running_var',
      wrong: (given) => (given.asks === 'running_var' ? running(given, { batch: given.batch }) : null),
    },
    {
      id: 'unbiased_output',
      wrong: (given) =>
        given.asks === 'output' ? normalised(given, unbiasedVariance(given.variance, given.count)) : null,
    },
    {
      id: 'forgot_initial_one',
      wrong: (given) =>
        given.asks === 'running_var' && equalFractions(given.old ?? ONE, ONE) ? running(given, { old: ZERO }) : null,
    },
  ],
}

/** What a convolution becomes with the batch norm behind it folded in. */
export const folding: Family<FoldingGiven> = {
  answer: (given) => folded(given, scaleOf(given)),
  least: null,
  misconceptions: [
    { id: 'forgot_eps', wrong: (given) => folded(given, scaleOf({ ...given, epsilon: ZERO })) },
    {
      id: 'forgot_bias_scale',
      wrong: (given) => {
        if (given.asks === 'weight') return null
        const shift = times(negateFraction(given.mean), scaleOf(given))
        return plus(given.bias, plus(shift, given.beta))
      },
    },
    {
      id: 'sqrt_missing',
      wrong: (given) => folded(given, divideFractions(given.gamma, spreadOf(given))),
    },
  ],
}

/** Standard deviation of the effective receptive field, in input positions. */
export const erf: Family<ErfGiven> = {
  answer: (given) => squareRoot(sum(variances(given))),
  least: null,
  misconceptions: [
    {
      id: 'linear_growth',
      // as if the deviations of the layers added up, and not their variances
      wrong: (given) => variances(given).map(squareRoot).reduce(plus, ZERO),
    },
    { id: 'variance_for_std', wrong: (given) => sum(variances(given)) },
    { id: 'k_squared_over_12', wrong: (given) => squareRoot(sum(variances(given, (kernel) => kernel * kernel))) },
  ],
}

/** The factor by which a partial convolution makes up for what is masked; 0 where all of it is. */
export const partialConv: Family<PartialConvGiven> = {
  answer: (given) => {
    const { taps, valid } = windowOf(given)
    return valid === 0n ? ZERO : fraction(taps, valid)
  },
  least: null,
  misconceptions: [
    {
      id: 'inverse_ratio',
      wrong: (given) => {
        const { taps, valid } = windowOf(given)
        return fraction(valid, taps)
      },
    },
    { id: 'no_rescale', wrong: () => ONE },
  ],
}

type RunningGiven = Exclude<BnMomentumGiven, { asks: 'output' }>

/** After t equal batches the start weighs (1 − m)^t, the batch the rest: one step of that momentum. */
function running(given: RunningGiven, instead: { old?: Fraction; batch?: Fraction; keras?: boolean } = {}): Fraction {
  const { momentum, steps = 1 } = given
  atLeastOne('steps', steps)
  if (steps > MOST_STEPS) throw new EngineError('out_of_range', { name: 'steps', value: steps, most: MOST_STEPS })
  const initial = given.asks === 'running_var' ? ONE : ZERO
  const statistic = given.asks === 'running_var' ? unbiasedVariance(given.batch, given.count) : given.batch
  const { old = given.old ?? initial, batch = statistic, keras = false } = instead
  const kept = keras ? momentum : subtractFractions(ONE, momentum)
  const power = BigInt(steps)
  const start = fraction(kept.num ** power, kept.den ** power)
  return bnRunningStatistic(old, batch, subtractFractions(ONE, start), 'pytorch')
}

/** (x − μ)·γ/√(v + ε) + β. */
function normalised(given: Extract<BnMomentumGiven, { asks: 'output' }>, variance: Fraction): ResultValue {
  const { x, mean, epsilon = EPSILON, gamma = ONE, beta = ZERO } = given
  return plus(times(subtractFractions(x, mean), scaleOf({ gamma, variance, epsilon })), beta)
}

interface Scale {
  readonly gamma: Fraction
  readonly variance: Fraction
  readonly epsilon?: Fraction
}

/** γ/√(v + ε). */
function scaleOf(given: Scale): ResultValue {
  return times(given.gamma, squareRoot(divideFractions(ONE, spreadOf(given))))
}

function spreadOf({ variance, epsilon = EPSILON }: Scale): Fraction {
  return addFractions(variance, epsilon)
}

/** W·scale, or (b − μ)·scale + β. */
function folded(given: FoldingGiven, scale: ResultValue): ResultValue {
  if (given.asks === 'weight') return times(given.weight, scale)
  return plus(times(subtractFractions(given.bias, given.mean), scale), given.beta)
}

/** Of each layer, j²·d²·(k² − 1)/12, j the jump before it. */
function variances({ layers }: ErfGiven, numerator = (kernel: bigint) => kernel * kernel - 1n): Fraction[] {
  let jump = 1n
  return layers.map(({ kernel, dilation = 1, stride = 1 }) => {
    kernelSpan(kernel, dilation)
    atLeastOne('stride', stride)
    const step = jump * BigInt(dilation)
    jump *= BigInt(stride)
    return fraction(step * step * numerator(BigInt(kernel)), 12)
  })
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(addFractions, ZERO)
}

function windowOf({ kernel, valid }: PartialConvGiven): { taps: bigint; valid: bigint } {
  atLeastOne('kernel', ...kernel)
  const taps = exactProduct(kernel)
  const within = fraction(wholeNumber(valid, 'valid'))
  if (compareFractions(within, ZERO) < 0 || compareFractions(within, fraction(taps)) > 0) {
    throw new EngineError('out_of_range', { name: 'valid', value: valid, least: 0, most: `${taps}` })
  }
  return { taps, valid: within.num }
}

import type { Network } from '../network'
import { countSteps, flopsSteps } from './counts'
import type { Derivation, DerivationStep, Quantity } from './derivation'
import { erfDeviationSteps, erfVarianceSteps } from './effective'
import { fieldSteps } from './fields'
import { foldScaleSteps, foldShiftSteps, type FoldArguments } from './folding'
import { foldedFrequencySteps, nyquistSteps, touchedCountSteps } from './gridding'
import { outputSizeSteps } from './output-size'
import { overlapRatioSteps, overlapSteps, partialRatioSteps } from './overlap'
import { resizeCoordinateSteps, resizeSizeSteps, resizeWeightsSteps } from './resize'
import { convSteps, deconvSteps, poolSteps, spanSteps, tfOutSteps, tfPadSteps, type WindowArguments } from './sizes'
import { runningMeanSteps, runningVarianceSteps, type StatisticArguments } from './statistics'
import { adaptiveWindowSteps, poolDivisorSteps } from './windows'

/** A network and the axis that is asked about, the first one where none is named. */
export interface AxisQuestion {
  readonly network: Network
  readonly axis?: number
}

/** What each quantity is derived from. */
interface ArgumentsOf {
  readonly span: Parameters<typeof spanSteps>[0]
  readonly conv: WindowArguments
  readonly pool: Parameters<typeof poolSteps>[0]
  readonly deconv: Parameters<typeof deconvSteps>[0]
  readonly tf_out: Parameters<typeof tfOutSteps>[0]
  readonly tf_pad: Parameters<typeof tfPadSteps>[0]
  readonly rf_size: AxisQuestion
  readonly rf_jump: AxisQuestion
  readonly rf_start: AxisQuestion
  readonly rf_centre: AxisQuestion
  readonly out_size: AxisQuestion
  readonly params: AxisQuestion
  readonly macs: AxisQuestion
  readonly flops: AxisQuestion
  readonly bn_mean: StatisticArguments
  readonly bn_var: Parameters<typeof runningVarianceSteps>[0]
  readonly resize_size: Parameters<typeof resizeSizeSteps>[0]
  readonly resize_coordinate: Parameters<typeof resizeCoordinateSteps>[0]
  readonly resize_weights: Parameters<typeof resizeWeightsSteps>[0]
  readonly adaptive_window: Parameters<typeof adaptiveWindowSteps>[0]
  readonly pool_divisor: Parameters<typeof poolDivisorSteps>[0]
  readonly overlap: Parameters<typeof overlapSteps>[0]
  readonly overlap_ratio: Parameters<typeof overlapRatioSteps>[0]
  readonly touched_count: Parameters<typeof touchedCountSteps>[0]
  readonly nyquist: Parameters<typeof nyquistSteps>[0]
  readonly folded_frequency: Parameters<typeof foldedFrequencySteps>[0]
  readonly erf_variance: Parameters<typeof erfVarianceSteps>[0]
  readonly erf_std: Parameters<typeof erfDeviationSteps>[0]
  readonly fold_scale: FoldArguments
  readonly fold_shift: FoldArguments
  readonly partial_ratio: Parameters<typeof partialRatioSteps>[0]
}

export type DeriveArguments<Q extends Quantity> = ArgumentsOf[Q]

/** The closed table of what can be derived. */
const DERIVATIONS: { readonly [Q in Quantity]: (args: ArgumentsOf[Q]) => DerivationStep[] } = {
  span: spanSteps,
  conv: convSteps,
  pool: poolSteps,
  deconv: deconvSteps,
  tf_out: tfOutSteps,
  tf_pad: tfPadSteps,
  rf_size: ({ network, axis = 0 }) => fieldSteps(network, axis, 'rf_size'),
  rf_jump: ({ network, axis = 0 }) => fieldSteps(network, axis, 'rf_jump'),
  rf_start: ({ network, axis = 0 }) => fieldSteps(network, axis, 'rf_start'),
  rf_centre: ({ network, axis = 0 }) => fieldSteps(network, axis, 'rf_centre'),
  out_size: ({ network, axis = 0 }) => outputSizeSteps(network, axis),
  params: ({ network }) => countSteps(network, 'params'),
  macs: ({ network }) => countSteps(network, 'macs'),
  flops: ({ network }) => flopsSteps(network),
  bn_mean: runningMeanSteps,
  bn_var: runningVarianceSteps,
  resize_size: resizeSizeSteps,
  resize_coordinate: resizeCoordinateSteps,
  resize_weights: resizeWeightsSteps,
  adaptive_window: adaptiveWindowSteps,
  pool_divisor: poolDivisorSteps,
  overlap: overlapSteps,
  overlap_ratio: overlapRatioSteps,
  touched_count: touchedCountSteps,
  nyquist: nyquistSteps,
  folded_frequency: foldedFrequencySteps,
  erf_variance: erfVarianceSteps,
  erf_std: erfDeviationSteps,
  fold_scale: foldScaleSteps,
  fold_shift: foldShiftSteps,
  partial_ratio: partialRatioSteps,
}

/**
 * How a number comes about: the rule with its symbols, then with the numbers put in, one formula a line. Free of words:
 * each step has an id that i18n can word.
 *
 * @throws EngineError where the number itself is not defined
 */
export function derive<Q extends Quantity>(quantity: Q, args: DeriveArguments<Q>): Derivation {
  const steps = DERIVATIONS[quantity](args)
  return { quantity, symbol: symbolOf(quantity, steps), steps }
}

/** Of a row of layers the last one's, with its index: `r_{3}`. */
function symbolOf(quantity: Quantity, steps: readonly DerivationStep[]): string {
  const letter = SYMBOLS[quantity]
  const last = steps.at(-1)?.tex ?? ''
  return last.startsWith(`${letter}_{`) ? last.slice(0, last.indexOf('}') + 1) : letter
}

const SYMBOLS: Readonly<Record<Quantity, string>> = {
  span: 'K',
  conv: 'o',
  pool: 'o',
  deconv: 'o',
  tf_out: 'o',
  tf_pad: '(b, e)',
  rf_size: 'r',
  rf_jump: 'j',
  rf_start: 'f',
  rf_centre: 'c',
  out_size: 'n',
  params: 'P',
  macs: 'M',
  flops: 'F',
  bn_mean: "\\mu'",
  bn_var: "v'",
  resize_size: 'o',
  resize_coordinate: 'x',
  resize_weights: 'w',
  adaptive_window: 'k',
  pool_divisor: 'D',
  overlap: 'c',
  overlap_ratio: '\\frac{\\max c}{\\min c}',
  touched_count: '|S|',
  nyquist: 'f_N',
  folded_frequency: "f'",
  erf_variance: '\\sigma^2',
  erf_std: '\\sigma',
  fold_scale: 'a',
  fold_shift: 'b',
  partial_ratio: '\\rho',
}

/** What can be derived, by the name that a card's expression has for it. */
export type Quantity =
  | 'span'
  | 'conv'
  | 'pool'
  | 'deconv'
  | 'tf_out'
  | 'tf_pad'
  | 'rf_size'
  | 'rf_jump'
  | 'rf_start'
  | 'rf_centre'
  | 'out_size'
  | 'params'
  | 'macs'
  | 'flops'
  | 'bn_mean'
  | 'bn_var'
  | 'resize_size'
  | 'resize_coordinate'
  | 'resize_weights'
  | 'adaptive_window'
  | 'pool_divisor'
  | 'overlap'
  | 'overlap_ratio'
  | 'touched_count'
  | 'nyquist'
  | 'folded_frequency'
  | 'erf_variance'
  | 'erf_std'
  | 'fold_scale'
  | 'fold_shift'
  | 'partial_ratio'

/**
 * What a step does; i18n may put a word beside it.
 *
 * - `formula`: the rule with its symbols · `start`: the values at the input
 * - `span`, `padding`, `unbiased`: a part worked out first · `layer`: the rule for one layer · `merge`: branches meet
 * - `left_out`: layers that are not shown · `last_window`: the check of ceil mode · `period`: units of a fractional step differ
 * - `double`: a product as double precision has it · `ratio`: input positions from one output to the next
 * - `coordinate`: where an output stands in the input · `window`: its first and last position · `terms`: what is counted
 * - `whole`: a layer that looks at everything · `sum`: layers added up · `result`: what was asked for
 */
export type StepId =
  | 'formula'
  | 'start'
  | 'span'
  | 'padding'
  | 'unbiased'
  | 'layer'
  | 'merge'
  | 'left_out'
  | 'last_window'
  | 'period'
  | 'double'
  | 'ratio'
  | 'coordinate'
  | 'window'
  | 'terms'
  | 'whole'
  | 'sum'
  | 'result'

/** One line of a derivation. */
export interface DerivationStep {
  readonly id: StepId
  /** The formula, free of words; names of layers stand in it as they are written. */
  readonly tex: string
  /** `layer`: the id of the layer that the step is about; numbers that the words may want. */
  readonly values: Readonly<Record<string, string | number>>
}

/** How a number comes about: the rule, then the rule with the numbers put in, one line after another. */
export interface Derivation {
  readonly quantity: Quantity
  readonly steps: readonly DerivationStep[]
}

/** A step. */
export function step(id: StepId, tex: string, values: DerivationStep['values'] = {}): DerivationStep {
  return { id, tex, values }
}

/** Lines that are shown of a long row of layers, from each end. */
const SHOWN_EACH_END = 6

/** Leaves out the middle of a long row of steps. */
export function shortened(steps: readonly DerivationStep[]): readonly DerivationStep[] {
  const leftOut = steps.length - 2 * SHOWN_EACH_END
  if (leftOut <= 1) return steps
  const gap = step('left_out', '\\vdots', { count: leftOut })
  return [...steps.slice(0, SHOWN_EACH_END), gap, ...steps.slice(-SHOWN_EACH_END)]
}

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

/**
 * What a step does; i18n may put a word beside it.
 *
 * - `formula`: the rule with its symbols · `start`: the values at the input
 * - `span`, `padding`, `unbiased`: a part worked out first · `layer`: the rule for one layer · `merge`: branches meet
 * - `left_out`: layers that are not shown · `last_window`: the check of ceil mode · `period`: units of a fractional step differ
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

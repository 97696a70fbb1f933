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
 * What a step does: the engine has the formula, i18n a sentence for each id, with the step's values. `put_in` is a rule
 * with its numbers, `left_out` stands for layers that are not shown.
 */
export const STEP_IDS = [
  'put_in',
  'left_out',
  // sizes along one axis
  'span_rule',
  'span',
  'windows_rule',
  'last_window',
  'deconv_rule',
  'tf_out_rule',
  'tf_pad_rule',
  'tf_pad_total',
  'tf_pad_sides',
  'length_start',
  'length_layer',
  // receptive fields
  'size_rule',
  'size_start',
  'size_layer',
  'size_merge',
  'jump_rule',
  'jump_start',
  'jump_layer',
  'first_rule',
  'first_start',
  'first_layer',
  'first_merge',
  'first_from_centre',
  'centre_rule',
  'centre_start',
  'centre_layer',
  'centre_merge',
  'resample_layer',
  'whole_layer',
  'whole_axis',
  'period',
  // counts
  'params_rule',
  'macs_rule',
  'count_layer',
  'count_sum',
  'flops_rule',
  // running statistics and folding
  'unbiased',
  'running_rule',
  'fold_scale_rule',
  'fold_shift_rule',
  // resized axes
  'size_given',
  'resized_rule',
  'double',
  'ratio',
  'coordinate_rule',
  'coordinate_split',
  'on_position',
  'linear_rule',
  'cubic_rule',
  'cubic_near',
  'cubic_far',
  'held_neighbours',
  'weights',
  // windows of pools
  'adaptive_rule',
  'pool_window_rule',
  'window_first',
  'window_end',
  'window_length',
  'divisor_padded',
  'divisor_rule',
  // transposed convolutions, partial convolutions
  'overlap_rule',
  'overlap_pairs',
  'overlap_count',
  'phases_rule',
  'phases',
  'most_over_fewest',
  'partial_rule',
  'partial_none',
  // gridding and frequencies
  'touched_rule',
  'touched_start',
  'touched_layer',
  'hull',
  'touched_share',
  'nyquist_rule',
  'folded_rule',
  'nearest_multiple',
  // effective fields
  'erf_rule',
  'erf_layer',
  'erf_sum',
  'erf_root',
] as const

export type StepId = (typeof STEP_IDS)[number]

/** One line of a derivation. */
export interface DerivationStep {
  readonly id: StepId
  /** The formula, free of words; names of layers stand in it as they are written. */
  readonly tex: string
  /** What the step's words say beside the formula: the name of a layer, numbers; a fraction as text. */
  readonly values: Readonly<Record<string, string | number>>
}

/** How a number comes about: the rule, then the rule with the numbers put in, one line after another. */
export interface Derivation {
  readonly quantity: Quantity
  /** The letter that the last line gives a value to. */
  readonly symbol: string
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

import type { ResultValue } from './value'

/** A way to go wrong, by the name that ENGINE.md §11 has for it; the cards and the words of i18n use the same names. */
export type MisconceptionId =
  | 'forgot_padding'
  | 'padding_once'
  | 'ignored_dilation'
  | 'dilated_kd'
  | 'forgot_plus_one'
  | 'ceil_for_floor'
  | 'divided_only'
  | 'tf_same'
  | 'floor_in_ceil_mode'
  | 'no_last_window_rule'
  | 'used_conv_formula'
  | 'forgot_output_padding'
  | 'n_times_s'
  | 'n_not_n_minus_1'
  | 'added_padding'
  | 'output_padding_twice'
  | 'rounded'
  | 'ceiled'
  | 'counted_bias'
  | 'forgot_bias'
  | 'forgot_groups'
  | 'groups_twice'
  | 'used_positions'
  | 'forgot_cin'
  | 'bn_running_stats'
  | 'flatten_wrong_size'
  | 'flops_for_macs'
  | 'macs_for_flops'
  | 'input_area'
  | 'output_area'
  | 'bias_as_mac'
  | 'no_padding_products'
  | 'depthwise_only'
  | 'k_not_k_minus_1'
  | 'added_strides'
  | 'jump_off_by_one'
  | 'ignored_stride'
  | 'ignored_pooling'
  | 'summed_kernels'
  | 'multiplied_kernels'
  | 'last_stride_counts'
  | 'padding_in_size'
  | 'first_branch'
  | 'sum_of_branches'
  | 'area_for_side'
  | 'unclipped_at_border'
  | 'forgot_padding_shift'
  | 'sign_of_start'
  | 'half_off'
  | 'upsample_multiplies'
  | 'hull_for_set'
  | 'k_to_the_layers'
  | 'k_for_count'
  | 'rounded_ratio'
  | 'added_axes'
  | 'swapped_align_corners'
  | 'no_half_pixel'
  | 'n_over_o_corners'
  | 'minus_half'
  | 'weights_positive'
  | 'tf_convention'
  | 'biased_running_var'
  | 'unbiased_output'
  | 'forgot_initial_one'
  | 'forgot_eps'
  | 'forgot_bias_scale'
  | 'sqrt_missing'
  | 'per_element_affine'
  | 'ln_for_gn'
  | 'linear_growth'
  | 'variance_for_std'
  | 'k_squared_over_12'
  | 'fs_for_half'
  | 'inverse_ratio'
  | 'no_rescale'

/** What comes out of a mistake: one value, several where it can be made in several ways, or none. */
export type WrongValue = ResultValue | readonly ResultValue[] | null

/** One mistake. */
export interface Misconception<Given> {
  readonly id: MisconceptionId
  /** Null where the mistake cannot be made; an {@link EngineError} where what it leads to is not defined. */
  readonly wrong: (given: Given) => WrongValue
}

/** A kind of question with one number for its answer, and the mistakes that are made in it. */
export interface Family<Given> {
  readonly answer: (given: Given) => ResultValue
  /** Nothing below is a size or a count, so nobody answers it; null where any number can be meant. */
  readonly least: number | null
  /** Likeliest first. */
  readonly misconceptions: readonly Misconception<Given>[]
}

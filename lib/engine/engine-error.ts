/** What can be wrong with a layer's own fields, before any input is looked at. */
type FieldCode =
  | 'kernel_not_positive'
  | 'stride_not_positive'
  | 'dilation_not_positive'
  | 'padding_negative'
  | 'groups_not_positive'
  | 'in_channels_not_divisible_by_groups'
  | 'out_channels_not_divisible_by_groups'
  | 'same_padding_with_stride'
  | 'output_padding_too_large'
  | 'pool_padding_over_half_kernel'

/** What can be wrong between a layer and what comes into it. */
type ShapeCode =
  | 'wrong_rank'
  | 'channels_mismatch'
  | 'features_mismatch'
  | 'channels_odd'
  | 'channels_not_divisible_by_r2'
  | 'size_not_divisible_by_r'
  | 'crop_out_of_range'
  | 'slice_out_of_range'
  | 'channels_not_divisible_by_groups'
  | 'kernel_exceeds_padded_input'
  | 'output_not_positive'
  | 'avgpool3d_kernel_exceeds_unpadded_input'
  | 'reflect_padding_too_large'
  | 'circular_padding_too_large'
  | 'stat_needs_two_values'
  | 'normalized_shape_mismatch'
  | 'flatten_dims'
  | 'concat_sizes_differ'
  | 'shapes_not_broadcastable'
  | 'align_corners_with_nearest'
  | 'mode_rank_mismatch'
  | 'size_and_scale'

/** What can be wrong with a number, or with what is asked of a whole network. */
type QuestionCode =
  | 'not_an_integer'
  | 'out_of_range'
  | 'division_by_zero'
  | 'list_empty'
  | 'op_unknown'
  | 'field_malformed'
  | 'duplicate_id'
  | 'unknown_input'
  | 'cycle'
  | 'unreachable_node'
  | 'axis_unknown'
  | 'unit_out_of_range'
  | 'input_missing'
  | 'jumps_differ'
  | 'jump_undefined'
  | 'centres_differ'
  | 'field_size_varies'
  | 'set_too_large'

/** Every way in which the engine can refuse; i18n has the words for each, with the values put in. */
export type EngineErrorCode = FieldCode | ShapeCode | QuestionCode

/** Numbers and names that say what was wrong and what would be right. */
export type ErrorValues = Readonly<Record<string, string | number>>

/** Refusal of the engine: a code, the offending values, and where it was. Never a NaN, never a silent clamp. */
export class EngineError extends Error {
  readonly code: EngineErrorCode
  readonly values: ErrorValues
  /** Spatial axis, 0 the first (depth or rows). */
  readonly axis?: number
  /** Id of the node. */
  readonly node?: string

  constructor(code: EngineErrorCode, values: ErrorValues = {}, where: { axis?: number; node?: string } = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'EngineError'
    this.code = code
    this.values = values
    if (where.axis !== undefined) this.axis = where.axis
    if (where.node !== undefined) this.node = where.node
  }

  /** The same refusal with the place added where none was named yet. */
  at(where: { axis?: number; node?: string }): EngineError {
    return new EngineError(this.code, this.values, {
      ...where,
      ...(this.axis === undefined ? {} : { axis: this.axis }),
      ...(this.node === undefined ? {} : { node: this.node }),
    })
  }
}

/** Runs a calculation and adds the place to any {@link EngineError} that comes out of it. */
export function locate<T>(where: { axis?: number; node?: string }, calculate: () => T): T {
  try {
    return calculate()
  } catch (error) {
    throw error instanceof EngineError ? error.at(where) : error
  }
}

import { EngineError } from '../engine-error'
import type { PaddingMode } from '../layer'
import { wholeNumber } from '../whole-number'

/**
 * Checks the groups of a convolution at construction, before any input is known.
 *
 * @throws {@link EngineError} `groups_not_positive`, `in_channels_not_divisible_by_groups`, `out_channels_not_divisible_by_groups`
 */
export function checkGroups(groups: number, inChannels: number | null, outChannels: number | null): void {
  if (wholeNumber(groups, 'groups') < 1) throw new EngineError('groups_not_positive', { groups })
  if (inChannels !== null && inChannels % groups !== 0) {
    throw new EngineError('in_channels_not_divisible_by_groups', { channels: inChannels, groups })
  }
  if (outChannels !== null && outChannels % groups !== 0) {
    throw new EngineError('out_channels_not_divisible_by_groups', { channels: outChannels, groups })
  }
  if (outChannels !== null && wholeNumber(outChannels, 'channels') < 1) {
    throw new EngineError('out_of_range', { name: 'channels', value: outChannels, least: 1 })
  }
}

/** Fields of a window, one entry for each axis; `padding` may hold pairs. */
export interface WindowFields {
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation?: readonly number[]
  readonly padding?: readonly (number | readonly [number, number])[]
}

/**
 * Checks the domain of a window's fields: whole, kernel, stride and dilation at least 1, padding at least 0.
 *
 * @throws {@link EngineError} `stride_not_positive`, `dilation_not_positive`, `padding_negative`, `kernel_not_positive`, with the axis
 */
export function checkWindow({ kernel, stride, dilation = [], padding = [] }: WindowFields): void {
  stride.forEach((value, axis) => atLeast(1, value, 'stride', 'stride_not_positive', axis))
  dilation.forEach((value, axis) => atLeast(1, value, 'dilation', 'dilation_not_positive', axis))
  padding.forEach((pair, axis) => {
    for (const value of [pair].flat()) atLeast(0, value, 'padding', 'padding_negative', axis)
  })
  kernel.forEach((value, axis) => atLeast(1, value, 'kernel', 'kernel_not_positive', axis))
}

/**
 * Checks what stands outside the input: a reflection needs one element more than it copies; a wrap can copy each element once.
 *
 * @throws {@link EngineError} `reflect_padding_too_large`, `circular_padding_too_large`, with the axis
 */
export function checkBorder(mode: PaddingMode, length: number, sides: readonly [number, number], axis: number): void {
  const padding = Math.max(...sides)
  if (mode === 'reflect' && padding >= length) {
    throw new EngineError('reflect_padding_too_large', { padding, inputLength: length, most: length - 1 }, { axis })
  }
  if (mode === 'circular' && padding > length) {
    throw new EngineError('circular_padding_too_large', { padding, inputLength: length, most: length }, { axis })
  }
}

/** The entry of a list that has one for each axis. */
export function entry<T>(list: readonly T[], axis: number): T {
  const value = list[axis]
  if (value === undefined) throw new EngineError('axis_unknown', { axis, axes: list.length })
  return value
}

function atLeast(
  least: number,
  value: number,
  name: string,
  code: 'stride_not_positive' | 'dilation_not_positive' | 'padding_negative' | 'kernel_not_positive',
  axis: number,
): void {
  if (wholeNumber(value, name) < least) throw new EngineError(code, { [name]: value }, { axis })
}

import { EngineError } from './engine-error'
import { ceilDivide, floorDivide, wholeNumber } from './whole-number'

/** Zeros added on each side of an axis, or before and after it. */
export type AxisPadding = number | readonly [begin: number, end: number]

/** What slides along one axis; all in input positions. */
export interface AxisWindow {
  readonly kernel: number
  readonly stride?: number
  readonly padding?: AxisPadding
  readonly dilation?: number
}

/** A pooling window; the stride is the kernel's length where none is given. */
export interface AxisPool extends AxisWindow {
  readonly ceil?: boolean
}

/** A transposed convolution along one axis. */
export interface AxisTransposed {
  readonly kernel: number
  readonly stride?: number
  readonly padding?: number
  readonly outputPadding?: number
  readonly dilation?: number
}

/**
 * Positions a dilated kernel reaches over, from its first tap to its last: d(k − 1) + 1.
 *
 * @throws {@link EngineError} `kernel_not_positive`, `dilation_not_positive`, `not_an_integer`
 */
export function kernelSpan(kernel: number, dilation = 1): number {
  positive(kernel, 'kernel_not_positive', 'kernel')
  positive(dilation, 'dilation_not_positive', 'dilation')
  return wholeNumber(dilation * (kernel - 1) + 1, 'span')
}

/**
 * Positions a convolution yields along one axis, rounded down as PyTorch does.
 *
 * @param n - positions along the axis, whole, ≥ 1
 * @returns whole, ≥ 1
 * @throws {@link EngineError} `kernel_exceeds_padded_input` if the dilated kernel is longer than the padded input; the field's own code if a field is out of its domain
 * @see Dumoulin & Visin 2016, relationships 6 and 15; PyTorch `Conv2d`, "Shape"
 */
export function convOutputLength(n: number, window: AxisWindow): number {
  const { kernel, stride = 1, dilation = 1 } = window
  const [begin, end] = sides(window.padding)
  checkSlide(n, stride, dilation, [begin, end])
  const span = kernelSpan(kernel, dilation)
  const paddedLength = wholeNumber(n + begin + end, 'paddedLength')
  if (span > paddedLength) {
    const values = { kernel, dilation, span, inputLength: n, padding: begin + end, paddedLength }
    throw new EngineError('kernel_exceeds_padded_input', { ...values, missing: span - paddedLength })
  }
  return floorDivide(paddedLength - span, stride) + 1
}

/**
 * Positions a pooling layer yields along one axis. Rounded up, the last window must still start inside the input
 * or its left padding, else it is dropped.
 *
 * @param n - positions along the axis, whole, ≥ 1
 * @throws {@link EngineError} `pool_padding_over_half_kernel`, `output_not_positive`, or a field's own code
 * @see PyTorch `MaxPool2d`, "Shape" and the note on `ceil_mode`; Dumoulin & Visin 2016, relationship 7
 */
export function poolOutputLength(n: number, window: AxisPool): number {
  const { kernel, stride = kernel, dilation = 1, ceil = false } = window
  const [begin, end] = sides(window.padding)
  checkSlide(n, stride, dilation, [begin, end])
  const span = kernelSpan(kernel, dilation)
  if (2 * Math.max(begin, end) > kernel) {
    throw new EngineError('pool_padding_over_half_kernel', {
      kernel,
      padding: Math.max(begin, end),
      most: Math.floor(kernel / 2),
    })
  }
  const room = n + begin + end - span
  const rounded = ceil ? ceilDivide(room, stride) : floorDivide(room, stride)
  const length = ceil && rounded * stride >= n + begin ? rounded : rounded + 1
  if (length < 1) {
    throw new EngineError('output_not_positive', {
      kernel,
      dilation,
      span,
      inputLength: n,
      padding: begin + end,
      length,
    })
  }
  return length
}

/**
 * Positions a transposed convolution yields along one axis: (n − 1)s − 2p + d(k − 1) + a + 1.
 *
 * @param n - positions along the axis, whole, ≥ 1
 * @throws {@link EngineError} `output_padding_too_large` if a ≥ max(s, d); `output_not_positive`; or a field's own code
 * @see Dumoulin & Visin 2016, relationships 13 and 14; PyTorch `ConvTranspose2d`, "Shape"
 */
export function transposedConvOutputLength(n: number, window: AxisTransposed): number {
  const { kernel, stride = 1, padding = 0, outputPadding = 0, dilation = 1 } = window
  checkSlide(n, stride, dilation, [padding, padding])
  const span = kernelSpan(kernel, dilation)
  if (wholeNumber(outputPadding, 'outputPadding') < 0)
    throw new EngineError('padding_negative', { padding: outputPadding })
  if (outputPadding >= Math.max(stride, dilation)) {
    throw new EngineError('output_padding_too_large', {
      outputPadding,
      stride,
      dilation,
      most: Math.max(stride, dilation) - 1,
    })
  }
  const length = wholeNumber((n - 1) * stride - 2 * padding + span + outputPadding, 'length')
  if (length < 1)
    throw new EngineError('output_not_positive', { kernel, dilation, stride, inputLength: n, padding, length })
  return length
}

/** Positions that TensorFlow's "same" yields along one axis: ⌈n/s⌉, whatever the kernel. */
export function tfSameOutputLength(n: number, stride: number): number {
  checkSlide(n, stride, 1, [0, 0])
  return ceilDivide(n, stride)
}

/**
 * Zeros that TensorFlow's "same" adds along one axis: what ⌈n/s⌉ windows need and no more, the odd one at the end.
 *
 * @throws {@link EngineError} a field's own code
 * @see TensorFlow `tf.nn`, notes on padding
 */
export function tfSamePadding(n: number, window: AxisWindow): { total: number; begin: number; end: number } {
  const { kernel, stride = 1, dilation = 1 } = window
  const length = tfSameOutputLength(n, stride)
  const total = Math.max(0, wholeNumber((length - 1) * stride + kernelSpan(kernel, dilation) - n, 'total'))
  const begin = Math.floor(total / 2)
  return { total, begin, end: total - begin }
}

/** Zeros that PyTorch's "same" adds before and after an axis: d(k − 1) in all, the odd one at the end. */
export function samePadding(kernel: number, dilation: number): readonly [begin: number, end: number] {
  const total = kernelSpan(kernel, dilation) - 1
  const begin = Math.floor(total / 2)
  return [begin, total - begin]
}

/** Padding as zeros before and after. */
export function sides(padding: AxisPadding = 0): readonly [begin: number, end: number] {
  return typeof padding === 'number' ? [padding, padding] : padding
}

function checkSlide(n: number, stride: number, dilation: number, padding: readonly [number, number]): void {
  if (wholeNumber(n, 'inputLength') < 1)
    throw new EngineError('out_of_range', { name: 'inputLength', value: n, least: 1 })
  positive(stride, 'stride_not_positive', 'stride')
  positive(dilation, 'dilation_not_positive', 'dilation')
  for (const side of padding) {
    if (wholeNumber(side, 'padding') < 0) throw new EngineError('padding_negative', { padding: side })
  }
}

function positive(
  value: number,
  code: 'kernel_not_positive' | 'stride_not_positive' | 'dilation_not_positive',
  name: string,
): void {
  if (wholeNumber(value, name) < 1) throw new EngineError(code, { [name]: value })
}

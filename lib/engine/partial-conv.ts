import { convOutputLength, sides, type AxisWindow } from './axis-sizes'
import { EngineError, locate } from './engine-error'
import { fraction, ZERO, type Fraction } from './fraction'
import { wholeNumber } from './whole-number'

/** A plane of 0 and 1, rows first: 1 where the input is real. */
export type Mask = readonly (readonly number[])[]

/** What a partial convolution makes of its mask, rows of outputs. */
export interface PartialConv {
  /** Real elements under each window. */
  readonly valid: readonly (readonly number[])[]
  /** What each sum is multiplied by: the kernel's elements over the real ones, 0 where there is none. */
  readonly ratio: readonly (readonly Fraction[])[]
  /** 1 where the window had a real element. */
  readonly newMask: Mask
}

/**
 * The mask arithmetic of a partial convolution over a plane; padding is masked out.
 *
 * @param mask - at least one row and one column, all rows as long
 * @param rows - kernel, stride, padding and dilation down the rows
 * @param columns - the same along the columns
 * @throws {@link EngineError} `list_empty`; `out_of_range` for an element that is neither 0 nor 1 or a row of another
 * length; else as a convolution's output length, naming the axis
 * @see Liu et al. 2018, arXiv:1804.07723, §3.1; as padding: arXiv:1811.11718, §3
 */
export function partialConv(mask: Mask, rows: AxisWindow, columns: AxisWindow = rows): PartialConv {
  const [height, width] = planeSize(mask)
  const down = locate({ axis: 0 }, () => slide(height, rows))
  const along = locate({ axis: 1 }, () => slide(width, columns))
  // a window is a product of its axes: first summed along each row, then down the columns of these sums
  const sums = mask.map((row) => along.map((taps) => sumAt(row, taps)))
  const valid = down.map((taps) =>
    along.map((_, column) =>
      sumAt(
        sums.map((row) => row[column] ?? 0),
        taps,
      ),
    ),
  )
  const elements = wholeNumber(rows.kernel * columns.kernel, 'kernelElements')
  return {
    valid,
    ratio: valid.map((row) => row.map((count) => (count === 0 ? ZERO : fraction(elements, count)))),
    newMask: valid.map((row) => row.map((count) => (count === 0 ? 0 : 1))),
  }
}

/** Positions of the input that each output looks at, those in the padding left out. */
function slide(n: number, window: AxisWindow): number[][] {
  const { kernel, stride = 1, dilation = 1 } = window
  const [begin] = sides(window.padding)
  return Array.from({ length: convOutputLength(n, window) }, (_, output) => {
    const start = output * stride - begin
    const from = Math.max(0, Math.ceil(-start / dilation))
    const to = Math.min(kernel - 1, Math.floor((n - 1 - start) / dilation))
    return Array.from({ length: Math.max(0, to - from + 1) }, (_tap, index) => start + (from + index) * dilation)
  })
}

function sumAt(values: readonly number[], positions: readonly number[]): number {
  return positions.reduce((sum, position) => sum + (values[position] ?? 0), 0)
}

function planeSize(mask: Mask): readonly [height: number, width: number] {
  const width = mask[0]?.length ?? 0
  if (width === 0) throw new EngineError('list_empty')
  for (const row of mask) {
    if (row.length !== width)
      throw new EngineError('out_of_range', { name: 'rowLength', value: row.length, least: width, most: width })
    for (const value of row) {
      if (value !== 0 && value !== 1) throw new EngineError('out_of_range', { name: 'mask', value, least: 0, most: 1 })
    }
  }
  return [mask.length, width]
}

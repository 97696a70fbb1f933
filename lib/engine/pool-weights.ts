import { poolOutputLength, type AxisPool } from './axis-sizes'
import { EngineError } from './engine-error'
import { wholeNumber } from './whole-number'

/** Windows that a list may hold: as many as a set of positions may be written out to. */
const MOST_WINDOWS = 4_000_000

/** Average pooling along one axis; it has no dilation, and its padding is the same on both sides. */
export interface AxisAveragePool extends Omit<AxisPool, 'dilation' | 'padding'> {
  readonly padding?: number
  /** Whether the zeros of the padding are among the values averaged; true if left out, as in PyTorch. */
  readonly countIncludePad?: boolean
  /** What every window is divided by in place of its own number of values. */
  readonly divisorOverride?: number | null
}

/** What one output of average pooling sums, and what it divides by: each element weighs 1/divisor. */
export interface PoolWindow {
  /** First real element, an input position. */
  readonly first: number
  /** Last real element. */
  readonly last: number
  readonly divisor: number
}

/**
 * The windows of average pooling along one axis. What hangs over the end padding in ceil mode never counts.
 *
 * @param n - positions along the axis, whole, ≥ 1
 * @throws {@link EngineError} `division_by_zero` for a divisor of 0; `set_too_large` where the windows are too many to
 * be listed; else as the output's length
 * @see PyTorch `AvgPool2d`
 */
export function averagePoolWindows(n: number, pool: AxisAveragePool): PoolWindow[] {
  const { kernel, stride = kernel, padding = 0, countIncludePad = true, divisorOverride = null } = pool
  const length = poolOutputLength(n, pool)
  if (length > MOST_WINDOWS) throw new EngineError('set_too_large', { positions: length, most: MOST_WINDOWS })
  if (divisorOverride !== null && wholeNumber(divisorOverride, 'divisor') === 0)
    throw new EngineError('division_by_zero', { numerator: '1' })
  return Array.from({ length }, (_, output) => {
    const start = output * stride - padding
    const end = Math.min(start + kernel, n + padding)
    const first = Math.max(start, 0)
    const last = Math.min(end, n) - 1
    return { first, last, divisor: divisorOverride ?? (countIncludePad ? end - start : last - first + 1) }
  })
}

import { EngineError } from './engine-error'
import {
  addFractions,
  compareFractions,
  divideFractions,
  floorFraction,
  fraction,
  HALF,
  maxFraction,
  minFraction,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from './fraction'
import { wholeNumber } from './whole-number'
import { LIMITS } from '@/lib/limits'

/**
 * Offsets on one axis that a stack of 3-tap layers of stride 1 reaches, sorted: all sums of −d, 0 or d per layer.
 *
 * @param rates - dilation of each layer, whole, ≥ 1
 * @throws {@link EngineError} `dilation_not_positive`; `set_too_large` where there are more than a list may hold
 * @see Yu & Koltun 2016, arXiv:1511.07122; Wang et al. 2018, arXiv:1702.08502, §3.2
 */
export function reachedOffsets(rates: readonly number[]): number[] {
  let reached = new Set([0])
  for (const rate of rates) {
    if (wholeNumber(rate, 'dilation') < 1) throw new EngineError('dilation_not_positive', { dilation: rate })
    reached = new Set([...reached].flatMap((offset) => [offset - rate, offset, offset + rate]))
    if (reached.size > LIMITS.templateListLength.limit) {
      throw new EngineError('set_too_large', { positions: reached.size, most: LIMITS.templateListLength.limit })
    }
  }
  return [...reached].sort((a, b) => a - b)
}

/**
 * Value between the samples of a row, on the straight line from one to the next; a position outside counts as the border.
 *
 * @param row - values at positions 0, 1, …
 * @param position - in samples
 * @throws {@link EngineError} `list_empty`
 */
export function linearValue(row: readonly Fraction[], position: Fraction): Fraction {
  const [first] = row
  if (!first) throw new EngineError('list_empty')
  const inside = minFraction(maxFraction(position, ZERO), fraction(row.length - 1))
  const below = Number(floorFraction(inside))
  const left = row[below] ?? first
  const right = row[below + 1] ?? left
  const weight = subtractFractions(inside, fraction(below))
  return addFractions(multiplyFractions(subtractFractions(ONE, weight), left), multiplyFractions(weight, right))
}

/**
 * Frequency at which a wave shows after sampling: folded into 0 … fs/2.
 *
 * @param frequency - in the unit of the sampling rate
 * @param rate - samples per unit, positive
 * @throws {@link EngineError} `out_of_range` if the rate is not positive
 */
export function foldedFrequency(frequency: Fraction, rate: Fraction): Fraction {
  if (compareFractions(rate, ZERO) <= 0) throw new EngineError('out_of_range', { name: 'rate', least: 0 })
  const turns = floorFraction(addFractions(divideFractions(frequency, rate), HALF))
  const rest = subtractFractions(frequency, multiplyFractions(fraction(turns), rate))
  return compareFractions(rest, ZERO) < 0 ? subtractFractions(ZERO, rest) : rest
}

import { EngineError } from './engine-error'
import { fraction, HALF, ONE, subtractFractions, fractionToNumber, type Fraction } from './fraction'
import type { Real } from './real'
import { foldedFrequency } from './sampling'
import { wholeNumber } from './whole-number'

/**
 * Share of a wave's amplitude that a binomial blur of k taps, divided by its sum, lets through: |cos(πf)|^(k − 1).
 *
 * @param kernel - k, whole, ≥ 1; 3 is [1, 2, 1]/4
 * @param frequency - cycles per position
 * @returns between 0 and 1, exactly 0 at half a cycle for k ≥ 2
 * @throws {@link EngineError} `kernel_not_positive`, `not_an_integer`
 * @see Zhang 2019, arXiv:1904.11486, §3
 */
export function binomialGain(kernel: number, frequency: Fraction): Real {
  if (wholeNumber(kernel, 'kernel') < 1) throw new EngineError('kernel_not_positive', { kernel })
  // the sine of the distance to ½: the cosine of a rounded π/2 would not be 0
  const distance = subtractFractions(HALF, foldedFrequency(frequency, ONE))
  return Math.sin(Math.PI * fractionToNumber(distance)) ** (kernel - 1)
}

/**
 * Frequency below which a wave survives a subsampling by the stride: 1/(2s).
 *
 * @param stride - s, whole, ≥ 1; for several layers the product of theirs
 * @returns cycles per input position
 * @throws {@link EngineError} `stride_not_positive`, `not_an_integer`
 */
export function nyquistLimit(stride: number): Fraction {
  return fraction(1n, 2n * BigInt(positiveStride(stride)))
}

/**
 * Frequency at which a wave shows once every s-th position is kept alone: |f − round(f·s)/s|.
 *
 * @param frequency - cycles per input position
 * @returns cycles per input position, at most {@link nyquistLimit}
 * @throws {@link EngineError} `stride_not_positive`, `not_an_integer`
 */
export function frequencyAfterStride(frequency: Fraction, stride: number): Fraction {
  return foldedFrequency(frequency, fraction(1, positiveStride(stride)))
}

function positiveStride(stride: number): number {
  if (wholeNumber(stride, 'stride') < 1) throw new EngineError('stride_not_positive', { stride })
  return stride
}

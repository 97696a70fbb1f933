import { EngineError } from './engine-error'
import { addFractions, fraction, multiplyFractions, ONE, subtractFractions, type Fraction } from './fraction'
import { wholeNumber } from './whole-number'

/** Which value the momentum weighs: PyTorch's the new one (0.1 by default), Keras's the old one (0.99). */
export type MomentumConvention = 'pytorch' | 'keras'

/**
 * Running statistic after one more batch. PyTorch: (1 − m)·old + m·batch; TensorFlow and Keras: m·old + (1 − m)·batch.
 *
 * @see PyTorch `BatchNorm2d`, note on momentum; Keras `BatchNormalization`
 */
export function bnRunningStatistic(
  old: Fraction,
  batch: Fraction,
  momentum: Fraction,
  convention: MomentumConvention,
): Fraction {
  const share = convention === 'pytorch' ? momentum : subtractFractions(ONE, momentum)
  return addFractions(multiplyFractions(subtractFractions(ONE, share), old), multiplyFractions(share, batch))
}

/**
 * Running statistic after the t-th batch where no momentum is set: the plain mean of the batches so far.
 *
 * @param step - t, whole, ≥ 1
 * @throws {@link EngineError} `out_of_range`
 */
export function bnCumulativeStatistic(old: Fraction, batch: Fraction, step: number): Fraction {
  if (wholeNumber(step, 'step') < 1) throw new EngineError('out_of_range', { name: 'step', value: step, least: 1 })
  return bnRunningStatistic(old, batch, fraction(1, step), 'pytorch')
}

/**
 * The variance that goes into the running one: the batch's own, times m/(m − 1). The output itself uses the biased one.
 *
 * @param biased - mean of the squared distances from the mean
 * @param count - m: values behind it, batch times positions
 * @throws {@link EngineError} `stat_needs_two_values`
 * @see Ioffe & Szegedy 2015, arXiv:1502.03167, algorithm 2
 */
export function unbiasedVariance(biased: Fraction, count: number): Fraction {
  if (wholeNumber(count, 'count') < 2) throw new EngineError('stat_needs_two_values', { values: count })
  return multiplyFractions(biased, fraction(count, count - 1))
}

/** Mean of some values, exact. */
export function batchMean(values: readonly Fraction[]): Fraction {
  if (values.length === 0) throw new EngineError('list_empty')
  return multiplyFractions(sumOf(values), fraction(1, values.length))
}

/** Biased variance of some values, exact. */
export function batchVariance(values: readonly Fraction[]): Fraction {
  const mean = batchMean(values)
  return batchMean(values.map((value) => square(subtractFractions(value, mean))))
}

function sumOf(values: readonly Fraction[]): Fraction {
  return values.reduce(addFractions)
}

function square(value: Fraction): Fraction {
  return multiplyFractions(value, value)
}

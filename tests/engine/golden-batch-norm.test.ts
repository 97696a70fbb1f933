import { expect, test } from 'vitest'
import {
  batchMean,
  batchVariance,
  bnCumulativeStatistic,
  bnRunningStatistic,
  fraction,
  fractionToNumber,
  parseFraction,
  unbiasedVariance,
  type Fraction,
} from '@/lib/engine'
import { goldenCases } from './golden'

interface BatchNormCase {
  readonly id: string
  readonly shape: readonly number[]
  readonly momentum: number | null
  readonly steps: readonly Step[]
}

interface Step {
  readonly x: readonly number[]
  readonly batch_mean: readonly number[]
  readonly batch_var_biased: readonly number[]
  readonly running_mean: readonly number[]
  readonly running_var: readonly number[]
  readonly tracked: number
}

const cases = goldenCases<BatchNormCase>('bn.jsonl')

/** The values of one channel, exact: the golden inputs are decimals of a few digits. */
function channelValues({ x }: Step, shape: readonly number[], channel: number): Fraction[] {
  const [, channels = 1, ...space] = shape
  const positions = space.reduce((product, length) => product * length, 1)
  return x
    .filter((_, index) => Math.floor(index / positions) % channels === channel)
    .map((value) => parseFraction(`${value}`) ?? fraction(0))
}

function near(found: Fraction, right: number, id: string): void {
  const error = Math.abs(fractionToNumber(found) - right)
  expect(error, id).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(right)))
}

test('running mean and variance follow PyTorch step by step, by momentum or as a plain mean', () => {
  expect(cases).toHaveLength(90)
  let updates = 0
  for (const { id, shape, momentum, steps } of cases) {
    for (let channel = 0; channel < (shape[1] ?? 1); channel++) {
      let mean = fraction(0)
      let variance = fraction(1)
      for (const step of steps) {
        const values = channelValues(step, shape, channel)
        const [batch, biased] = [batchMean(values), batchVariance(values)]
        const fresh = unbiasedVariance(biased, values.length)
        const share = momentum === null ? null : parseFraction(`${momentum}`)
        const update = (old: Fraction, value: Fraction) =>
          share ? bnRunningStatistic(old, value, share, 'pytorch') : bnCumulativeStatistic(old, value, step.tracked)
        mean = update(mean, batch)
        variance = update(variance, fresh)
        near(batch, step.batch_mean[channel] ?? Number.NaN, id)
        near(biased, step.batch_var_biased[channel] ?? Number.NaN, id)
        near(mean, step.running_mean[channel] ?? Number.NaN, id)
        near(variance, step.running_var[channel] ?? Number.NaN, id)
        updates++
      }
    }
  }
  expect(updates).toBe(462)
})

test('Keras gives its momentum to the old value, PyTorch to the new one', () => {
  const [old, batch] = [fraction(2), fraction(5)]
  expect(bnRunningStatistic(old, batch, fraction(1, 10), 'pytorch')).toEqual(fraction(23, 10))
  expect(bnRunningStatistic(old, batch, fraction(9, 10), 'keras')).toEqual(fraction(23, 10))
})

test('a variance needs two values', () => {
  expect(() => unbiasedVariance(fraction(1), 1)).toThrow(expect.objectContaining({ code: 'stat_needs_two_values' }))
})

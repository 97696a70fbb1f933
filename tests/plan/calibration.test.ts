import { expect, test } from 'vitest'
import { DEFAULT_MODEL, memoryAfter, recallAfter, type Memory, type Model } from '@/lib/memory'
import { calibrationOf, CalibrationSums, wilsonInterval, type Prediction } from '@/lib/plan'
import { countBin, elapsedBin, lapseBin } from '@/lib/plan/calibration-rmse'
import { chanceFrom } from '../../scripts/demo/chance'

/** A learner who forgets by one model, predicted by another. */
function simulated(truth: Model, believed: Model, cards = 1_500): Prediction[] {
  const chance = chanceFrom(11)
  const predictions: Prediction[] = []
  for (let card = 0; card < cards; card += 1) {
    let mind: Memory = memoryAfter(null, 0, 3, truth)
    let state: Memory = memoryAfter(null, 0, 3, believed)
    let lapses = 0
    for (let days = 2; days <= 7; days += 1) {
      const elapsedDays = 1 + Math.floor(chance.next() * 2 * state.stability)
      const recalled = chance.next() < recallAfter(elapsedDays, mind.stability, truth)
      predictions.push({
        predicted: recallAfter(elapsedDays, state.stability, believed),
        recalled,
        elapsedDays,
        days,
        lapses,
      })
      const rating = recalled ? 3 : 1
      mind = memoryAfter(mind, elapsedDays, rating, truth)
      state = memoryAfter(state, elapsedDays, rating, believed)
      lapses += recalled ? 0 : 1
    }
  }
  return predictions
}

/** First stabilities four times as long, or as short. */
const scaled = (factor: number): Model => ({
  id: `times ${factor}`,
  weights: DEFAULT_MODEL.weights.map((weight, place) => (place < 4 ? weight * factor : weight)),
})

test('a learner who forgets as the model has it is predicted within sampling error, in all and in each bin of the diagram', () => {
  const predictions = simulated(DEFAULT_MODEL, DEFAULT_MODEL)
  const { predicted, recalled, count, bins, rmseBins, logLoss } = calibrationOf(predictions)
  const deviation = Math.sqrt(predictions.reduce((sum, { predicted: p }) => sum + p * (1 - p), 0)) / count
  expect(Math.abs(recalled / count - (predicted ?? 0))).toBeLessThan(3 * deviation)
  // 95 % intervals: of so many bins at most a few may miss
  const missed = bins.filter((bin) => {
    const { low, high } = wilsonInterval(bin.recalled, bin.count)
    return bin.predicted < low || bin.predicted > high
  })
  expect(bins.length).toBeGreaterThan(5)
  expect(missed.length).toBeLessThanOrEqual(Math.ceil(bins.length / 5))
  expect(rmseBins).toBeLessThan(0.03)
  // no prediction is better than the truth: the loss is the mean entropy of what was predicted
  const entropy =
    predictions.reduce((sum, { predicted: p }) => sum - p * Math.log(p) - (1 - p) * Math.log(1 - p), 0) / count
  expect(logLoss).toBeCloseTo(entropy, 1)
})

test.each([
  ['sooner', 0.25],
  ['later', 4],
])('a learner who forgets much %s than the model has it is seen to be predicted wrongly', (_, factor) => {
  const off = calibrationOf(simulated(scaled(factor), DEFAULT_MODEL))
  const right = calibrationOf(simulated(scaled(factor), scaled(factor)))
  const { low, high } = wilsonInterval(off.recalled, off.count)
  expect((off.predicted ?? 0) < low || (off.predicted ?? 0) > high).toBe(true)
  expect(off.rmseBins).toBeGreaterThan(2 * (right.rmseBins ?? 1))
})

test('who always predicts the true share has the plain log loss', () => {
  const predictions = [true, true, true, false].map((recalled): Prediction => {
    return { predicted: 0.75, recalled, elapsedDays: 3, days: 2, lapses: 0 }
  })
  const { logLoss, plainLogLoss, rmseBins } = calibrationOf(predictions)
  expect(logLoss).toBeCloseTo(plainLogLoss ?? 0, 12)
  expect(rmseBins).toBeCloseTo(0, 12)
})

test('nothing to measure gives no figures, and a certainty that failed gives a finite one', () => {
  expect(calibrationOf([])).toMatchObject({ count: 0, logLoss: null, rmseBins: null, bins: [] })
  expect(calibrationOf([{ predicted: 1, recalled: false, elapsedDays: 1, days: 2, lapses: 0 }]).logLoss).toBeLessThan(
    20,
  )
})

test('bins of RMSE(bins) are those of the published benchmark', () => {
  expect([1, 3, 4, 13, 14, 47, 48].map(elapsedBin)).toEqual([248, 248, 898, 898, 3250, 3250, 11765])
  expect([1, 2, 3, 4, 7].map(countBin)).toEqual([2, 4, 4, 7, 13])
  expect([0, 1, 2, 3].map(lapseBin)).toEqual([0, 2, 3, 5])
})

test('the interval of a share is Wilson’s: 8 of 10 may be 49 to 94 %, none of 10 up to 28 %', () => {
  const { low, high } = wilsonInterval(8, 10)
  expect([low, high].map((bound) => Math.round(bound * 1000))).toEqual([490, 943])
  expect(wilsonInterval(0, 10).low).toBe(0)
  expect(Math.round(wilsonInterval(0, 10).high * 1000)).toBe(278)
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
})

test('predictions added later are measured with the others, to the last bit', () => {
  const all = simulated(DEFAULT_MODEL, DEFAULT_MODEL, 40)
  const sums = new CalibrationSums(all.slice(0, 100))
  const early = sums.calibration()
  expect(early).toEqual(calibrationOf(all.slice(0, 100)))
  for (const one of all.slice(100)) sums.add([one])
  expect(sums.calibration()).toEqual(calibrationOf(all))
  // what was said before stays said
  expect(early).toEqual(calibrationOf(all.slice(0, 100)))
})

import { areaUnderCurve } from './calibration-ranks'
import { rmseOfBins } from './calibration-rmse'
import type { Prediction } from './predictions-of'

/** Predictions of about the same chance. */
export interface ReliabilityBin {
  /** bounds of the chance; the upper one belongs to the next bin */
  readonly from: number
  readonly to: number
  readonly count: number
  readonly recalled: number
  /** mean of what was predicted */
  readonly predicted: number
}

/** How well predictions agree with what came of them. */
export interface Calibration {
  readonly count: number
  readonly recalled: number
  /** mean chance predicted; null where there is none */
  readonly predicted: number | null
  /** mean of −ln(the chance given to what happened); lower is better, null where there is nothing */
  readonly logLoss: number | null
  /** the same for whoever always says the true share */
  readonly plainLogLoss: number | null
  /** root mean square of predicted less true share over bins of like cards; null where there is nothing */
  readonly rmseBins: number | null
  /** how often of one recalled and one forgotten the recalled one was given more; null where one of them is missing */
  readonly auc: number | null
  /** bins of 5 % that hold something, least chance first */
  readonly bins: readonly ReliabilityBin[]
}

const BINS = 20

/** A chance of exactly 0 or 1 that fails would cost infinitely much. */
const LEAST_CHANCE = 1e-7

/**
 * Measures predictions of recall against what was recalled: log loss first, since RMSE(bins) alone can be gamed.
 *
 * @see SRS.md §8; open-spaced-repetition/srs-benchmark
 */
export function calibrationOf(predictions: readonly Prediction[]): Calibration {
  const count = predictions.length
  const recalled = predictions.reduce((sum, one) => sum + (one.recalled ? 1 : 0), 0)
  const nothing = { predicted: null, logLoss: null, plainLogLoss: null, rmseBins: null, auc: null, bins: [] }
  if (count === 0) return { count, recalled, ...nothing }
  const share = recalled / count
  return {
    count,
    recalled,
    predicted: meanOf(predictions, ({ predicted }) => predicted),
    logLoss: meanOf(predictions, (one) => lossOf(one.predicted, one.recalled)),
    plainLogLoss: meanOf(predictions, (one) => lossOf(share, one.recalled)),
    rmseBins: rmseOfBins(predictions),
    auc: areaUnderCurve(predictions),
    bins: binsOf(predictions),
  }
}

function binsOf(predictions: readonly Prediction[]): ReliabilityBin[] {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, recalled: 0, predicted: 0 }))
  for (const { predicted, recalled } of predictions) {
    const sum = sums[Math.min(BINS - 1, Math.max(0, Math.floor(predicted * BINS)))]
    if (sum === undefined) continue
    sum.count += 1
    sum.recalled += recalled ? 1 : 0
    sum.predicted += predicted
  }
  return sums.flatMap(({ count, recalled, predicted }, place) =>
    count === 0 ? [] : [{ from: place / BINS, to: (place + 1) / BINS, count, recalled, predicted: predicted / count }],
  )
}

function lossOf(chance: number, happened: boolean): number {
  const bounded = Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
  return -Math.log(happened ? bounded : 1 - bounded)
}

function meanOf(predictions: readonly Prediction[], value: (one: Prediction) => number): number {
  return predictions.reduce((sum, one) => sum + value(one), 0) / predictions.length
}

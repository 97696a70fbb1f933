import { LikeCards } from './calibration-rmse'
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
export function calibrationOf(predictions: Iterable<Prediction>): Calibration {
  return new CalibrationSums(predictions).calibration()
}

/** The sums of a calibration, to which predictions may be added: it is the same as of all of them at once. */
export class CalibrationSums {
  readonly #sums = Array.from({ length: BINS }, () => ({ count: 0, recalled: 0, predicted: 0 }))
  readonly #likeCards = new LikeCards()
  #count = 0
  #loss = 0

  constructor(predictions: Iterable<Prediction> = []) {
    this.add(predictions)
  }

  add(predictions: Iterable<Prediction>): this {
    for (const prediction of predictions) {
      const { predicted, recalled } = prediction
      this.#count += 1
      this.#loss += lossOf(predicted, recalled)
      this.#likeCards.add(prediction)
      const sum = this.#sums[Math.min(BINS - 1, Math.max(0, Math.floor(predicted * BINS)))]
      if (sum === undefined) continue
      sum.count += 1
      sum.recalled += recalled ? 1 : 0
      sum.predicted += predicted
    }
    return this
  }

  calibration(): Calibration {
    return asCalibration(this.#count, this.#loss, this.#sums, this.#likeCards)
  }
}

function asCalibration(
  count: number,
  loss: number,
  sums: readonly { readonly count: number; readonly recalled: number; readonly predicted: number }[],
  likeCards: LikeCards,
): Calibration {
  const recalled = sums.reduce((all, sum) => all + sum.recalled, 0)
  if (count === 0) {
    return { count, recalled, predicted: null, logLoss: null, plainLogLoss: null, rmseBins: null, bins: [] }
  }
  const share = recalled / count
  return {
    count,
    recalled,
    predicted: sums.reduce((all, sum) => all + sum.predicted, 0) / count,
    logLoss: loss / count,
    plainLogLoss: share * lossOf(share, true) + (1 - share) * lossOf(share, false),
    rmseBins: likeCards.rmse(),
    bins: sums.flatMap((sum, place) =>
      sum.count === 0
        ? []
        : [{ ...sum, from: place / BINS, to: (place + 1) / BINS, predicted: sum.predicted / sum.count }],
    ),
  }
}

function lossOf(chance: number, happened: boolean): number {
  const bounded = Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
  return -Math.log(happened ? bounded : 1 - bounded)
}

import type { Prediction } from './predictions-of'

/**
 * RMSE(bins): predictions of cards that are alike, by time waited, answers and lapses, are put together, and the mean
 * predicted of each bin compared with its true share; the root of the mean square, weighted by size.
 *
 * @see SRS.md §8; open-spaced-repetition/fsrs-rs `r_matrix_index`
 */
export class LikeCards {
  readonly #bins = new Map<number, { count: number; excess: number }>()
  #count = 0

  add({ predicted, recalled, elapsedDays, days, lapses }: Prediction): void {
    this.#count += 1
    const key = (elapsedBin(elapsedDays) * WIDEST + countBin(days)) * WIDEST + lapseBin(lapses)
    const excess = predicted - (recalled ? 1 : 0)
    const bin = this.#bins.get(key)
    if (bin === undefined) this.#bins.set(key, { count: 1, excess })
    else {
      bin.count += 1
      bin.excess += excess
    }
  }

  /** Of at least one prediction. */
  rmse(): number {
    let sum = 0
    for (const { count, excess } of this.#bins.values()) sum += excess ** 2 / count
    return Math.sqrt(sum / this.#count)
  }
}

/** No bin of answers or lapses has so high a number. */
const WIDEST = 1e5

/** The bin that so many days waited fall into. @param days - at least 1 */
export const elapsedBin = (days: number): number => Math.round(248 * 3.62 ** wholeLog(days, 3.62))

/** The bin that so many answers fall into. @param answers - at least 1 */
export const countBin = (answers: number): number => Math.round(1.99 * 1.89 ** wholeLog(answers, 1.89))

/** The bin that so many lapses fall into; none are a bin of their own. */
export const lapseBin = (lapses: number): number =>
  lapses === 0 ? 0 : Math.round(1.65 * 1.73 ** wholeLog(lapses, 1.73))

const wholeLog = (value: number, base: number): number => Math.floor(Math.log(value) / Math.log(base))

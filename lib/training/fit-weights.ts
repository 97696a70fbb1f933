import { areWeights, DEFAULT_MODEL } from '@/lib/memory'
import type { Optimiser } from './optimiser'
import { fittedBy } from './outliers'
import type { TrainingItem } from './training-items'

export interface FitOptions {
  readonly optimiser: Optimiser
  /** how many steps a forgotten card is learnt again in */
  readonly relearningSteps: number
  /** told how much is done, 0 to 1, never less than before and nothing after the end; it must not throw, for the optimiser would take the process with it */
  readonly onProgress?: (share: number) => void
}

const REPORT_EVERY_MS = 100

/**
 * The 21 weights that fit best, to four decimals as the published ones: the default ones where too few items say anything.
 *
 * @throws RangeError where the optimiser gives anything but 21 weights within the bounds of FSRS-6
 * @see SRS.md §7
 */
export async function fitWeights(
  items: readonly TrainingItem[],
  { optimiser, relearningSteps, onProgress }: FitOptions,
): Promise<readonly number[]> {
  if (fittedBy(items) === 'nothing') return DEFAULT_MODEL.weights
  const { FSRSBindingItem, FSRSBindingReview } = optimiser
  let told = 0
  const trained = await optimiser.computeParameters(
    items.map(({ history, length }) => {
      const reviews = history.reviews.slice(0, length)
      return new FSRSBindingItem(
        reviews.map(({ rating, elapsedDays }) => new FSRSBindingReview(rating, elapsedDays)) as never[],
      )
    }) as never[],
    {
      // a second look on the same day counts in the replay, and so it must here
      enableShortTerm: true,
      numRelearningSteps: relearningSteps,
      progress: (current, total) => {
        const share = total > 0 ? Math.min(current / total, 1) : 0
        if (share <= told) return
        told = share
        onProgress?.(share)
      },
      timeout: REPORT_EVERY_MS,
    },
  )
  // the optimiser tells from a thread of its own: a report may come after the weights
  told = 1
  const weights = trained.map((weight) => Math.round(weight * 1e4) / 1e4)
  if (!areWeights(weights)) throw new RangeError(`The optimiser gave weights out of bounds: ${weights.join(', ')}`)
  return weights
}

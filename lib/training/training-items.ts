import type { History } from './review-histories'

/** One review on a later day with all that precedes it: what is to be predicted, and from what. */
export interface TrainingItem {
  readonly history: History
  /** how many of the card's reviews, the one to be predicted included; at least 2 */
  readonly length: number
  /** when that one was given, epoch milliseconds */
  readonly at: number
}

/** Longer ones are dropped by the optimiser: a card seen so often says nothing about memory. */
const LONGEST = 256

/**
 * One item for each review on a later day than the card's review before it, in the order in which they were given: the
 * optimiser gives later ones more weight.
 *
 * @see SRS.md §7; open-spaced-repetition/fsrs-rs `dataset.rs`
 */
export function trainingItems(histories: readonly History[]): TrainingItem[] {
  const items: TrainingItem[] = []
  for (const history of histories) {
    for (const [place, { elapsedDays, at }] of history.reviews.entries()) {
      if (place > 0 && elapsedDays > 0 && place < LONGEST) items.push({ history, length: place + 1, at })
    }
  }
  return items.sort(inTime)
}

function inTime(a: TrainingItem, b: TrainingItem): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.history.cardId !== b.history.cardId) return a.history.cardId < b.history.cardId ? -1 : 1
  return a.length - b.length
}

import type { Answer } from './answers-of-log'
import { isRetentionReview } from './retention-table'

/** How often each rating is given; each list sums to 1. */
export interface RatingShares {
  /** at a first meeting: Again, Hard, Good, Easy */
  readonly first: readonly [number, number, number, number]
  /** where a card was recalled: Hard, Good, Easy */
  readonly recalled: readonly [number, number, number]
}

/** Of people not yet known. @see PLANNER.md §3 */
export const USUAL_SHARES: RatingShares = { first: [0.24, 0.094, 0.495, 0.171], recalled: [0.224, 0.631, 0.145] }

/** From so many ratings on a person's own shares count. */
const ENOUGH_RATINGS = 50

/** A person's own rating shares, where there are enough ratings to say, else the usual ones. */
export function ratingShares(answers: readonly Pick<Answer, 'mode' | 'rating' | 'elapsedDays'>[]): RatingShares {
  const first = [0, 0, 0, 0]
  const recalled = [0, 0, 0]
  for (const answer of answers) {
    if (answer.mode === 'cram') continue
    if (answer.elapsedDays === null) first[answer.rating - 1] = (first[answer.rating - 1] ?? 0) + 1
    else if (answer.rating > 1 && isRetentionReview(answer)) {
      recalled[answer.rating - 2] = (recalled[answer.rating - 2] ?? 0) + 1
    }
  }
  const [again, hard, good, easy] = sharesOf(first) ?? USUAL_SHARES.first
  const [hardThen, goodThen, easyThen] = sharesOf(recalled) ?? USUAL_SHARES.recalled
  return {
    first: [again ?? 0, hard ?? 0, good ?? 0, easy ?? 0],
    recalled: [hardThen ?? 0, goodThen ?? 0, easyThen ?? 0],
  }
}

function sharesOf(counts: readonly number[]): readonly number[] | null {
  const sum = counts.reduce((total, count) => total + count, 0)
  return sum < ENOUGH_RATINGS ? null : counts.map((count) => count / sum)
}

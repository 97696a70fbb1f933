import { type CardMemory, hashFraction } from '@/lib/memory'
import type { Day } from '@/lib/time'
import type { PlanCard, ReviewOrder } from './today-input'

/** A due review with what ordering and choosing need, computed once. */
export interface DueReview {
  readonly card: PlanCard
  readonly state: CardMemory
  /** recall today, at the true elapsed days */
  readonly recall: number
  /** place of its topic in the order of the map */
  readonly topicPlace: number
}

/** The smaller comes first. */
type Key = (review: DueReview, studyDay: Day) => number

const KEYS: Readonly<Record<ReviewOrder, Key>> = {
  dueDay: ({ state }) => state.dueDay ?? 0,
  recall: ({ recall }) => recall,
  overdue: ({ state }, studyDay) => -(studyDay - (state.lastDay ?? studyDay)) / Math.max(state.stability, 0.001),
  interval: ({ state }) => (state.dueDay ?? 0) - (state.lastDay ?? 0),
  difficulty: ({ state }) => -state.difficulty,
  random: () => 0,
  added: ({ topicPlace }) => topicPlace,
}

/**
 * Reviews in the chosen order. Between equals chance decides: a hash of the day's salt, the card and its last review,
 * so that a reload keeps the order and cards learnt in a row don't come back in that row.
 */
export function inReviewOrder(
  reviews: readonly DueReview[],
  order: ReviewOrder,
  studyDay: Day,
  salt: string,
): DueReview[] {
  const key = KEYS[order]
  return reviews
    .map((review) => ({
      review,
      key: key(review, studyDay),
      // Cards of one topic keep their own order where the map's is asked for, and nowhere else.
      within: order === 'added' ? review.card.position : 0,
      chance: hashFraction(`${salt} ${review.state.lastAt ?? ''} ${review.card.id}`),
    }))
    .sort(
      (a, b) =>
        a.key - b.key || a.within - b.within || a.chance - b.chance || (a.review.card.id < b.review.card.id ? -1 : 1),
    )
    .map(({ review }) => review)
}

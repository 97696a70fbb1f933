import type { ChosenReview } from './due-reviews'
import type { Candidate } from './in-turn'
import type { LearningCard } from './learning-cards'
import { secondsFor, type Pace } from './pace'

/** A due review that was chosen for today, for a list. */
export function dueCandidate({ review: { card }, reason, seconds }: ChosenReview): Candidate {
  return { mode: 'due', reason, card, seconds }
}

/** A learning card, for a list: a step that is passed takes as long as a review that is. */
export function learningCandidate({ card, reason }: LearningCard, pace: Pace): Candidate {
  return { mode: 'learn', reason, card, seconds: secondsFor(pace, card.kind, 'pass') }
}

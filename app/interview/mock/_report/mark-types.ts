import type { ReviewEntry, Next, Rating } from '@/lib/memory'
import type { MockReportAnswer } from '@/lib/study'
import { proposeRating, rubricShare } from '@/lib/grading'

/** What the person says of one answer; what is not theirs to say stays as it was graded. */
export interface Mark {
  readonly points: readonly number[]
  readonly had: boolean
  /** null: as proposed */
  readonly rating: Rating | null
}

/** Of an answered question, what marking it, summing it up and putting it into the log needs. */
export interface Marked {
  readonly question: number
  readonly cardId: string
  readonly topicId: string
  readonly topic: string
  /** per point whether it is beyond what is asked; null where there is no rubric */
  readonly bonus: readonly boolean[] | null
  readonly said: boolean
  readonly verdict: 'right' | 'wrong' | 'self'
  readonly recall: number | null
  readonly thinkingMs: number
  readonly answeringMs: number
  readonly standing: MockReportAnswer['standing']
  readonly entryId: string | null
  readonly next: Readonly<Record<Rating, Next>>
  readonly at: number
  /** all of the log's entry but what depends on the mark */
  readonly words: Omit<
    ReviewEntry,
    'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device' | 'rating' | 'proposed' | 'next' | 'answer'
  > & { readonly answer: ReviewEntry['answer'] }
  readonly initial: Mark
}

/** What an answer is worth as it is marked. */
export function worthOf(
  { bonus, said, verdict }: Marked,
  mark: Mark,
): { share: number; proposed: 1 | 2 | 3; rating: Rating } {
  const share =
    bonus !== null
      ? rubricShare(
          bonus.map((isBonus) => ({ bonus: isBonus })),
          mark.points,
        )
      : (said ? mark.had : verdict === 'right')
        ? 1
        : 0
  const proposed = bonus !== null || said ? proposeRating('self', 0, share) : proposeRating(verdict, 0)
  return { share, proposed, rating: mark.rating ?? proposed }
}

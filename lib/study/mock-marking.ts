import {
  gradeChoice,
  gradeCloze,
  gradeNumber,
  preTickRubric,
  proposeRating,
  readAnswer,
  rubricShare,
} from '@/lib/grading'
import type { AnswerKey, Misconception } from '@/lib/grading'
import type { Rating } from '@/lib/memory'
import type { MockAnswer, MockMark, MockWay } from './mock-record'
import type { CardKind, QueueInstance } from './review-api'

/** What an answer of a mock interview is worth. */
export interface MarkedAnswer {
  readonly verdict: 'right' | 'wrong' | 'self'
  /** of a full answer, 0 … 1 */
  readonly share: number
  readonly proposed: 1 | 2 | 3
  readonly rating: Rating
  /** of a rubric: the points ticked */
  readonly points: readonly number[]
  readonly misconceptions: readonly Misconception[]
  /** how a number was read, where that is written otherwise than it was typed */
  readonly readAs: string | null
  readonly perBlank: readonly boolean[]
}

/**
 * Whether the person says themselves if the answer was right: it was said aloud, and nothing was picked.
 * Points of a rubric are ticked by the person in any case.
 */
export const isSaid = (kind: CardKind, way: MockWay): boolean =>
  way === 'aloud' && (kind === 'numeric' || kind === 'cloze')

/**
 * Judges an answer as a review would be, and takes what the person says of it into account: points ticked, right or not
 * of what was said aloud, another rating than the proposed one.
 *
 * @param mark - from the report; before that what was ticked after the question, or what the words say, counts
 */
export function markAnswer(
  { kind, instance }: { readonly kind: CardKind; readonly instance: Pick<QueueInstance, 'key' | 'rubric'> },
  given: Pick<MockAnswer, 'answer' | 'points' | 'had'>,
  mark: Pick<MockMark, 'points' | 'had' | 'rating'> | undefined,
  way: MockWay,
): MarkedAnswer {
  const judged = judge(kind, instance, given, mark, way)
  return { ...NOTHING_FOUND, ...judged, rating: mark?.rating ?? judged.proposed }
}

type Judged = Pick<MarkedAnswer, 'verdict' | 'share' | 'proposed'> & Partial<MarkedAnswer>

const NOTHING_FOUND = { points: [], misconceptions: [], readAs: null, perBlank: [] } as const

function judge(
  kind: CardKind,
  { key, rubric = [] }: Pick<QueueInstance, 'key' | 'rubric'>,
  { answer, points, had }: Pick<MockAnswer, 'answer' | 'points' | 'had'>,
  mark: Pick<MockMark, 'points' | 'had'> | undefined,
  way: MockWay,
): Judged {
  if (kind === 'explain') {
    const ticked = mark?.points ?? points ?? foundIn(rubric, answer.text ?? '')
    const share = rubricShare(rubric, ticked)
    return { verdict: 'self', share, proposed: proposeRating('self', 0, share), points: ticked }
  }
  if (isSaid(kind, way)) {
    const share = (mark?.had ?? had) === true ? 1 : 0
    return { verdict: 'self', share, proposed: proposeRating('self', 0, share) }
  }
  switch (kind) {
    case 'numeric':
      return judgeNumber(key, answer.text ?? '')
    case 'cloze': {
      const { verdict, perBlank } = gradeCloze(key, answer.blanks ?? [])
      return { ...graded(verdict), perBlank }
    }
    default:
      return graded((answer.picks ?? []).length === 0 ? 'wrong' : gradeChoice(key, answer.picks ?? []).verdict)
  }
}

function judgeNumber(key: AnswerKey, text: string): Judged {
  const reading = readAnswer(text, key)
  if (!reading.ok) return graded('wrong')
  const grade = gradeNumber(key, reading.value)
  // nobody asks again in an interview: the right value in another form is right
  const verdict = grade.verdict === 'form' ? 'right' : grade.verdict
  return {
    ...graded(verdict),
    misconceptions: grade.misconception ?? [],
    readAs: reading.differs ? reading.readAs : null,
  }
}

const graded = (verdict: 'right' | 'wrong'): Judged => ({
  verdict,
  share: verdict === 'right' ? 1 : 0,
  proposed: proposeRating(verdict, 0),
})

function foundIn(rubric: NonNullable<QueueInstance['rubric']>, text: string): readonly number[] {
  const found = preTickRubric(
    rubric.map(({ words }) => words),
    text,
  )
  return found.flatMap((words, place) => (words === null ? [] : [place]))
}

import {
  gradeChoice,
  gradeCloze,
  gradeNumber,
  preTickRubric,
  proposeRating,
  readAnswer,
  rubricShare,
  type InputProblem,
} from '@/lib/grading'
import type { CardKind, QueueInstance } from '@/lib/study'
import type { Draft, Judged } from './session-types'

/** What an answer is worth, before the buttons are drawn. */
export type Judgement = Omit<Judged, 'next' | 'at'>

export type Judging =
  | { readonly kind: 'judged'; readonly judgement: Judgement }
  | { readonly kind: 'unread'; readonly problem: InputProblem }
  | { readonly kind: 'unanswered' }

/**
 * Judges a draft against the instance's key, in the browser.
 *
 * @param hints - how many hints were looked at; one proposes Hard at best
 * @returns the judgement; or what could not be read, or is right in a form that is not taken, which is no answer; or that
 *   nothing was picked yet
 */
export function judge(kind: CardKind, instance: QueueInstance, draft: Draft, hints: number): Judging {
  if (kind === 'explain') return { kind: 'judged', judgement: judgeWords(instance, textOf(draft), hints) }
  if (draft.kind === 'picks') return judgePicks(instance, draft.picks, hints)
  if (draft.kind === 'blanks') return judgeBlanks(instance, draft.blanks, hints)
  const reading = readAnswer(draft.text, instance.key)
  if (!reading.ok) return { kind: 'unread', problem: reading.problem }
  const grade = gradeNumber(instance.key, reading.value)
  if (grade.verdict === 'form') return { kind: 'unread', problem: grade.problem }
  return judged({
    verdict: grade.verdict,
    proposed: proposeRating(grade.verdict, hints),
    misconceptions: grade.misconception ?? [],
    readAs: reading.differs ? reading.readAs : null,
  })
}

/** The rating a rubric proposes once its ticks were changed by hand. */
export function proposeByTicks(instance: QueueInstance, ticked: readonly boolean[], hints: number): 1 | 2 | 3 {
  const points = ticked.flatMap((isTicked, position) => (isTicked ? [position] : []))
  return proposeRating('self', hints, rubricShare(instance.rubric ?? [], points))
}

function judgeWords(instance: QueueInstance, text: string, hints: number): Judgement {
  const rubric = instance.rubric ?? []
  const ticked = preTickRubric(
    rubric.map(({ words }) => words),
    text,
  ).map((wording) => wording !== null)
  return {
    verdict: 'self',
    proposed: proposeByTicks(instance, ticked, hints),
    readAs: null,
    misconceptions: [],
    perBlank: [],
    ticked,
  }
}

function judgePicks(instance: QueueInstance, picks: readonly number[], hints: number): Judging {
  if (picks.length === 0) return { kind: 'unanswered' }
  const { verdict } = gradeChoice(instance.key, picks)
  return judged({ verdict, proposed: proposeRating(verdict, hints) })
}

function judgeBlanks(instance: QueueInstance, blanks: readonly string[], hints: number): Judging {
  if (blanks.every((blank) => blank.trim() === '')) return { kind: 'unanswered' }
  const { verdict, perBlank } = gradeCloze(instance.key, blanks)
  return judged({ verdict, proposed: proposeRating(verdict, hints), perBlank })
}

function judged(found: Pick<Judgement, 'verdict' | 'proposed'> & Partial<Judgement>): Judging {
  return { kind: 'judged', judgement: { readAs: null, misconceptions: [], perBlank: [], ticked: [], ...found } }
}

function textOf(draft: Draft): string {
  return draft.kind === 'text' ? draft.text : ''
}

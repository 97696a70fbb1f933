import type { AnswerKey } from './answer-key'

export interface ChoiceGrade {
  readonly verdict: 'right' | 'wrong'
  /** right options that were not picked */
  readonly missed: readonly number[]
  /** picked options that are wrong */
  readonly extra: readonly number[]
}

/**
 * Judges picked options: right is the very set of right ones, whatever the order of picking.
 *
 * @param key - `right`: positions in the order shown
 * @param picks - positions in the same order; one picked twice counts once
 */
export function gradeChoice(key: Pick<AnswerKey, 'right'>, picks: readonly number[]): ChoiceGrade {
  const right = key.right ?? []
  const missed = right.filter((option) => !picks.includes(option))
  const extra = [...new Set(picks)].filter((option) => !right.includes(option))
  return { verdict: missed.length === 0 && extra.length === 0 ? 'right' : 'wrong', missed, extra }
}

import type { Fraction } from '@/lib/engine'
import type { AnswerKey, InputProblem, Misconception, Quantity } from './answer-key'
import { areValuesOf, isRecognised, isRight } from './compare-values'
import { otherForm } from './other-form'

export type NumberGrade =
  | {
      readonly verdict: 'right' | 'wrong'
      /** every recognised mistake that gives this value, likeliest first; absent where none does */
      readonly misconception?: readonly Misconception[]
    }
  /** the right value in a form that the question does not take: no attempt; said, and asked again */
  | { readonly verdict: 'form'; readonly problem: InputProblem; readonly misconception?: undefined }

/**
 * Judges a number that was read: exactly, or within the tolerance the key states.
 *
 * @param key - its `value` and the values in `wrong` as a card's instance writes them
 * @param value - from `readAnswer`
 * @returns the verdict, and for a wrong number the mistakes that give it. A mistake's value is met exactly where key and
 *   value are exact, else within 0.5 % or the key's tolerance, whichever is more; one that is met to the last digit goes
 *   before another form of the right value
 * @see Perseus, input-number: a tolerance gets an epsilon of 2⁻⁴²; the right value in another form is a third outcome
 */
export function gradeNumber(key: AnswerKey, value: Quantity): NumberGrade {
  const typed = itemsOf(value)
  if (isRight(key, typed)) return { verdict: 'right' }
  if (!key.wrong.some((mistake) => areValuesOf(mistake.value, typed))) {
    const problem = otherForm(key, typed)
    if (problem !== null) return { verdict: 'form', problem }
  }
  const recognised = key.wrong.filter((mistake) => isRecognised(key, mistake.value, typed))
  if (recognised.length === 0) return { verdict: 'wrong' }
  return { verdict: 'wrong', misconception: recognised.map(({ id, html }) => ({ id, html })) }
}

function itemsOf(value: Quantity): readonly Fraction[] {
  return value.kind === 'number' ? [value.value] : value.items
}

import { plainValue } from '@/lib/card'
import type { InstanceAnswer, WrongAnswer } from '@/lib/card'
import { gradeNumber, readAnswer } from '@/lib/grading'
import type { AnswerKey, NumberGrade } from '@/lib/grading'

/** What a learner is told who types this value: the verdict, or the code of the reader that did not take it. */
export function judgeTyped(
  value: WrongAnswer['value'],
  { answer, wrong }: { readonly answer: InstanceAnswer; readonly wrong: readonly WrongAnswer[] },
): NumberGrade | string {
  const key = keyOf(answer, wrong)
  const reading = readAnswer(plainValue(value), key)
  return reading.ok ? gradeNumber(key, reading.value) : reading.problem.code
}

function keyOf(answer: InstanceAnswer, wrong: readonly WrongAnswer[]): AnswerKey {
  const { type, value, tolerance, unit, suffixes } = answer
  const text = ({ num, den }: { num: bigint; den: bigint }): string => `${num}/${den}`
  return {
    type,
    value: plainValue(value),
    suffixes,
    ...(unit === undefined ? {} : { unit }),
    ...(tolerance && {
      tolerance:
        'relative' in tolerance ? { relative: text(tolerance.relative) } : { absolute: text(tolerance.absolute) },
    }),
    wrong: wrong.map(({ id, value: result }) => ({ id, value: plainValue(result), html: '' })),
  }
}

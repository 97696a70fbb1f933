import type { Answer } from './answers-of-log'
import { isRetentionReview, type Recalled } from './retention-table'

/** What one hour of the wall clock saw. */
export interface AnswerHour extends Recalled {
  /** 0 to 23 */
  readonly hour: number
  /** answers of any kind; `of` are those among them that say something of what was kept */
  readonly answers: number
}

/** Answers by the hour at which they were given, all 24 of them. */
export function answerHours(answers: readonly Answer[]): AnswerHour[] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, answers: 0, recalled: 0, of: 0 }))
  for (const answer of answers) {
    const hour = hours[answer.hour]
    if (hour === undefined) continue
    hour.answers += 1
    if (!isRetentionReview(answer)) continue
    hour.of += 1
    hour.recalled += answer.rating > 1 ? 1 : 0
  }
  return hours
}

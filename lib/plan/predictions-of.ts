import type { Answer } from './answers-of-log'

/** A prediction and what came of it. */
export interface Prediction {
  /** chance of recall, 0 to 1 */
  readonly predicted: number
  readonly recalled: boolean
  /** whole study days since the last answer, at least 1 */
  readonly elapsedDays: number
  /** study days on which the card was answered, this one included */
  readonly days: number
  /** days before this one that began with Again */
  readonly lapses: number
}

/** The predictions among answers: practice, first meetings and second looks on the same day are none. */
export function predictionsOf(answers: readonly Answer[]): (Prediction & { readonly cardId: string })[] {
  const predictions: (Prediction & { readonly cardId: string })[] = []
  // a loop: a log of many years has hundreds of thousands, and each look at the screen after an answer waits for it
  for (const { cardId, mode, rating, recallBefore, elapsedDays, days, lapses } of answers) {
    if (mode === 'cram' || recallBefore === null || elapsedDays === null || elapsedDays < 1) continue
    predictions.push({ cardId, predicted: recallBefore, recalled: rating > 1, elapsedDays, days, lapses })
  }
  return predictions
}

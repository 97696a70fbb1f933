import type { Answer } from './answers-of-log'

/** How often a mistake was recognised, and on which cards. */
export interface MistakeCount {
  /** of the misconception */
  readonly id: string
  readonly times: number
  /** where it was recognised, most often first */
  readonly cards: readonly { readonly cardId: string; readonly times: number }[]
  /** the id of the newest answer with it */
  readonly newestId: string
}

/** Which mistakes a person makes, most frequent first; of equals the one made last. Practice counts. */
export function mistakeCounts(answers: readonly Answer[]): MistakeCount[] {
  const mistakes = new Map<string, { times: number; cards: Map<string, number>; newest: Answer }>()
  for (const answer of answers) {
    if (answer.misconception === null) continue
    const known = mistakes.get(answer.misconception)
    const cards = known?.cards ?? new Map<string, number>()
    cards.set(answer.cardId, (cards.get(answer.cardId) ?? 0) + 1)
    mistakes.set(answer.misconception, { times: (known?.times ?? 0) + 1, cards, newest: answer })
  }
  return [...mistakes]
    .sort(([, a], [, b]) => b.times - a.times || b.newest.at - a.newest.at)
    .map(([id, { times, cards, newest }]) => ({
      id,
      times,
      cards: [...cards].map(([cardId, often]) => ({ cardId, times: often })).sort((a, b) => b.times - a.times),
      newestId: newest.id,
    }))
}

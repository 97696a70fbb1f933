import type { PooledItem, SessionState, Step } from './session-types'

/** Fetched cards that were not answered yet, the current one left out: learning cards first, else as they came. */
export function unansweredItems(state: SessionState): readonly PooledItem[] {
  const gone = new Set([...state.steps.map(({ cardId }) => cardId), ...state.elsewhere])
  const left = state.pool.filter(({ item }) => !gone.has(item.cardId) && item.cardId !== state.current?.cardId)
  return [...left.filter(isLearning), ...left.filter((pooled) => !isLearning(pooled))]
}

/** The last act on each card, in the order in which the cards were first met. */
export function latestSteps(state: Pick<SessionState, 'steps'>): ReadonlyMap<string, Step> {
  return new Map(state.steps.map((step) => [step.cardId, step]))
}

/** How many cards have been rated. */
export function answeredCards({ steps }: Pick<SessionState, 'steps'>): number {
  return new Set(steps.flatMap(({ cardId, rating }) => (rating === null ? [] : [cardId]))).size
}

/** A fetched card by its id. */
export function pooled(state: SessionState, cardId: string): PooledItem | undefined {
  return state.pool.find(({ item }) => item.cardId === cardId)
}

/** Whether a card carries a flag: as set here, else as fetched. */
export function isFlagged(state: SessionState, cardId: string): boolean {
  return state.flags[cardId] ?? pooled(state, cardId)?.item.flagged ?? false
}

function isLearning({ item }: PooledItem): boolean {
  return item.mode === 'learn'
}

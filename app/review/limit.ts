import { answeredCards } from './session-order'
import type { SessionState, Step } from './session-types'

/** Who walks away from the screen is not studying: the longest that an answer counts in the session's time. */
const MOST_SPENT_MS = 5 * 60_000

/** Whether the session has come to where the person wished it to end. It depends on what stands alone, so an undo reopens it. */
export function isAtLimit(state: Pick<SessionState, 'limit' | 'steps'>): boolean {
  const { cards = Infinity, minutes = Infinity } = state.limit
  return answeredCards(state) >= cards || spentMs(state.steps) >= minutes * 60_000
}

/** Time spent on answers. */
export function spentMs(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + Math.min(step.spentMs, MOST_SPENT_MS), 0)
}

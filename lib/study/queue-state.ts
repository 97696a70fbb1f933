import type { CardMemory } from '@/lib/memory'
import type { QueueState } from './review-api'

/** The part of a memory that a browser needs to draw the buttons of later showings; null for a card never met. */
export function queueState(state: CardMemory | null): QueueState | null {
  if (state === null || state.lastDay === null) return null
  const { phase, step, stability, difficulty, lastDay, dueDay, reps } = state
  return { phase, step, stability, difficulty, lastDay, dueDay, reps }
}

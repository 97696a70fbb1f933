import { firstSight } from './drafting'
import { freshInstance } from './fresh-instance'
import { nextCardId } from './next-card'
import { pooled } from './session-order'
import type { PooledItem, SessionState } from './session-types'
import { resume } from './showing'

/** Puts the next card on the screen; the one that an undo interrupted goes on where it was. */
export function showNext(state: SessionState, now: number): SessionState {
  const cardId = nextCardId({ ...state, current: null }, now)
  const card = cardId === null ? undefined : pooled(state, cardId)
  return card === undefined ? { ...state, current: null } : showCard(state, card, now)
}

/** Puts a card on the screen, as it lay aside or anew. */
export function showCard(state: SessionState, card: PooledItem, now: number): SessionState {
  // the last one laid aside is the one that was looked at last
  const paused = state.shelved.findLast(({ cardId }) => cardId === card.item.cardId)
  if (paused !== undefined) {
    const shelved = state.shelved.filter((showing) => showing !== paused)
    return { ...state, shelved, current: resume(paused, now) }
  }
  return { ...state, current: { ...firstSight(state.steps, card, now), instance: freshInstance(state, card) } }
}

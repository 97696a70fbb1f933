import { isAtLimit } from './limit'
import { serverTime } from './server-time'
import { latestSteps, unansweredItems } from './session-order'
import type { SessionState } from './session-types'

/** Learning cards that come back within this time close the session, once nothing else is left. */
const LOOK_AHEAD_MS = 20 * 60_000

/** A card of this session that returns at an instant. */
export interface WaitingCard {
  readonly cardId: string
  /** the server's clock */
  readonly dueAt: number
}

/**
 * The card to show next: a learning card whose time has come, else the next one of the list, else a learning card due
 * within 20 minutes. A card just answered does not follow itself if another could come between.
 *
 * @param now - device clock, the cutoff: it moves only when something is answered, never under a person's eyes
 * @returns null when nothing is left, or the session is as long as it was to be
 * @see SRS.md §3
 */
export function nextCardId(state: SessionState, now: number): string | null {
  if (isAtLimit(state)) return null
  const waiting = waitingCards(state)
  const unmet = unansweredItems(state)
  const last = state.steps.at(-1)?.cardId
  const cutoff = serverTime(state, now)
  const due = waiting.filter(({ dueAt }) => dueAt <= cutoff)
  const soon = waiting.filter(({ dueAt }) => dueAt <= cutoff + LOOK_AHEAD_MS)
  const another = (cards: readonly WaitingCard[]): WaitingCard | undefined =>
    cards.find(({ cardId }) => cardId !== last)
  const next = another(due)?.cardId ?? unmet[0]?.item.cardId ?? another(soon)?.cardId ?? soon[0]?.cardId
  return next ?? null
}

/** Cards answered here that return within the study day, by the instant they are due. */
export function waitingCards(state: SessionState): readonly WaitingCard[] {
  const waiting = [...latestSteps(state).values()].flatMap(({ cardId, next }) =>
    next !== null && 'dueAt' in next && !state.elsewhere.includes(cardId) ? [{ cardId, dueAt: next.dueAt }] : [],
  )
  return waiting.sort((one, other) => one.dueAt - other.dueAt || (one.cardId < other.cardId ? -1 : 1))
}

import type { Rating } from '@/lib/memory'
import { answeredCards, latestSteps, pooled, unansweredItems } from './session-order'
import type { SessionState } from './session-types'

/** One cell of the session strip: a card, inked by its rating. */
export interface StripCell {
  readonly rating: Rating | null
  readonly isCurrent: boolean
  readonly isNew: boolean
}

export interface Progress {
  readonly cells: readonly StripCell[]
  /** cards met so far, the current one with them */
  readonly met: number
  readonly total: number
}

/**
 * How far the session is: one cell a card in the order of first meeting, then those that wait.
 *
 * The total is what the server said at the beginning, until it has no more; then it is what there was. A limit
 * shortens it.
 */
export function progressOf(state: SessionState): Progress {
  const steps = latestSteps(state)
  const ids = [...steps.keys()]
  const currentId = state.current?.cardId
  if (currentId !== undefined && !steps.has(currentId)) ids.push(currentId)
  const met = ids.length
  const known = [...ids, ...unansweredItems(state).map(({ item }) => item.cardId)]
  const ahead = state.exhausted ? known.length : Math.max(known.length, state.expected)
  // a card put away is none of those that were to be answered
  const limit = (state.limit.cards ?? ahead) + steps.size - answeredCards(state)
  const total = Math.max(met, Math.min(ahead, limit))
  const cells = Array.from({ length: total }, (_, place): StripCell => {
    const cardId = known[place]
    if (cardId === undefined) return { rating: null, isCurrent: false, isNew: false }
    const item = pooled(state, cardId)?.item
    return {
      rating: steps.get(cardId)?.rating ?? null,
      isCurrent: cardId === currentId,
      // on the way to an interview new cards come like the others
      isNew: item?.mode === 'new' || (item?.mode === 'plan' && item.recall === null),
    }
  })
  return { cells, met, total }
}

/** The part of a long strip that is drawn: as many cells as fit, with the current one inside. */
export function visibleCells(cells: readonly StripCell[], most: number): readonly StripCell[] {
  if (cells.length <= most) return cells
  const current = cells.findIndex(({ isCurrent }) => isCurrent)
  const centre = current < 0 ? cells.length : current
  const start = Math.min(Math.max(0, centre - Math.floor(most / 2)), cells.length - most)
  return cells.slice(start, start + most)
}

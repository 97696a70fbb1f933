import { undoneIn, type Rating } from '@/lib/memory'

/** What the fit needs of a log entry, whichever its type. */
export interface LoggedAct {
  readonly id: string
  readonly type: 'review' | 'reset' | 'start' | 'undo' | 'redo'
  /** as the card is called now; null for entries that concern none */
  readonly cardId: string | null
  /** what an undo or redo points at; of another entry its batch */
  readonly target: string | null
  /** epoch milliseconds */
  readonly effectiveAt: number
  readonly studyDay: number
  /** 1 to 4; null for what is no review */
  readonly rating: number | null
  readonly mode: string | null
}

export interface HistoryReview {
  readonly rating: Rating
  /** whole study days since the card's review before it, 0 for the first and on the same day */
  readonly elapsedDays: number
  /** epoch milliseconds */
  readonly at: number
}

/** The reviews of one card that its memory rests on, oldest first. */
export interface History {
  readonly cardId: string
  readonly reviews: readonly HistoryReview[]
}

/**
 * The reviews behind each card's memory, as the replay takes them: undone ones, practice, and what a reset forgot are left
 * out. A card that began elsewhere, without a first meeting here, has no history to learn from.
 *
 * @param acts - in the order of the replay, with the undos and redos that point at them
 * @see DATA.md §6, replay rules 1 and 2; SRS.md §7
 */
export function reviewHistories(acts: readonly LoggedAct[]): History[] {
  const isUndone = undoneIn(acts)
  const cards = new Map<string, Begun>()
  for (const act of acts) {
    if (act.cardId === null || isUndone(act)) continue
    const card = cards.get(act.cardId) ?? begun()
    cards.set(act.cardId, change(card, act))
  }
  return [...cards].flatMap(([cardId, { reviews, elsewhere }]) =>
    elsewhere || reviews.length === 0 ? [] : [{ cardId, reviews }],
  )
}

interface Begun {
  readonly reviews: HistoryReview[]
  lastDay: number | null
  /** it came with a memory, not with a history */
  elsewhere: boolean
}

const begun = (): Begun => ({ reviews: [], lastDay: null, elsewhere: false })

function change(card: Begun, { type, rating, mode, studyDay, effectiveAt }: LoggedAct): Begun {
  if (type === 'reset') return begun()
  if (type === 'start') return { ...card, elsewhere: true }
  if (type !== 'review' || mode === 'cram' || rating === null) return card
  const elapsedDays = card.lastDay === null ? 0 : Math.max(0, studyDay - card.lastDay)
  card.reviews.push({ rating: rating as Rating, elapsedDays, at: effectiveAt })
  card.lastDay = studyDay
  return card
}

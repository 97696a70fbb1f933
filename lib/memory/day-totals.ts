import type { Day } from '@/lib/time'
import type { ReviewEntry } from './entry-schema'
import type { Phase } from './next'
import type { StoredEntry } from './stored-entry'

/** What a person did on a study day; the table UserDay keeps it. */
export interface DayTotals {
  readonly studyDay: Day
  /** effective reviews of any mode */
  readonly answers: number
  /** cards first met on this day, as they count against newPerDay */
  readonly newCards: number
  /** cards whose first review of this day began in phase `review`, as they count against reviewsPerDay */
  readonly reviews: number
  /** answers of at most 60 s each: who walks away from the screen is not studying */
  readonly spentMs: number
  /** answers rated Again */
  readonly again: number
}

/** The longest an answer counts in statistics; the log keeps the raw time. */
export const MOST_SPENT_MS = 60_000

/**
 * A person's days, oldest first, computed from the log and never counted up, so that undo and late entries come out
 * right.
 *
 * @param effective - from `effectiveEntries`, of all of the person's cards: whether a card was new on a day depends on
 * the days before
 * @param cardOf - the card of an entry; a renamed card's old entries are its own
 * @see DATA.md §6 rule 5, §8 rule 6
 */
export function dayTotals(
  effective: readonly StoredEntry[],
  cardOf: (entry: { readonly cardId: string }) => string = ({ cardId }) => cardId,
): DayTotals[] {
  const days = new Map<Day, Mutable<DayTotals>>()
  const cards = new Map<string, { phase: Phase; countedOn: Day | null }>()
  for (const { entry, studyDay } of effective) {
    if (!('cardId' in entry)) continue
    const cardId = cardOf(entry)
    const card = cards.get(cardId) ?? { phase: 'new', countedOn: null }
    cards.set(cardId, card)
    if (entry.type === 'reset') card.phase = 'new'
    if (entry.type === 'start') card.phase = 'review'
    if (entry.type !== 'review') continue

    const day = days.get(studyDay) ?? { studyDay, answers: 0, newCards: 0, reviews: 0, spentMs: 0, again: 0 }
    days.set(studyDay, day)
    day.answers += 1
    day.spentMs += Math.min(entry.spentMs, MOST_SPENT_MS)
    day.again += entry.rating === 1 ? 1 : 0
    if (entry.mode === 'cram') continue
    if (card.countedOn !== studyDay && countsTowardsLimits(entry.mode)) {
      day.newCards += card.phase === 'new' ? 1 : 0
      day.reviews += card.phase === 'review' ? 1 : 0
    }
    card.countedOn = studyDay
    card.phase = entry.next.phase
  }
  return [...days.values()].sort((a, b) => a.studyDay - b.studyDay)
}

/** Whether a day's first review of a card uses up one of the day's new cards or reviews. */
export function countsTowardsLimits(mode: ReviewEntry['mode']): boolean {
  return mode !== 'cram' && mode !== 'ahead' && mode !== 'mock'
}

/**
 * Study days in a row with at least one effective review, up to today. A today without an answer yet doesn't break the
 * row: it has not begun to fail.
 *
 * @param answered - days with a review, in any order
 */
export function streakDays(answered: Iterable<Day>, today: Day): number {
  const days = new Set<number>(answered)
  let day: number = days.has(today) ? today : today - 1
  let length = 0
  while (days.has(day)) {
    length += 1
    day -= 1
  }
  return length
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

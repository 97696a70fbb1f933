import { dueReviews } from './due-reviews'
import { GiveAways } from './give-aways'
import { intersperse } from './intersperse'
import { keepApart } from './keep-apart'
import { learningCards } from './learning-cards'
import { newCards } from './new-cards'
import { secondsFor } from './pace'
import type { Reason } from './reason'
import type { PlanCard, TodayInput } from './today-input'
import { usedToday } from './used-today'

export interface TodaysItem {
  readonly cardId: string
  readonly mode: 'due' | 'new' | 'learn'
  readonly reason: Reason
}

export interface TodaysList {
  readonly items: readonly TodaysItem[]
  readonly counts: {
    /** learning cards due now, and those due within the look-ahead */
    readonly learning: number
    readonly review: number
    readonly new: number
    readonly plan: 0
    /** expected study time of the whole list, rounded to whole seconds */
    readonly seconds: number
  }
  /** due reviews that the day's limit leaves out */
  readonly overLimit: number
}

interface Candidate extends TodaysItem {
  readonly card: PlanCard
  readonly seconds: number
}

/**
 * What to study today, in order, with the reason of each card: learning cards that are due, then reviews with the new
 * cards spread among them, then learning cards due within 20 minutes.
 *
 * Cards of one topic follow each other only where nothing can come between, the card answered last included; a card
 * that gives away one answered today, or is given away by it, waits till tomorrow.
 *
 * @see DATA.md §8, without a plan
 */
export function todaysList(input: TodayInput): TodaysList {
  const { cards, settings, pace } = input
  const used = usedToday(input.todays, input.states)
  const giveAways = new GiveAways(cards, used.answered)

  // This order decides which of two cards that give each other away comes today.
  const learning = learningCards(input)
  for (const { card } of [...learning.now, ...learning.soon]) giveAways.show(card)
  const { chosen, overLimit } = dueReviews(input, Math.max(0, settings.reviewsPerDay - used.reviews), ({ card }) =>
    giveAways.showIfFree(card),
  )
  const fresh: Candidate[] = []
  const newLimit = Math.max(0, settings.newPerDay - used.newCards)
  for (const { card, reason } of newCards(input)) {
    if (fresh.length >= newLimit) break
    if (!giveAways.showIfFree(card)) continue
    fresh.push({ cardId: card.id, mode: 'new', reason, card, seconds: secondsFor(pace, card.kind, 'new') })
  }
  const reviews = chosen.map<Candidate>(({ review: { card }, reason, seconds }) => ({
    cardId: card.id,
    mode: 'due',
    reason,
    card,
    seconds,
  }))
  const asLearning = ({ card, reason }: { card: PlanCard; reason: Reason }): Candidate => ({
    cardId: card.id,
    mode: 'learn',
    reason,
    card,
    seconds: secondsFor(pace, card.kind, 'pass'),
  })

  const list = inTurn(
    [learning.now.map(asLearning), intersperse(reviews, fresh), learning.soon.map(asLearning)],
    cards.find(({ id }) => id === used.lastCardId) ?? null,
  )
  return {
    items: list.map(({ cardId, mode, reason }) => ({ cardId, mode, reason })),
    counts: {
      learning: learning.now.length + learning.soon.length,
      review: reviews.length,
      new: fresh.length,
      plan: 0,
      seconds: Math.round(list.reduce((sum, { seconds }) => sum + seconds, 0)),
    },
    overLimit,
  }
}

/** The parts of the list one after the other, cards of one topic kept apart across their seams as well. */
function inTurn(parts: readonly (readonly Candidate[])[], lastAnswered: PlanCard | null): readonly Candidate[] {
  let list: readonly Candidate[] = []
  for (const part of parts) {
    const before = list.at(-1)?.card ?? lastAnswered
    const apart = keepApart(part, ({ card }) => card.topicId, before?.topicId ?? null)
    list = [...list, ...notFirst(apart, before?.id ?? null)]
  }
  return list
}

/** Nor the same card twice running, when all that is left is of one topic. */
function notFirst(part: readonly Candidate[], lastCardId: string | null): readonly Candidate[] {
  const [first, second, ...others] = part
  if (first === undefined || second === undefined || first.cardId !== lastCardId) return part
  return [second, first, ...others]
}

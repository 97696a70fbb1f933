import { dueCandidate, learningCandidate } from './candidates'
import { dueReviews } from './due-reviews'
import { GiveAways } from './give-aways'
import { asItems, inTurn, secondsOfAll, type Candidate } from './in-turn'
import { intersperse } from './intersperse'
import { learningCards, type LearningCard } from './learning-cards'
import { newCards } from './new-cards'
import { secondsFor } from './pace'
import { plannedList } from './planned-list'
import type { TodaysList } from './todays-items'
import type { NewPlace, TodayInput } from './today-input'
import { usedToday } from './used-today'

/**
 * What to study today, in order, with the reason of each card: learning cards that are due, then reviews with the new
 * cards spread among them, then learning cards due within 20 minutes.
 *
 * Cards of one topic follow each other only where nothing can come between, the card answered last included; a card
 * that gives away one answered today, or is given away by it, waits till tomorrow.
 *
 * Where a plan is followed, what it says stands in the place of reviews and new cards: see {@link plannedList}.
 *
 * @see DATA.md §8, without a plan
 */
export function todaysList(input: TodayInput): TodaysList {
  if (input.plan !== undefined) return plannedList(input, input.plan)
  const { cards, allCards = cards, settings, pace } = input
  const used = usedToday(input.todays, input.states)
  const giveAways = new GiveAways(allCards, used.answered)

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
    fresh.push({ mode: 'new', reason, card, seconds: secondsFor(pace, card.kind, 'new') })
  }
  const reviews = chosen.map(dueCandidate)
  const asLearning = (learning: LearningCard): Candidate => learningCandidate(learning, pace)
  const list = inTurn(
    [learning.now.map(asLearning), ...mainQueue(reviews, fresh, settings.newPlace), learning.soon.map(asLearning)],
    allCards.find(({ id }) => id === used.lastCardId) ?? null,
  )
  return {
    items: asItems(list),
    counts: {
      learning: learning.now.length + learning.soon.length,
      review: reviews.length,
      new: fresh.length,
      plan: 0,
      seconds: secondsOfAll(list),
    },
    planSeconds: 0,
    overLimit,
  }
}

/** Reviews and new cards, as the person wants them placed. */
function mainQueue(
  reviews: readonly Candidate[],
  fresh: readonly Candidate[],
  place: NewPlace,
): readonly (readonly Candidate[])[] {
  if (place === 'mixed') return [intersperse(reviews, fresh)]
  return place === 'first' ? [fresh, reviews] : [reviews, fresh]
}

import { dueReviewsUnordered } from './due-reviews'
import { GiveAways } from './give-aways'
import { secondsOfAll } from './in-turn'
import { inLearning } from './learning-cards'
import { newCards } from './new-cards'
import { secondsFor } from './pace'
import { plannedList } from './planned-list'
import type { TodayInput } from './today-input'
import type { TodaysList } from './todays-items'
import { usedToday } from './used-today'

/** The counts of today's list, which is not put in order for them: they are said with every answer. */
export function todaysCounts(input: TodayInput): TodaysList['counts'] {
  if (input.plan !== undefined) return plannedList(input, input.plan).counts
  const { cards, allCards = cards, settings, pace } = input
  const used = usedToday(input.todays, input.states)
  const giveAways = new GiveAways(allCards, used.answered)
  const { now, soon } = inLearning(input)
  const learning = [...now, ...soon]
  for (const { card } of learning) giveAways.show(card)
  const reviews = dueReviewsUnordered(input, Math.max(0, settings.reviewsPerDay - used.reviews), giveAways)
  const fresh: { readonly seconds: number }[] = []
  const newLimit = Math.max(0, settings.newPerDay - used.newCards)
  if (newLimit > 0) {
    for (const { card } of newCards(input)) {
      if (giveAways.showIfFree(card)) fresh.push({ seconds: secondsFor(pace, card.kind, 'new') })
      if (fresh.length >= newLimit) break
    }
  }
  const steps = learning.map(({ card }) => ({ seconds: secondsFor(pace, card.kind, 'pass') }))
  return {
    learning: learning.length,
    review: reviews.length,
    new: fresh.length,
    plan: 0,
    seconds: secondsOfAll([...steps, ...reviews, ...fresh]),
  }
}

import { dayDate } from '@/lib/time'
import { isSetAside } from './due'
import { dueCandidate, learningCandidate } from './candidates'
import { dueReviews } from './due-reviews'
import { GiveAways } from './give-aways'
import { asItems, inTurn, secondsOfAll, type Candidate } from './in-turn'
import type { PlannedCard } from './interview/types'
import { learningCards, type LearningCard } from './learning-cards'
import { secondsFor } from './pace'
import type { Reason } from './reason'
import type { PlanCard, TodayInput, TodaysPlan } from './today-input'
import type { TodaysList } from './todays-items'
import { usedToday } from './used-today'

/**
 * What to study today on the way to an interview: learning cards that are due, then what the planner says of the minutes
 * left, then the due reviews of cards out of its scope under the daily limit, then learning cards due within 20 minutes.
 *
 * The minutes are for the cards in scope, what is still to be learnt of them today included. A card that gives away an answer
 * of today's waits till tomorrow here too, and the next one by worth has its time. A part of the cards has a part of the list.
 *
 * @see DATA.md §8, with an active plan; PLANNER.md §3
 */
export function plannedList(input: TodayInput, plan: TodaysPlan): TodaysList {
  const { cards, allCards = cards, todays, states, settings, pace } = input
  const isInScope = ({ topicId }: PlanCard): boolean => plan.weights.has(topicId)
  const { answered, lastCardId } = usedToday(todays, states)
  const giveAways = new GiveAways(allCards, answered)

  // This order decides which of two cards that give each other away comes today.
  const learning = learningCards(input)
  for (const { card } of [...learning.now, ...learning.soon]) giveAways.show(card)
  const wanted = new Set(cards.map(({ id }) => id))
  const planned = plannedCandidates(input, plan, giveAways).filter(({ card }) => wanted.has(card.id))
  const { chosen, overLimit } = dueReviews(
    { ...input, cards: cards.filter((card) => !isInScope(card)) },
    Math.max(0, settings.reviewsPerDay - reviewsOutside(input, isInScope)),
    ({ card }) => giveAways.showIfFree(card),
  )
  const reviews = chosen.map(dueCandidate)
  const asLearning = (learning: LearningCard): Candidate => learningCandidate(learning, pace)
  const list = inTurn(
    [learning.now.map(asLearning), planned, reviews, learning.soon.map(asLearning)],
    allCards.find(({ id }) => id === lastCardId) ?? null,
  )
  return {
    items: asItems(list),
    counts: {
      learning: learning.now.length + learning.soon.length,
      review: reviews.length,
      new: 0,
      plan: planned.length,
      seconds: secondsOfAll(list),
    },
    planSeconds: secondsOfAll(list.filter(({ card }) => isInScope(card))),
    overLimit,
  }
}

/** The planner's cards in the order of their worth, until the minutes are full. */
function plannedCandidates(input: TodayInput, plan: TodaysPlan, giveAways: GiveAways): readonly Candidate[] {
  const { cards, allCards = cards } = input
  const byId = new Map<string | number, PlanCard>(allCards.map((card) => [card.id, card]))
  const learnt = learntToday(input, plan)
  let left = plan.budgetSeconds - learnt.seconds
  const candidates: Candidate[] = []
  for (const planned of plan.made().cards) {
    const card = byId.get(planned.id)
    if (card === undefined || planned.standing === 'spare' || learnt.cardIds.has(card.id)) continue
    if (planned.seconds > left || !giveAways.showIfFree(card)) continue
    left -= planned.seconds
    candidates.push({ card, mode: 'plan', reason: reasonOf(planned, card, input, plan), seconds: planned.seconds })
  }
  return candidates
}

/** Cards in scope with a learning step today: they come by their time, and what that takes is no longer free. */
function learntToday(
  { cards, allCards = cards, states, studyDay, pace }: TodayInput,
  { weights }: TodaysPlan,
): { readonly cardIds: ReadonlySet<string>; readonly seconds: number } {
  const cardIds = new Set<string>()
  let seconds = 0
  for (const { id, topicId, kind } of allCards) {
    const state = states.get(id)
    if (state === undefined || !state.met || state.phase === 'review' || !weights.has(topicId)) continue
    if (isSetAside(state, studyDay) || state.dueDay === null || state.dueDay > studyDay) continue
    cardIds.add(id)
    seconds += secondsFor(pace, kind, 'pass')
  }
  return { cardIds, seconds }
}

/** Reviews done today that count towards the daily limit: those of cards out of scope. */
function reviewsOutside(
  { cards, allCards = cards, todays, states }: TodayInput,
  isInScope: (card: PlanCard) => boolean,
): number {
  const inScope = new Set(allCards.filter(isInScope).map(({ id }) => id))
  return usedToday(
    todays.filter(({ entry }) => !('cardId' in entry) || !inScope.has(entry.cardId)),
    states,
  ).reviews
}

function reasonOf(
  { recallAlone, recallIfSeen, seconds }: PlannedCard,
  { id, topicId }: PlanCard,
  { states }: TodayInput,
  { weights, interviewDay }: TodaysPlan,
): Reason {
  const values = {
    date: dayDate(interviewDay),
    seen: recallIfSeen,
    weight: weights.get(topicId) ?? 0,
    seconds: Math.round(seconds),
  }
  return states.get(id)?.met === true
    ? { code: 'plan_known', values: { ...values, alone: recallAlone } }
    : { code: 'plan_new', values }
}

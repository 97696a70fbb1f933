import { modelOf, type CardMemory } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { partsOf } from './card-parts'
import { isDue } from './due'
import type { GiveAways } from './give-aways'
import { secondsOfReview } from './pace'
import type { Reason } from './reason'
import { type DueReview, inReviewOrder } from './review-order'
import type { TodayInput } from './today-input'
import { gainToday, recallToday } from './worth-today'

export interface ChosenReview {
  readonly review: DueReview
  readonly reason: Reason
  readonly seconds: number
}

/**
 * The due reviews for today in the chosen order, and how many more are due than the limit allows.
 *
 * Within the limit all of them. Beyond it those come that add most to recall 30 days on for each second they cost; the
 * rest is said, never hidden.
 *
 * @param limit - reviews left today
 * @param mayCome - asked once for each, in the order they would be taken; a card that would give another away waits
 * @see DATA.md §8 rules 2 and 5
 */
export function dueReviews(
  input: TodayInput,
  limit: number,
  mayCome: (review: DueReview) => boolean,
): { readonly chosen: readonly ChosenReview[]; readonly overLimit: number } {
  const { settings, studyDay, salt } = input
  const due = allDue(input)
  if (due.length <= limit) {
    const chosen = inReviewOrder(due, settings.order, studyDay, salt).filter(mayCome)
    return { chosen: chosen.map((review) => asChosen(review, null, input)), overLimit: 0 }
  }
  const gains = new Map<string, number>()
  const taken: DueReview[] = []
  let overLimit = 0
  for (const { review, gain } of byGainPerSecond(due, input)) {
    if (!mayCome(review)) continue
    if (taken.length < limit) {
      taken.push(review)
      gains.set(review.card.id, gain)
    } else {
      overLimit += 1
    }
  }
  const ordered = inReviewOrder(taken, settings.order, studyDay, salt)
  return { chosen: ordered.map((review) => asChosen(review, gains.get(review.card.id) ?? null, input)), overLimit }
}

/** The same reviews in no order, for who only counts them. */
export function dueReviewsUnordered(
  input: TodayInput,
  limit: number,
  giveAways: GiveAways,
): readonly { readonly seconds: number }[] {
  const { settings, studyDay, salt, pace } = input
  const due = allDue(input)
  // which come beyond the limit is the order's to say
  if (due.length > limit) return dueReviews(input, limit, ({ card }) => giveAways.showIfFree(card)).chosen
  const alone = due.filter(({ card }) => giveAways.isAlone(card))
  const others = due.filter(({ card }) => !giveAways.isAlone(card))
  const free = inReviewOrder(others, settings.order, studyDay, salt).filter(({ card }) => giveAways.showIfFree(card))
  return [...alone, ...free].map(({ card, recall }) => ({ seconds: secondsOfReview(pace, card.kind, recall) }))
}

/** How many reviews are due, whatever the limit. */
export function countDue(input: TodayInput): number {
  const { states, studyDay, cutoff } = input
  const some = partsOf(input)?.due ?? input.cards
  return some.reduce((count, { id }) => count + (isDueReview(states.get(id), studyDay, cutoff) ? 1 : 0), 0)
}

function isDueReview(state: CardMemory | undefined, studyDay: Day, cutoff: number): state is CardMemory {
  return state !== undefined && state.phase === 'review' && isDue(state, studyDay, cutoff)
}

function allDue(input: TodayInput): DueReview[] {
  const { topics, states, models, studyDay, cutoff } = input
  const topicPlaces = new Map(topics.map(({ id }, place) => [id, place]))
  const due: DueReview[] = []
  for (const card of partsOf(input)?.due ?? input.cards) {
    const state = states.get(card.id)
    if (!isDueReview(state, studyDay, cutoff)) continue
    const recall = recallToday(state, studyDay, modelOf(models, state.modelId))
    due.push({ card, state, recall, topicPlace: topicPlaces.get(card.topicId) ?? topics.length })
  }
  return due
}

function byGainPerSecond(
  due: readonly DueReview[],
  { models, studyDay, pace }: TodayInput,
): { readonly review: DueReview; readonly gain: number }[] {
  return due
    .map((review) => {
      const gain = gainToday(review.state, studyDay, modelOf(models, review.state.modelId))
      return { review, gain, rate: gain / secondsOfReview(pace, review.card.kind, review.recall) }
    })
    .sort((a, b) => b.rate - a.rate || (a.review.card.id < b.review.card.id ? -1 : 1))
}

function asChosen(review: DueReview, gain: number | null, { studyDay, pace }: TodayInput): ChosenReview {
  const { state, recall } = review
  const dueDay = state.dueDay ?? studyDay
  const values = { recall, overdueDays: studyDay - dueDay, intervalDays: dueDay - (state.lastDay ?? dueDay) }
  return {
    review,
    reason: gain === null ? { code: 'due', values } : { code: 'due_chosen', values: { ...values, gain } },
    seconds: secondsOfReview(pace, review.card.kind, recall),
  }
}

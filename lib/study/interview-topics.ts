import { recallAfter } from '@/lib/memory'
import type { InterviewCard, InterviewRequest } from '@/lib/plan'
import type { LoadedDay } from './load-day'
import type { Language } from './review-api'
import { topicPath } from './topic-path'

/** Readiness within a top topic: recall of its cards in scope, weighted, one never met as none. */
export interface TopicReadiness {
  readonly id: string
  readonly label: string
  readonly now: number
  /** on the day of the interview, if nothing more is done */
  readonly alone: number
  /** its part of all weight, 0 … 1 */
  readonly share: number
  readonly cards: number
  readonly met: number
}

/** Readiness of each top topic with a card in scope, in the order of the map. */
export function topicsOf(request: InterviewRequest, day: LoadedDay, language: Language): TopicReadiness[] {
  const tops = new Map<string, InterviewCard[]>()
  for (const card of request.cards) {
    const topicId = day.catalogue.card.get(String(card.id))?.topicId
    const [top] = topicId === undefined ? [] : topicPath(topicId, day.catalogue, language)
    if (top === undefined) continue
    const known = tops.get(top.id)
    if (known === undefined) tops.set(top.id, [card])
    else known.push(card)
  }
  const total = sumOf(request.cards, ({ weight }) => weight)
  const model = { id: 'plan', weights: request.params }
  return day.catalogue.topics.flatMap((topic): TopicReadiness[] => {
    const cards = tops.get(topic.id)
    if (cards === undefined) return []
    const weight = sumOf(cards, (card) => card.weight)
    const readiness = (on: number): number =>
      sumOf(cards, ({ weight: counts, stability, lastReviewDay }) =>
        stability === null || lastReviewDay === null
          ? 0
          : counts * recallAfter(Math.max(1, on - lastReviewDay), stability, model),
      ) / weight
    return [
      {
        id: topic.id,
        label: topic[language],
        now: readiness(request.day),
        alone: readiness(request.T),
        share: weight / total,
        cards: cards.length,
        met: cards.filter(({ isNew }) => !isNew).length,
      },
    ]
  })
}

const sumOf = <One>(all: readonly One[], of: (one: One) => number): number => all.reduce((sum, one) => sum + of(one), 0)

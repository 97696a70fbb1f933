import { recallAfter } from '@/lib/memory'
import type { InterviewCard, InterviewRequest, ReadinessForecast } from '@/lib/plan'
import type { Catalogue } from './catalogue'
import type { Language } from './review-api'
import { topicPath } from './topic-path'

/** Readiness within a top topic: recall of its cards in scope, weighted, one never met as none. */
export interface TopicReadiness {
  readonly id: string
  readonly label: string
  readonly now: number
  /** on the day of the interview, if nothing more is done */
  readonly alone: number
  /** the same with the plan, in the middle of what may be; null where there is no forecast */
  readonly planned: number | null
  /** its part of all weight, 0 … 1 */
  readonly share: number
  readonly cards: number
  readonly met: number
}

/** Cards in scope by top topic. */
export function cardsByTopic(
  { cards }: Pick<InterviewRequest, 'cards'>,
  catalogue: Catalogue,
): ReadonlyMap<string, readonly InterviewCard[]> {
  const tops = new Map<string, InterviewCard[]>()
  for (const card of cards) {
    const topicId = catalogue.card.get(String(card.id))?.topicId
    const [top] = topicId === undefined ? [] : topicPath(topicId, catalogue, 'en')
    if (top === undefined) continue
    const known = tops.get(top.id)
    if (known === undefined) tops.set(top.id, [card])
    else known.push(card)
  }
  return tops
}

/** Readiness of each top topic with a card in scope, in the order of the map. */
export function topicsOf(
  request: InterviewRequest,
  catalogue: Catalogue,
  forecast: ReadinessForecast | null,
  language: Language,
): TopicReadiness[] {
  const tops = cardsByTopic(request, catalogue)
  const total = sumOf(request.cards, ({ weight }) => weight)
  const model = { id: 'plan', weights: request.params }
  const topics = catalogue.topics.flatMap((topic): Omit<TopicReadiness, 'planned'>[] => {
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
  const planned = forecast === null ? new Map<string, number>() : plannedIn(topics, forecast)
  return topics.map((topic) => ({ ...topic, planned: planned.get(topic.id) ?? null }))
}

/** By chance the middles of the topics may together lie a little above that of all: more than it is promised by none of them. */
function plannedIn(
  topics: readonly Pick<TopicReadiness, 'id' | 'share'>[],
  { median, parts }: ReadinessForecast,
): ReadonlyMap<string, number> {
  const shares = new Map(topics.map(({ id, share }) => [id, share]))
  const together = sumOf(parts, (part) => (shares.get(part.id) ?? 0) * part.median)
  const within = together > median ? median / together : 1
  return new Map(parts.map((part) => [part.id, within * part.median]))
}

const sumOf = <One>(all: readonly One[], of: (one: One) => number): number => all.reduce((sum, one) => sum + of(one), 0)

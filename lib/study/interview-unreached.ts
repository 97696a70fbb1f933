import type { InterviewCard, InterviewOutlook, InterviewRequest } from '@/lib/plan'
import type { LoadedDay } from './load-day'
import type { Language } from './review-api'
import { topicPath } from './topic-path'

/** New cards for which there is no time. */
export interface Unreached {
  readonly cards: number
  /** cards in scope */
  readonly of: number
  /** minutes a day more with which all would be met; null where no day has enough */
  readonly minutesToFit: number | null
  /** where they lie, most first */
  readonly topics: readonly UnreachedTopic[]
  /** of those of which nothing would be met the one that counts least: what to drop first; null where there is none */
  readonly first: UnreachedTopic | null
}

export interface UnreachedTopic {
  readonly id: string
  readonly label: string
  readonly cards: number
  /** in scope */
  readonly of: number
  /** of a card, on average */
  readonly weight: number
}

/** Cards that will not be met, by topic: as near to the cards as a list can be read. */
export function unreachedOf(
  request: InterviewRequest,
  reach: InterviewOutlook['reach'],
  { catalogue }: LoadedDay,
  language: Language,
): Unreached {
  const pathOf = (id: InterviewCard['id']): readonly string[] =>
    topicPath(catalogue.card.get(String(id))?.topicId ?? '', catalogue, language).map((step) => step.id)
  const unmet = reach.neverMet.map(pathOf)
  // as near to the cards as a list can be read
  const depth = DEPTHS.find((most) => countBy(unmet.map((path) => topicAt(path, most))).size <= MOST_TOPICS) ?? 1
  const inScope = countBy(request.cards.map(({ id }) => topicAt(pathOf(id), depth)))
  const weights = new Map<string, number>()
  for (const { id, weight } of request.cards) {
    const topic = topicAt(pathOf(id), depth)
    weights.set(topic, (weights.get(topic) ?? 0) + weight / (inScope.get(topic) ?? 1))
  }
  const topics = [...countBy(unmet.map((path) => topicAt(path, depth)))].map(([id, cards]) => ({
    id,
    label: catalogue.topic.get(id)?.[language] ?? id,
    cards,
    of: inScope.get(id) ?? cards,
    weight: weights.get(id) ?? 0,
  }))
  const byWeight = topics
    .filter(({ cards, of }) => cards === of)
    .sort((a, b) => a.weight - b.weight || b.cards - a.cards)
  return {
    cards: reach.neverMet.length,
    of: request.cards.length,
    minutesToFit: reach.minutesToFit,
    topics: topics.sort((a, b) => b.cards - a.cards || a.weight - b.weight || (a.id < b.id ? -1 : 1)),
    first: byWeight[0] ?? null,
  }
}

/** How deep a topic may lie that is named for its cards; the deepest is tried first. */
const DEPTHS = [9, 3, 2, 1] as const
/** Topics that a list may have. */
const MOST_TOPICS = 8

const topicAt = (path: readonly string[], depth: number): string => path[Math.min(depth, path.length) - 1] ?? ''

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

import { catalogue } from './catalogue'
import type { Language } from './review-api'
import { topicPath } from './topic-path'

/** A topic that can be made to count more or less, with those below it that can. */
export interface WeightedTopic {
  readonly id: string
  readonly label: string
  readonly below: readonly WeightedTopic[]
}

/**
 * The top topics and those right below them; deeper ones where they have a weight of their own already.
 *
 * @param own - weights by topic
 */
export async function weightedTopics(
  language: Language,
  own: Readonly<Record<string, number>>,
): Promise<readonly WeightedTopic[]> {
  const cards = await catalogue()
  const hasCards = new Set(
    cards.cards.flatMap(({ topicId }) => topicPath(topicId, cards, language).map(({ id }) => id)),
  )
  const topOf = new Map(cards.topics.map(({ id }) => [id, topicPath(id, cards, language).map((step) => step.id)]))
  const isOffered = (id: string, depth: number): boolean => hasCards.has(id) && (depth <= 2 || Object.hasOwn(own, id))
  return cards.topics.flatMap((top) => {
    if (top.parentId !== null || !hasCards.has(top.id)) return []
    const below = cards.topics.filter(({ id }) => {
      const path = topOf.get(id) ?? []
      return id !== top.id && path[0] === top.id && isOffered(id, path.length)
    })
    return [
      {
        id: top.id,
        label: top[language],
        below: below.map((one) => ({ id: one.id, label: one[language], below: [] })),
      },
    ]
  })
}

import type { CardRow } from '@/lib/db'
import type { Catalogue } from './catalogue'

/** The cards that stand on a topic and on all below it, in the order of the map. */
export function cardsBelow(catalogue: Catalogue, topicId: string): readonly CardRow[] {
  const topics = topicsBelow(catalogue, topicId)
  return catalogue.cards.filter((card) => topics.has(card.topicId))
}

/** A topic and all below it. */
function topicsBelow({ topics }: Catalogue, topicId: string): ReadonlySet<string> {
  const children = new Map<string, string[]>()
  for (const { id, parentId } of topics) {
    if (parentId === null) continue
    const known = children.get(parentId)
    if (known === undefined) children.set(parentId, [id])
    else known.push(id)
  }
  const below = new Set<string>([topicId])
  for (const id of below) for (const child of children.get(id) ?? []) below.add(child)
  return below
}

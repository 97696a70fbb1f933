import type { TopicRow } from '@/lib/db'
import { topicMeasures, type MeasureContext } from '@/lib/plan'
import type { Day } from '@/lib/time'
import { catalogue, type Catalogue } from './catalogue'
import { planOf } from './load-day'
import type { Language } from './review-api'
import type { TopicNode } from './views'

/** The map as nobody has met it yet, for a visitor. */
export async function greeting(
  language: Language,
): Promise<{ readonly map: readonly TopicNode[]; readonly topicCount: number; readonly cardCount: number }> {
  const cards = await catalogue()
  const map = outlineOf(cards, NOBODY, language)
  return { map, topicCount: cards.topics.length, cardCount: cards.cards.length }
}

const NOBODY: MeasureContext = { states: new Map(), models: [], studyDay: 0 as Day, cutoff: 0, retention: 0.9 }

/** The nested nodes of the whole map. */
export function outlineOf(cards: Catalogue, context: MeasureContext, language: Language): readonly TopicNode[] {
  const plan = planOf(cards)
  const measures = topicMeasures(plan.topics, plan.cards, context)
  const children = new Map<string | null, TopicRow[]>()
  for (const topic of cards.topics) children.set(topic.parentId, [...(children.get(topic.parentId) ?? []), topic])
  const nodesBelow = (parentId: string | null, depth: number): TopicNode[] =>
    (children.get(parentId) ?? []).map((topic) => {
      const measured = measures.get(topic.id)
      if (!measured) throw new Error(`topic ${topic.id} was not measured`)
      return {
        id: topic.id,
        parentId,
        depth,
        label: topic[language],
        labelLanguage: language,
        role: topic.role,
        weight: topic.weight,
        ...measured.scope,
        own: measured.own,
        children: nodesBelow(topic.id, depth + 1),
      }
    })
  return nodesBelow(null, 0)
}

/** Every node of an outline, in map order. */
export const flatten = (nodes: readonly TopicNode[]): TopicNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children)])

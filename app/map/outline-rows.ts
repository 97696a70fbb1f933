import type { TopicNode } from '@/lib/study'
import type { OutlineRow } from './outline-state'

/**
 * The topics as rows of the outline, each before those below it.
 *
 * @param topics - siblings, in the map's order
 */
export function outlineRows(topics: readonly TopicNode[]): readonly OutlineRow[] {
  return topics.flatMap((topic, i) => [
    {
      id: topic.id,
      parentId: topic.parentId,
      depth: topic.depth,
      label: topic.label,
      language: topic.labelLanguage,
      recall: topic.recall,
      met: topic.met,
      cards: topic.cards,
      due: topic.due,
      hasChildren: topic.children.length > 0,
      place: i + 1,
      siblings: topics.length,
    },
    ...outlineRows(topic.children),
  ])
}

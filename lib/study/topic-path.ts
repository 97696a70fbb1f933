import type { Catalogue } from './catalogue'
import type { Language } from './review-api'

/** The way from the top of the map down to a topic, the topic last; empty where it stands on the map no longer. */
export function topicPath(
  topicId: string,
  catalogue: Catalogue,
  language: Language,
): { readonly id: string; readonly label: string }[] {
  const topic = catalogue.topic.get(topicId)
  if (!topic) return []
  const above = topic.parentId === null ? [] : topicPath(topic.parentId, catalogue, language)
  return [...above, { id: topic.id, label: topic[language] }]
}

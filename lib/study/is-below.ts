import type { Catalogue } from './catalogue'

/** Whether a topic is another one or hangs below it. */
export function isBelow(topicId: string, ancestor: string, { topic }: Catalogue): boolean {
  for (let id: string | null | undefined = topicId; typeof id === 'string'; id = topic.get(id)?.parentId) {
    if (id === ancestor) return true
  }
  return false
}

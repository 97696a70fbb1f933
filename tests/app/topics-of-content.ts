import { loadContent } from '@/lib/content'

export interface NamedTopic {
  readonly id: string
  readonly parentId: string | null
  readonly en: string
  readonly zh: string
}

let read: Promise<readonly NamedTopic[]> | undefined

/** The topics of the map as they are shipped, in its order; read once. */
export function topicsOfContent(): Promise<readonly NamedTopic[]> {
  return (read ??= readTopics())
}

async function readTopics(): Promise<readonly NamedTopic[]> {
  const loaded = await loadContent('content')
  if (!loaded.ok) throw new Error('content/ has problems')
  return loaded.content.topics.map(({ id, en, zh }) => ({
    id,
    parentId: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
    en,
    zh,
  }))
}

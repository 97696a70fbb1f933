import { join } from 'node:path'
import { loadRoles, type Role } from '@/lib/content'
import { store, type CardRow, type TopicRow } from '@/lib/db'

/** What everybody studies: the topics of the map and the built-in cards, in map order. Shared and never changed by a person. */
export interface Catalogue {
  readonly topics: readonly TopicRow[]
  readonly topic: ReadonlyMap<string, TopicRow>
  /** cards that stand */
  readonly cards: readonly CardRow[]
  /** every card ever shipped, by its id and by the ids it had before */
  readonly card: ReadonlyMap<string, CardRow>
  /** what an interview for a role asks more of, by the role's id */
  readonly roles: ReadonlyMap<string, Role>
}

interface Holder {
  receptiveCatalogue?: { readonly url: string | undefined; readonly catalogue: Promise<Catalogue> }
}

const holder = globalThis as Holder

/**
 * The catalogue, read once in a process: content/ is read into the database before the server starts, and by nobody while
 * it runs.
 */
export function catalogue(): Promise<Catalogue> {
  const url = process.env['DATABASE_URL']
  if (holder.receptiveCatalogue?.url !== url) {
    const read = readCatalogue()
    holder.receptiveCatalogue = { url, catalogue: read }
    // a failure is told once and not remembered
    read.catch(() => forgetCatalogue())
  }
  return holder.receptiveCatalogue?.catalogue ?? readCatalogue()
}

/** Has the next use read it anew: after content was read into the database. */
export function forgetCatalogue(): void {
  delete holder.receptiveCatalogue
}

async function readCatalogue(): Promise<Catalogue> {
  const [topics, all, roles] = await Promise.all([
    store().topics.all(),
    store().cards.all(),
    loadRoles(join(/* turbopackIgnore: true */ process.cwd(), 'content')),
  ])
  const card = new Map<string, CardRow>()
  for (const row of all) {
    for (const old of row.was) if (!card.has(old)) card.set(old, row)
  }
  for (const row of all) if (!row.retired || !card.has(row.id)) card.set(row.id, row)
  return {
    topics,
    topic: new Map(topics.map((topic) => [topic.id, topic])),
    cards: all.filter(({ retired }) => !retired),
    card,
    roles,
  }
}

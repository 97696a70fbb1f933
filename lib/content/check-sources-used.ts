import type { Content } from './content'
import type { DeckFinding } from './deck-finding'

/** Names sources that no card and no topic cites. That every cited one is there is the loader's to say. */
export function checkSourcesUsed({ cards, topics, sources }: Content): DeckFinding[] {
  const cited = new Set(
    [...cards.map(({ card }) => card), ...topics].flatMap((each) => each.sources.map(({ key }) => key)),
  )
  return [...sources.keys()]
    .filter((key) => !cited.has(key))
    .map((key) => ({ subject: key, field: '', code: 'source_unused', values: {} }))
}

import { inOrder } from './effective-entries'
import type { StoredEntry } from './stored-entry'

/**
 * The ids of reviews given without knowing the one before them: the card's entry just before in the order of the replay
 * is not the one the browser named as `after`. Two devices, or two tabs; card info says so, the replay doesn't mind.
 *
 * @param entries - of any number of cards
 * @see DATA.md §6, replay rule 4
 */
export function concurrentReviews(entries: readonly StoredEntry[]): Set<string> {
  const heads = new Map<string, string>()
  const concurrent = new Set<string>()
  for (const { entry } of inOrder(entries)) {
    if (!('cardId' in entry)) continue
    if (entry.type === 'review' && entry.after !== (heads.get(entry.cardId) ?? null)) concurrent.add(entry.id)
    heads.set(entry.cardId, entry.id)
  }
  return concurrent
}

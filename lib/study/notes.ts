import { store, type UserId } from '@/lib/db'
import type { LogEntry, StoredEntry } from '@/lib/memory'
import type { Catalogue } from './catalogue'
import type { QueueItem } from './review-api'

type NoteEntry = Extract<LogEntry, { readonly type: 'note' }>

/** An entry that says something about a card, with when it was written. */
export interface StoredNote extends StoredEntry {
  readonly entry: NoteEntry
}

/**
 * A person's last note on a card; null where there is none, or where it was emptied. A reset forgets what was learnt, and
 * not what was written.
 *
 * @param effective - of the card, from `effectiveEntries`
 */
export function lastNote(effective: readonly StoredEntry[]): StoredNote | null {
  const last = effective.findLast((stored): stored is StoredNote => stored.entry.type === 'note')
  return last !== undefined && saysSomething(last.entry) ? last : null
}

/** What a person wrote on a card, and whether they say that it is wrong. */
export interface CardNote {
  readonly text: string
  readonly wrong: boolean
}

/**
 * A person's notes that say something, by the card's present id.
 *
 * @param cardIds - as the cards are called now; all cards where it is absent
 */
export async function notesByCard(
  userId: UserId,
  cards: Catalogue,
  cardIds?: readonly string[],
): Promise<ReadonlyMap<string, CardNote>> {
  const ids = cardIds?.flatMap((id) => [id, ...(cards.card.get(id)?.was ?? [])])
  const rows = await store().acts.notes(userId, ids)
  const last = new Map(rows.map(({ cardId, entry }) => [cards.card.get(cardId)?.id ?? cardId, entry]))
  return new Map(
    [...last]
      .filter(([, entry]) => saysSomething(entry))
      .map(([cardId, { text, wrong }]) => [cardId, { text, wrong }] as const),
  )
}

/** Cards of a list with what their person wrote on them. */
export async function withNotes(userId: UserId, items: readonly QueueItem[], cards: Catalogue): Promise<QueueItem[]> {
  const ids = items.map(({ cardId }) => cardId)
  const notes = await notesByCard(userId, cards, ids)
  return items.map((item) => {
    const note = notes.get(item.cardId)
    return note === undefined ? item : { ...item, note }
  })
}

/** A note without words that calls nothing wrong takes the one before away. */
function saysSomething({ text, wrong }: Pick<NoteEntry, 'text' | 'wrong'>): boolean {
  return text !== '' || wrong
}

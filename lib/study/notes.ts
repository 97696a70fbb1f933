import type { LogEntry, StoredEntry } from '@/lib/memory'

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

/** A note without words that calls nothing wrong takes the one before away. */
export function saysSomething({ text, wrong }: Pick<NoteEntry, 'text' | 'wrong'>): boolean {
  return text !== '' || wrong
}

import { batchOf } from './batch-of'
import type { StoredEntry } from './stored-entry'

/**
 * The entries that count, in the order of the replay: by (effectiveAt, id), each id once, without those whose last undo
 * or redo is an undo, and without the undos and redos themselves.
 *
 * A function of the set: neither the order nor repetitions of what comes in change what goes out. An undo whose target
 * is not among the entries waits without effect; undos and redos are nobody's target.
 *
 * @param entries - of one card or of a person, with the undos and redos that point at them or at their batches
 * @see DATA.md §6, replay rule 1
 */
export function effectiveEntries(entries: readonly StoredEntry[]): StoredEntry[] {
  return [...withoutUndone(inOrder(entries))]
}

/** Entries by (effectiveAt, id), each id once. */
export function inOrder(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  // as the database gives them; a look at each is a tenth of the sorting
  if (entries.every((stored, place) => place === 0 || order(entries[place - 1], stored) < 0)) return entries
  const seen = new Set<string>()
  return [...entries].sort(order).filter(({ entry }) => !seen.has(entry.id) && seen.add(entry.id))
}

function order(a: StoredEntry | undefined, b: StoredEntry): number {
  if (a === undefined) return -1
  return a.effectiveAt - b.effectiveAt || (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0)
}

/**
 * The entries that count, without undos and redos.
 *
 * @param ordered - from {@link inOrder}: the last word about a target is the last in this order
 */
export function withoutUndone(ordered: readonly StoredEntry[]): readonly StoredEntry[] {
  if (!ordered.some(({ entry }) => entry.type === 'undo' || entry.type === 'redo')) return ordered
  const lastWord = new Map<string, { readonly undone: boolean; readonly place: number }>()
  for (const [place, { entry }] of ordered.entries()) {
    if (entry.type === 'undo' || entry.type === 'redo') {
      lastWord.set(entry.target, { undone: entry.type === 'undo', place })
    }
  }
  return ordered.filter(({ entry }) => {
    if (entry.type === 'undo' || entry.type === 'redo') return false
    const own = lastWord.get(entry.id)
    const name = batchOf(entry)
    const batch = name === null ? undefined : lastWord.get(name)
    const last = own !== undefined && batch !== undefined ? (own.place > batch.place ? own : batch) : (own ?? batch)
    return last === undefined || !last.undone
  })
}

import { store, type UserId } from '@/lib/db'
import type { StoredEntry } from '@/lib/memory'
import { remembered } from './remembered'

/** So many entries of all people together are remembered; a day of one person has some hundred. */
const ROOM = 50_000

interface Today {
  /** inclusive, ms */
  readonly from: number
  readonly entries: readonly StoredEntry[]
}

const known = remembered<Today>('today', ROOM, ({ entries }) => entries.length)

/**
 * A person's entries since an instant, with the undos and redos that point at them, read again only where the log has changed.
 *
 * @param from - inclusive, ms: the same all day long
 * @param to - exclusive, ms
 */
export async function entriesSince(userId: UserId, from: number, to: number): Promise<readonly StoredEntry[]> {
  const { entries } = await known.read(
    userId,
    async () => ({ from, entries: await store().log.between(userId, from, Number.MAX_SAFE_INTEGER) }),
    (today) => today.from === from,
  )
  // undos and redos have no instant but the last word: they stay, whenever they were given
  const isLater = ({ entry, effectiveAt }: StoredEntry): boolean => effectiveAt >= to && !('target' in entry)
  return entries.some(isLater) ? entries.filter((stored) => !isLater(stored)) : entries
}

/**
 * Carries a person's day over a change that was just committed.
 *
 * @param version - the number of changes, that one included
 * @param fresh - the entries that it appended
 * @param general - entries that concern no single card: undos that came before what they undo are among them
 */
export function noteEntries(
  userId: UserId,
  version: number | null,
  fresh: readonly StoredEntry[],
  general: readonly StoredEntry[],
): void {
  known.carry(userId, version, ({ from, entries }) => {
    const spoken = new Set(general.flatMap(({ entry }) => ('target' in entry ? [entry.target] : [])))
    const isPlain = ({ entry }: StoredEntry): boolean =>
      !('target' in entry) && !('batch' in entry) && !spoken.has(entry.id)
    // what an undo takes back, or takes back already, may lie on any day
    if (!fresh.every(isPlain)) return null
    const todays = fresh.filter(({ effectiveAt }) => effectiveAt >= from)
    return { from, entries: todays.length === 0 ? entries : [...entries, ...todays].sort(byReplay) }
  })
}

function byReplay(a: StoredEntry, b: StoredEntry): number {
  return a.effectiveAt - b.effectiveAt || (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0)
}

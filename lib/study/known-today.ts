import { store, type UserId } from '@/lib/db'
import { effectiveEntries, type StoredEntry } from '@/lib/memory'
import { carryUse } from '@/lib/plan'
import type { Day } from '@/lib/time'
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
 * @param version - a number of changes that the caller knows to be committed
 */
export async function entriesSince(
  userId: UserId,
  from: number,
  to: number,
  version?: number | null,
): Promise<readonly StoredEntry[]> {
  const { entries } = await known.read(
    userId,
    async () => ({ from, entries: await store().log.between(userId, from, Number.MAX_SAFE_INTEGER) }),
    { isWanted: (today) => today.from === from, version },
  )
  // in the order of their instants; seldom is there any later one, after a clock was set back
  if ((entries.at(-1)?.effectiveAt ?? 0) < to) return entries
  // undos and redos have no instant but the last word: they stay, whenever they were given
  const isLater = ({ entry, effectiveAt }: StoredEntry): boolean => effectiveAt >= to && !('target' in entry)
  return entries.filter((stored) => !isLater(stored))
}

interface OfDay {
  readonly studyDay: Day
  readonly effective: readonly StoredEntry[]
}

/** By the entries that they are part of. */
const ofDays = new WeakMap<readonly StoredEntry[], OfDay>()

/** The effective ones of a study day, in the order of the replay. @param entries - from {@link entriesSince} */
export function effectiveOn(studyDay: Day, entries: readonly StoredEntry[]): readonly StoredEntry[] {
  const before = ofDays.get(entries)
  if (before?.studyDay === studyDay) return before.effective
  const effective = effectiveEntries(entries).filter((stored) => stored.studyDay === studyDay)
  ofDays.set(entries, { studyDay, effective })
  return effective
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
    const todays = fresh.filter(({ effectiveAt }) => effectiveAt >= from).sort(byReplay)
    const [first] = todays
    if (first === undefined) return { from, entries }
    const all = [...entries, ...todays]
    const last = entries.at(-1)
    if (last !== undefined && byReplay(last, first) > 0) return { from, entries: all.sort(byReplay) }
    carryDay(entries, all, todays)
    return { from, entries: all }
  })
}

/** What was added came after all others and takes nothing back: so it does among those that are effective. */
function carryDay(before: readonly StoredEntry[], after: readonly StoredEntry[], added: readonly StoredEntry[]): void {
  const known = ofDays.get(before)
  if (known === undefined) return
  const ofDay = added.filter((stored) => stored.studyDay === known.studyDay)
  const effective = ofDay.length === 0 ? known.effective : [...known.effective, ...ofDay]
  carryUse(known.effective, effective)
  ofDays.set(after, { studyDay: known.studyDay, effective })
}

function byReplay(a: StoredEntry, b: StoredEntry): number {
  return a.effectiveAt - b.effectiveAt || (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0)
}

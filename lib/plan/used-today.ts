import { type CardMemory, countsTowardsLimits, type StoredEntry } from '@/lib/memory'

/** What today's answers have used up, and which cards they were about. */
export interface UsedToday {
  readonly newCards: number
  readonly reviews: number
  /** cards with any answer today, cramming included */
  readonly answered: ReadonlySet<string>
  /** the card answered last, or null */
  readonly lastCardId: string | null
}

/**
 * Counts what today's entries use of the day's limits: a card once a day, by its first review of the day. New where no
 * review of it is older than today, a review where it came as one; learning, cram, ahead and mock use nothing.
 *
 * @param todays - today's effective entries, in the order of the replay
 * @param states - as they are now, those entries included
 * @see DATA.md §8 rule 6
 */
export function usedToday(todays: readonly StoredEntry[], states: ReadonlyMap<string, CardMemory>): UsedToday {
  const { answered, lastCardId, firstModes, repsToday } = tallyOf(todays)
  let newCards = 0
  let reviews = 0
  for (const [cardId, { mode, counts }] of firstModes) {
    if (!counts) continue
    // A mode is what a browser believed: one that was offline may call new what another device met the week before.
    const isNew = (states.get(cardId)?.reps ?? 0) <= (repsToday.get(cardId) ?? 0)
    if (isNew) newCards += 1
    else if (mode !== 'learn') reviews += 1
  }
  return { newCards, reviews, answered, lastCardId }
}

/**
 * Has the entries of a day counted on, where some were added after all others: nothing is passed over again. The entries
 * of before are then counted anew if somebody asks for them still.
 */
export function carryUse(before: readonly StoredEntry[], after: readonly StoredEntry[]): void {
  const tally = tallies.get(before)
  if (tally === undefined || before === after) return
  tallies.delete(before)
  for (const stored of after.slice(before.length)) count(tally, stored)
  tallies.set(after, tally)
}

interface Tally {
  readonly answered: Set<string>
  readonly firstModes: Map<string, { readonly mode: string; readonly counts: boolean }>
  readonly repsToday: Map<string, number>
  lastCardId: string | null
}

const tallies = new WeakMap<readonly StoredEntry[], Tally>()

function tallyOf(todays: readonly StoredEntry[]): Tally {
  const before = tallies.get(todays)
  if (before !== undefined) return before
  const tally: Tally = { answered: new Set(), firstModes: new Map(), repsToday: new Map(), lastCardId: null }
  for (const stored of todays) count(tally, stored)
  tallies.set(todays, tally)
  return tally
}

function count(tally: Tally, { entry }: StoredEntry): void {
  const { answered, firstModes, repsToday } = tally
  if (entry.type === 'reset') repsToday.delete(entry.cardId)
  if (entry.type !== 'review') return
  answered.add(entry.cardId)
  tally.lastCardId = entry.cardId
  if (entry.mode === 'cram') return
  repsToday.set(entry.cardId, (repsToday.get(entry.cardId) ?? 0) + 1)
  if (!firstModes.has(entry.cardId)) {
    firstModes.set(entry.cardId, { mode: entry.mode, counts: countsTowardsLimits(entry.mode) })
  }
}

import type { Store, UserId } from '@/lib/db'
import { dayTotals, effectiveEntries, type DayTotals, type StoredEntry } from '@/lib/memory'

/** The log of some cards, each under the id that it has now. */
export interface CardLogs {
  readonly logs: ReadonlyMap<string, readonly StoredEntry[]>
  /** entries that concern no single card; an undo among them may point at any */
  readonly general: readonly StoredEntry[]
}

/**
 * Keeps a person's days true after entries were appended: what the cards concerned add to each day now, less what they added
 * before. Late entries and undos change days gone by, too.
 *
 * @param tx - the transaction that appended them
 * @param fresh - ids of what was appended
 * @see DATA.md §6, replay rule 5
 */
export async function updateDays(
  tx: Store,
  userId: UserId,
  cards: CardLogs,
  fresh: ReadonlySet<string>,
): Promise<void> {
  await tx.userDays.add(userId, dayChanges(cards, fresh))
}

/** A person's days, computed from the whole log. */
export function daysOf({ logs, general }: CardLogs): DayTotals[] {
  const sums = new Map<number, DayTotals>()
  for (const [cardId, log] of logs) addTo(sums, daysOfCard(cardId, log, general), 1)
  return inOrder(sums)
}

/** Whether any figure of a day, or of a change to it, is other than 0: a day all of whose answers were undone may have a row of zeros or none. */
export function hasFigures({ answers, newCards, reviews, spentMs, again }: DayTotals): boolean {
  return [answers, newCards, reviews, spentMs, again].some((figure) => figure !== 0)
}

function dayChanges({ logs, general }: CardLogs, fresh: ReadonlySet<string>): DayTotals[] {
  const isOld = ({ entry }: StoredEntry): boolean => !fresh.has(entry.id)
  const generalBefore = general.filter(isOld)
  const undoesAnything = general.some((stored) => !isOld(stored) && 'target' in stored.entry)
  const sums = new Map<number, DayTotals>()
  for (const [cardId, log] of logs) {
    const before = log.filter(isOld)
    if (before.length === log.length && !undoesAnything) continue
    addTo(sums, daysOfCard(cardId, log, general), 1)
    addTo(sums, daysOfCard(cardId, before, generalBefore), -1)
  }
  return inOrder(sums).filter(hasFigures)
}

function daysOfCard(cardId: string, log: readonly StoredEntry[], general: readonly StoredEntry[]): DayTotals[] {
  return dayTotals(effectiveEntries([...log, ...general]), () => cardId)
}

function addTo(sums: Map<number, DayTotals>, days: readonly DayTotals[], sign: 1 | -1): void {
  for (const day of days) {
    const sum = sums.get(day.studyDay)
    sums.set(day.studyDay, {
      studyDay: day.studyDay,
      answers: (sum?.answers ?? 0) + sign * day.answers,
      newCards: (sum?.newCards ?? 0) + sign * day.newCards,
      reviews: (sum?.reviews ?? 0) + sign * day.reviews,
      spentMs: (sum?.spentMs ?? 0) + sign * day.spentMs,
      again: (sum?.again ?? 0) + sign * day.again,
    })
  }
}

const inOrder = (sums: ReadonlyMap<number, DayTotals>): DayTotals[] =>
  [...sums.values()].sort((a, b) => a.studyDay - b.studyDay)

import { MOST_SPENT_MS, type Phase, type StoredEntry } from '@/lib/memory'
import type { Day } from '@/lib/time'

/** How the day's first answer to a card came out: a review recalled, a review forgotten, a first meeting. */
export type Outcome = 'pass' | 'lapse' | 'new'

/** Mean seconds a day spent on one card, by kind of card and outcome; only what is known well enough. */
export type Pace = ReadonlyMap<string, Readonly<Partial<Record<Outcome, number>>>>

/** Seconds for people not yet known. @see PLANNER.md §4 */
const USUAL_SECONDS: Readonly<Record<Outcome, number>> = { pass: 8, lapse: 25, new: 40 }

/** From so many on a person's own mean counts. */
const ENOUGH_VISITS = 20

/** Seconds to expect for a card of this kind with this outcome, what is learnt again on the same day included. */
export function secondsFor(pace: Pace, kind: string, outcome: Outcome): number {
  return pace.get(kind)?.[outcome] ?? USUAL_SECONDS[outcome]
}

/** Seconds to expect for a card that is recalled with this chance. */
export function secondsOfReview(pace: Pace, kind: string, recall: number): number {
  return recall * secondsFor(pace, kind, 'pass') + (1 - recall) * secondsFor(pace, kind, 'lapse')
}

/**
 * A person's own pace: all of a card's answers on one day are one visit, named after how the first came out, for what
 * is forgotten or met is shown again on the same day.
 *
 * @param effective - from `effectiveEntries`; the newest few thousand will do
 * @param kinds - by card id; cards without a kind are passed over
 */
export function paceOf(effective: readonly StoredEntry[], kinds: ReadonlyMap<string, string>): Pace {
  const sums = new Map<string, Partial<Record<Outcome, { seconds: number; visits: number }>>>()
  for (const { cardId, outcome, spentMs } of visitsOf(effective)) {
    const kind = kinds.get(cardId)
    if (kind === undefined || outcome === null) continue
    const ofKind = sums.get(kind) ?? {}
    sums.set(kind, ofKind)
    const sum = (ofKind[outcome] ??= { seconds: 0, visits: 0 })
    sum.seconds += spentMs / 1000
    sum.visits += 1
  }
  return new Map([...sums].map(([kind, ofKind]) => [kind, meansOf(ofKind)]))
}

interface Visit {
  readonly cardId: string
  /** null where the day began in learning: that time belongs to an earlier day's outcome */
  readonly outcome: Outcome | null
  spentMs: number
}

function visitsOf(effective: readonly StoredEntry[]): Visit[] {
  const visits: Visit[] = []
  const cards = new Map<string, { phase: Phase; day: Day | null; visit: Visit | null }>()
  for (const { entry, studyDay } of effective) {
    if (!('cardId' in entry)) continue
    const card = cards.get(entry.cardId) ?? { phase: firstPhase(entry), day: null, visit: null }
    cards.set(entry.cardId, card)
    if (entry.type === 'reset') card.phase = 'new'
    if (entry.type === 'start') card.phase = 'review'
    if (entry.type !== 'review' || entry.mode === 'cram') continue
    if (card.visit === null || card.day !== studyDay) {
      card.visit = { cardId: entry.cardId, outcome: outcomeOf(card.phase, entry.rating), spentMs: 0 }
      card.day = studyDay
      visits.push(card.visit)
    }
    card.visit.spentMs += Math.min(entry.spentMs, MOST_SPENT_MS)
    card.phase = entry.next.phase
  }
  return visits
}

/** How a card stood before the first entry at hand, which may be far from its first: what the browser took it for. */
function firstPhase(entry: StoredEntry['entry']): Phase {
  if (entry.type !== 'review') return 'new'
  if (entry.mode === 'due' || entry.mode === 'ahead') return 'review'
  if (entry.mode === 'learn') return 'learning'
  return entry.mode === 'new' || entry.recallBefore === undefined ? 'new' : 'review'
}

function outcomeOf(phase: Phase, rating: number): Outcome | null {
  if (phase === 'new') return 'new'
  if (phase === 'review') return rating > 1 ? 'pass' : 'lapse'
  return null
}

function meansOf(
  sums: Partial<Record<Outcome, { seconds: number; visits: number }>>,
): Partial<Record<Outcome, number>> {
  const means: Partial<Record<Outcome, number>> = {}
  for (const outcome of ['pass', 'lapse', 'new'] as const) {
    const sum = sums[outcome]
    if (sum !== undefined && sum.visits >= ENOUGH_VISITS) means[outcome] = sum.seconds / sum.visits
  }
  return means
}

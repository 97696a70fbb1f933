import { type Outcome, type TimedAnswer, visitsOf } from './visits'

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
 * A person's own pace.
 *
 * @param answers - effective ones, oldest first; the newest few thousand will do
 * @param kinds - by card id; cards without a kind are passed over
 */
export function paceOf(answers: readonly TimedAnswer[], kinds: ReadonlyMap<string, string>): Pace {
  const sums = new Map<string, Partial<Record<Outcome, { seconds: number; visits: number }>>>()
  for (const { cardId, outcome, spentMs } of visitsOf(answers)) {
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

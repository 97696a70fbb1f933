import { MOST_SPENT_MS } from '@/lib/memory'

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

/** What the pace needs to know of an answer. */
export interface TimedAnswer {
  readonly cardId: string
  readonly studyDay: number
  readonly mode: string
  readonly rating: number
  readonly spentMs: number
  /** recall predicted before it; null for a card never met */
  readonly recallBefore: number | null
}

/**
 * A person's own pace: all of a card's answers on one day are one visit, named after how the first came out, for what
 * is forgotten or met is shown again on the same day.
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

interface Visit {
  readonly cardId: string
  /** null where the day began in learning: that time belongs to an earlier day's outcome */
  readonly outcome: Outcome | null
  spentMs: number
}

function visitsOf(answers: readonly TimedAnswer[]): Visit[] {
  const visits: Visit[] = []
  const last = new Map<string, { readonly day: number; readonly visit: Visit }>()
  for (const answer of answers) {
    if (answer.mode === 'cram') continue
    const { cardId, studyDay, spentMs } = answer
    const before = last.get(cardId)
    const visit = before?.day === studyDay ? before.visit : { cardId, outcome: outcomeOf(answer), spentMs: 0 }
    if (before?.visit !== visit) visits.push(visit)
    last.set(cardId, { day: studyDay, visit })
    visit.spentMs += Math.min(spentMs, MOST_SPENT_MS)
  }
  return visits
}

/** How a card stood is what the browser took it for; in a plan or a mock interview only a card met has a recall. */
function outcomeOf({ mode, rating, recallBefore }: TimedAnswer): Outcome | null {
  if (mode === 'learn') return null
  if (mode === 'new' || ((mode === 'plan' || mode === 'mock') && recallBefore === null)) return 'new'
  return rating > 1 ? 'pass' : 'lapse'
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

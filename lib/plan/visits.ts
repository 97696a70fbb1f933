import { MOST_SPENT_MS } from '@/lib/memory'

/** How the day's first answer to a card came out: a review recalled, a review forgotten, a first meeting. */
export type Outcome = 'pass' | 'lapse' | 'new'

/** What is needed of an answer to know how long things take. */
export interface TimedAnswer {
  readonly cardId: string
  readonly studyDay: number
  readonly mode: string
  readonly rating: number
  readonly spentMs: number
  /** recall predicted before it; null for a card never met */
  readonly recallBefore: number | null
}

/** All of a card's answers on one day. */
export interface Visit {
  readonly cardId: string
  /** null where the day began in learning: that time belongs to an earlier day's outcome */
  readonly outcome: Outcome | null
  /** of the first answer */
  readonly rating: number
  spentMs: number
}

/**
 * A person's answers as visits: all of a card's answers on one day are one, named after how the first came out, for what
 * is forgotten or met is shown again on the same day. Practice is none.
 *
 * @param answers - effective ones, oldest first
 */
export function visitsOf(answers: readonly TimedAnswer[]): readonly Visit[] {
  const visits: Visit[] = []
  const last = new Map<string, { readonly day: number; readonly visit: Visit }>()
  for (const answer of answers) {
    if (answer.mode === 'cram') continue
    const { cardId, studyDay, rating, spentMs } = answer
    const before = last.get(cardId)
    const visit = before?.day === studyDay ? before.visit : { cardId, outcome: outcomeOf(answer), rating, spentMs: 0 }
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

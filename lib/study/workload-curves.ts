import { setImmediate } from 'node:timers/promises'
import { store, type UserId } from '@/lib/db'
import { ratingShares, simulateWorkload, WORKLOAD_RETENTIONS, type Workload } from '@/lib/plan'
import { loadDay } from './load-day'
import type { Reader } from './reader'

/** What a year takes and leaves behind, by the retention that one asks for. */
export interface WorkloadCurves {
  /** least retention first */
  readonly points: readonly Workload[]
  /** cards in use, and how many of them were met */
  readonly cards: number
  readonly met: number
  readonly newPerDay: number
  /** chosen now */
  readonly retention: number
}

/** Foresees a year from a person's cards, pace and ratings, once for each retention. Nobody else waits for it. */
export async function workloadCurves(userId: UserId, reader: Reader): Promise<WorkloadCurves> {
  const [day, timed] = await Promise.all([loadDay(userId, reader), store().log.timedAnswers(userId)])
  const { cards, states, pace, studyDay } = day.input
  const { settings, model } = day
  const input = {
    cards,
    states,
    modelFor: (kind: string) => (kind === 'numeric' ? model.numeric : model.general),
    pace,
    shares: ratingShares(
      timed.map(({ mode, rating, recallBefore }) => ({
        mode,
        rating,
        elapsedDays: recallBefore === null ? null : recallBefore < 1 ? 1 : 0,
      })),
    ),
    studyDay,
    newPerDay: settings.newPerDay,
    maxIntervalDays: settings.maxIntervalDays,
    seed: userId,
  }
  const points: Workload[] = []
  // the one chosen now among them, wherever it lies
  const retentions = [...new Set([...WORKLOAD_RETENTIONS, settings.retention])].sort((a, b) => a - b)
  for (const retention of retentions) {
    points.push(simulateWorkload(input, retention))
    // some hundredths of a second at a time
    await setImmediate()
  }
  return {
    points,
    cards: cards.length,
    met: cards.filter(({ id }) => states.get(id)?.met === true).length,
    newPerDay: settings.newPerDay,
    retention: settings.retention,
  }
}

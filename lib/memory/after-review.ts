import type { Day } from '@/lib/time'
import type { SchedulingState } from './card-memory'
import { memoryAfter } from './fsrs'
import type { Model } from './model'
import type { Next, Phase, Rating } from './next'

/** What one review makes of a card: what the button said, and FSRS's next memory. */
export interface Reviewed {
  readonly phase: Phase
  readonly step: number
  readonly stability: number
  readonly difficulty: number
  readonly lastDay: Day
  readonly dueDay: Day
  readonly dueAt: number | null
  readonly reps: number
}

/**
 * The state after a review: the same for the browser, which can't wait for the server, and for the replay.
 *
 * Phase, step and due are what the button said and never computed again; stability and difficulty come from the model.
 *
 * @param state - null for a card never met
 * @param studyDay - of the review; one before the last review, as after flying west, counts as the same day
 * @see DATA.md §6, replay rules 2 and 3
 */
export function afterReview(
  state: SchedulingState | null,
  rating: Rating,
  next: Next,
  { studyDay, model }: { readonly studyDay: Day; readonly model: Model },
): Reviewed {
  const met = state !== null && state.lastDay !== null && state.stability > 0 ? state : null
  const elapsedDays = met === null || met.lastDay === null ? 0 : Math.max(0, studyDay - met.lastDay)
  const { stability, difficulty } = memoryAfter(met, elapsedDays, rating, model)
  return {
    phase: next.phase,
    step: next.step,
    stability,
    difficulty,
    lastDay: studyDay,
    dueDay: 'dueAt' in next ? studyDay : next.dueDay,
    dueAt: 'dueAt' in next ? next.dueAt : null,
    reps: (state?.reps ?? 0) + 1,
  }
}

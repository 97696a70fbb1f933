import { modelOf, recallAt, type CardMemory } from '@/lib/memory'
import { secondsFor, secondsOfReview } from './pace'
import type { PlanCard, TodayInput } from './today-input'
import type { TodaysItem, TodaysList } from './todays-items'

/**
 * A list with one card before all others, whatever the limits say: asked for by name, after an undo for example. It comes as
 * what it is on the list; where it is not on it, as what it is.
 *
 * @param card - in use; it need not be among the input's cards
 * @param practice - the list is for practice
 */
export function withFirst(
  { items, counts, planSeconds, overLimit }: TodaysList,
  card: PlanCard,
  { states, models, studyDay, pace }: TodayInput,
  practice = false,
): TodaysList {
  const reason = { code: 'first', values: {} } as const
  const listed = items.find(({ cardId }) => cardId === card.id)
  if (listed !== undefined) {
    return {
      items: [{ ...listed, reason }, ...items.filter((item) => item !== listed)],
      counts,
      planSeconds,
      overLimit,
    }
  }
  const state = states.get(card.id)
  const mode = practice ? 'cram' : modeOf(state, studyDay)
  const recall = state?.met === true ? recallAt(state, studyDay, modelOf(models, state.modelId)) : null
  const seconds = recall === null ? secondsFor(pace, card.kind, 'new') : secondsOfReview(pace, card.kind, recall)
  const counted = mode === 'learn' ? 'learning' : recall === null ? 'new' : 'review'
  return {
    items: [{ cardId: card.id, mode, reason }, ...items],
    counts: { ...counts, [counted]: counts[counted] + 1, seconds: counts.seconds + Math.round(seconds) },
    planSeconds,
    overLimit,
  }
}

/** What a card comes as, whatever the limits say. */
export function modeOf(state: CardMemory | undefined, studyDay: number): TodaysItem['mode'] {
  if (state === undefined || !state.met) return 'new'
  if (state.phase !== 'review') return 'learn'
  return (state.dueDay ?? studyDay) <= studyDay ? 'due' : 'ahead'
}

import { modelOf, recallAt } from '@/lib/memory'
import { asItems, secondsOfAll, type Candidate } from './in-turn'
import { secondsFor, secondsOfReview } from './pace'
import type { TodayInput } from './today-input'
import type { TodaysList } from './todays-items'
import { usedToday } from './used-today'
import { modeOf } from './with-first'

/**
 * Cards asked for by name, in that order and whatever the limits say; suspended ones stay away. Each comes as what it is. One
 * that was answered today already and is not being learnt is for practice: a second look the same day tells the memory nothing.
 *
 * @param ids - of cards among the input's; others are passed over
 */
export function namedList(ids: readonly string[], input: TodayInput): TodaysList {
  const { cards, states, models, studyDay, pace } = input
  const byId = new Map(cards.map((card) => [card.id, card]))
  const answered = usedToday(input.todays, states).answered
  const list = [...new Set(ids)].flatMap((id): Candidate[] => {
    const [card, state] = [byId.get(id), states.get(id)]
    if (card === undefined || state?.suspended === true) return []
    const recall = state?.met === true ? recallAt(state, studyDay, modelOf(models, state.modelId)) : null
    const mode = modeOf(state, studyDay)
    const seconds = recall === null ? secondsFor(pace, card.kind, 'new') : secondsOfReview(pace, card.kind, recall)
    return [
      {
        card,
        mode: mode === 'ahead' && answered.has(id) ? 'cram' : mode,
        reason: { code: 'first', values: {} },
        seconds,
      },
    ]
  })
  const count = (...modes: readonly Candidate['mode'][]): number =>
    list.filter(({ mode }) => modes.includes(mode)).length
  const counts = {
    learning: count('learn'),
    review: count('due', 'ahead', 'cram'),
    new: count('new'),
    plan: 0,
    seconds: secondsOfAll(list),
  }
  return { items: asItems(list), counts, planSeconds: 0, overLimit: 0 }
}

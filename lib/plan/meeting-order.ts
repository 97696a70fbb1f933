import type { CardMemory } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { isSetAside } from './due'
import type { PlanCard, TodayInput } from './today-input'

/** Cards in the order to meet them, waiting ones among them: the newcomer's first cards, then topic by topic. */
export function inMapOrder({ cards, topics, first }: Pick<TodayInput, 'cards' | 'topics' | 'first'>): PlanCard[] {
  const firstPlaces = new Map(first.map((cardId, place) => [cardId, place]))
  const topicPlaces = new Map(topics.map(({ id }, place) => [id, place]))
  const placeOf = ({ topicId }: PlanCard): number => topicPlaces.get(topicId) ?? topics.length
  return [...cards].sort((a, b) => {
    const [one, two] = [firstPlaces.get(a.id) ?? first.length, firstPlaces.get(b.id) ?? first.length]
    return one - two || placeOf(a) - placeOf(b) || a.position - b.position || (a.id < b.id ? -1 : 1)
  })
}

/** A card never met may have been set aside, or given a first day of its own. */
export function mayBeMet(state: CardMemory | undefined, studyDay: Day): boolean {
  if (state === undefined) return true
  return !state.met && !isSetAside(state, studyDay) && (state.dueDay === null || state.dueDay <= studyDay)
}

/** Topics that wait: one to be begun before them has cards in use, of which none was met. */
export function topicsThatWait({
  cards,
  topics,
  states,
}: Pick<TodayInput, 'cards' | 'topics' | 'states'>): Set<string> {
  const begun = new Map<string, boolean>()
  for (const { id, topicId } of cards) {
    const state = states.get(id)
    if (state?.suspended !== true) begun.set(topicId, begun.get(topicId) === true || state?.met === true)
  }
  const waits = topics.filter(({ prerequisites }) => prerequisites.some((topicId) => begun.get(topicId) === false))
  return new Set(waits.map(({ id }) => id))
}

import type { CardMemory } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { partsOf } from './card-parts'
import { isSetAside } from './due'
import type { Reason } from './reason'
import type { PlanCard, TodayInput } from './today-input'

export interface NewCard {
  readonly card: PlanCard
  readonly reason: Reason
}

/**
 * The cards that may be met today, in the order to meet them: the newcomer's first cards, then those of the map in its
 * order, topic by topic.
 *
 * A card waits while a topic to be begun before has cards in use of its own of which none was met. The first cards
 * don't wait: they were put in order by hand.
 *
 * @see DATA.md §8 rule 2
 */
export function* newCards(input: TodayInput): Generator<NewCard> {
  const { cards, first, states, studyDay } = input
  const parts = partsOf(input)
  const waiting = parts?.waiting ?? topicsThatWait(input)
  const firstPlaces = new Map(first.map((cardId, place) => [cardId, place]))
  const fresh =
    parts?.fresh ?? inMapOrder({ ...input, cards: cards.filter(({ id }) => mayBeMet(states.get(id), studyDay)) })
  for (const card of fresh) {
    const place = firstPlaces.get(card.id)
    if (place !== undefined || !waiting.has(card.topicId)) yield { card, reason: reasonOf(card, place) }
  }
}

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

function reasonOf({ topicId }: PlanCard, firstPlace: number | undefined): Reason {
  if (firstPlace !== undefined) return { code: 'new_first', values: { place: firstPlace + 1 } }
  return { code: 'new_next', values: { topic: topicId } }
}

import { partsOf } from './card-parts'
import { inMapOrder, mayBeMet, topicsThatWait } from './meeting-order'
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

function reasonOf({ topicId }: PlanCard, firstPlace: number | undefined): Reason {
  if (firstPlace !== undefined) return { code: 'new_first', values: { place: firstPlace + 1 } }
  return { code: 'new_next', values: { topic: topicId } }
}

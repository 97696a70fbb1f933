import type { CardMemory } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { isSetAside } from './due'
import { inMapOrder, mayBeMet, topicsThatWait } from './meeting-order'
import type { PlanCard, TodayInput } from './today-input'

/** The cards of a collection by what a day may make of them: a list looks at the part it is about, not at thousands of cards. */
export interface CardParts {
  /** being learnt, or learnt again */
  readonly learning: readonly PlanCard[]
  /** known, and due some time on the day */
  readonly due: readonly PlanCard[]
  /** free to be met, in the order to meet them, those whose topic waits among them */
  readonly fresh: readonly PlanCard[]
  /** topics that wait for another one to be begun */
  readonly waiting: ReadonlySet<string>
}

type Collection = Pick<TodayInput, 'cards' | 'topics' | 'first' | 'states' | 'studyDay'>
type States = TodayInput['states']

interface Known {
  readonly collection: Collection
  readonly parts: CardParts
}

/** By the states, which are never changed but replaced. */
const known = new WeakMap<States, Known>()

/** Cards of a collection by their ids. */
const byIds = new WeakMap<TodayInput['cards'], ReadonlyMap<string, PlanCard>>()

/** Of more changes the parts are made anew. */
const MOST_CARRIED = 100

/** Divides a collection into its parts, for all lists that are made of it as long as its states stay the same. */
export function keepParts(collection: Collection): void {
  if (partsOf(collection) !== null) return
  const { cards, states, studyDay } = collection
  const of = (part: Part): PlanCard[] => cards.filter(({ id }) => partOf(states.get(id), studyDay) === part)
  const parts = {
    learning: of('learning'),
    due: of('due'),
    fresh: inMapOrder({ ...collection, cards: of('fresh') }),
    waiting: topicsThatWait(collection),
  }
  known.set(states, { collection, parts })
}

/** The parts of a collection where they were kept; null where they were not, as for a part of a collection. */
export function partsOf({
  cards,
  states,
  studyDay,
}: Pick<TodayInput, 'cards' | 'states' | 'studyDay'>): CardParts | null {
  const found = known.get(states)
  return found?.collection.cards === cards && found.collection.studyDay === studyDay ? found.parts : null
}

/**
 * Has the parts of a collection hold for its states after a change.
 *
 * @param changed - ids of all cards whose states differ
 */
export function carryParts(before: States, after: States, changed: readonly string[]): void {
  const found = known.get(before)
  if (found === undefined || changed.length > MOST_CARRIED) return
  const collection = { ...found.collection, states: after }
  const moved = changed.flatMap((id) => byId(collection.cards).get(id) ?? [])
  known.set(after, { collection, parts: carried(found.parts, collection, before, moved) })
}

function carried(parts: CardParts, collection: Collection, before: States, moved: readonly PlanCard[]): CardParts {
  const { states, studyDay } = collection
  const ids = new Set(moved.map(({ id }) => id))
  const from = new Set(moved.map(({ id }) => partOf(before.get(id), studyDay)))
  const now = (part: Part): readonly PlanCard[] => {
    const come = moved.filter(({ id }) => partOf(states.get(id), studyDay) === part)
    const stayed = from.has(part) ? parts[part].filter(({ id }) => !ids.has(id)) : parts[part]
    if (come.length === 0) return stayed
    const all = [...stayed, ...come]
    return part === 'fresh' ? inMapOrder({ ...collection, cards: all }) : all
  }
  const isSame = ({ id }: PlanCard): boolean => {
    const [was, is] = [before.get(id), states.get(id)]
    return (was?.met ?? false) === (is?.met ?? false) && (was?.suspended ?? false) === (is?.suspended ?? false)
  }
  return {
    learning: now('learning'),
    due: now('due'),
    fresh: now('fresh'),
    waiting: moved.every(isSame) ? parts.waiting : topicsThatWait(collection),
  }
}

type Part = 'learning' | 'due' | 'fresh'

function partOf(state: CardMemory | undefined, studyDay: Day): Part | null {
  if (mayBeMet(state, studyDay)) return 'fresh'
  if (state?.met !== true || isSetAside(state, studyDay)) return null
  if (state.phase !== 'review') return 'learning'
  return state.dueAt !== null || (state.dueDay !== null && state.dueDay <= studyDay) ? 'due' : null
}

function byId(cards: TodayInput['cards']): ReadonlyMap<string, PlanCard> {
  const before = byIds.get(cards)
  if (before !== undefined) return before
  const made = new Map(cards.map((card) => [card.id, card]))
  byIds.set(cards, made)
  return made
}

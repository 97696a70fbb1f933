import type { CardMemory } from '@/lib/memory'
import { isDue, isSetAside } from './due'
import { GiveAways } from './give-aways'
import { newCards } from './new-cards'
import type { PlanCard, TodayInput } from './today-input'
import type { TodaysList } from './todays-items'
import { usedToday } from './used-today'

/**
 * Why a card is not on today's list: a code and what belongs to it, worded by `i18n`.
 *
 * | code | |
 * |---|---|
 * | `suspended`, `buried` | set aside; buried until `day` |
 * | `not_due` | met, and due on `day` |
 * | `later_today` | being learnt, and due at the instant `at`, beyond the look-ahead |
 * | `over_limit` | due, and others gain more within the day's limit |
 * | `given_away` | a card answered or listed today shows its answer, or has its answer shown by it |
 * | `new_limit` | never met, and others come first within the day's limit |
 * | `new_waits` | never met, and `topicId` is to be begun before |
 * | `new_later` | never met, and put off until `day` |
 */
export type Absence =
  | { readonly code: 'suspended' | 'over_limit' | 'given_away' | 'new_limit' }
  | { readonly code: 'buried' | 'not_due' | 'new_later'; readonly day: number }
  | { readonly code: 'later_today'; readonly at: number }
  | { readonly code: 'new_waits'; readonly topicId: string }

/**
 * Why a card is not on today's list.
 *
 * @param list - from `todaysList` of the same input
 * @returns null for a card that is on it, or is none of those in use
 */
export function absenceOf(cardId: string, input: TodayInput, list: TodaysList): Absence | null {
  const card = input.cards.find(({ id }) => id === cardId)
  if (card === undefined || list.items.some((item) => item.cardId === cardId)) return null
  const { states, studyDay } = input
  const state = states.get(cardId)
  if (state?.suspended === true) return { code: 'suspended' }
  if (state !== undefined && isSetAside(state, studyDay))
    return { code: 'buried', day: state.buriedUntilDay ?? studyDay }
  const wait = state?.met === true ? waitOfMet(state, input) : waitOfNew(card, state, input)
  if (wait !== null) return wait
  if (isGivenAway(card, input, list)) return { code: 'given_away' }
  return { code: state?.met === true ? 'over_limit' : 'new_limit' }
}

function waitOfMet(state: CardMemory, { studyDay, cutoff }: TodayInput): Absence | null {
  if (isDue(state, studyDay, cutoff)) return null
  if (state.dueAt !== null) return { code: 'later_today', at: state.dueAt }
  return { code: 'not_due', day: state.dueDay ?? studyDay }
}

function waitOfNew(card: PlanCard, state: CardMemory | undefined, input: TodayInput): Absence | null {
  if (newCards(input).some((fresh) => fresh.card.id === card.id)) return null
  const { dueDay = null } = state ?? {}
  if (dueDay !== null && dueDay > input.studyDay) return { code: 'new_later', day: dueDay }
  const topicId = input.topics.find(({ id }) => id === card.topicId)?.prerequisites.find((id) => isUnmet(id, input))
  return topicId === undefined ? null : { code: 'new_waits', topicId }
}

/** Whether a topic has cards in use, and none of them was met. */
function isUnmet(topicId: string, { cards, states }: TodayInput): boolean {
  const inUse = cards.filter(({ id, topicId: its }) => its === topicId && states.get(id)?.suspended !== true)
  return inUse.length > 0 && inUse.every(({ id }) => states.get(id)?.met !== true)
}

function isGivenAway(card: PlanCard, { cards, todays, states }: TodayInput, { items }: TodaysList): boolean {
  const giveAways = new GiveAways(cards, usedToday(todays, states).answered)
  const listed = new Set(items.map(({ cardId }) => cardId))
  for (const other of cards) if (listed.has(other.id)) giveAways.show(other)
  return !giveAways.showIfFree(card)
}

import type { CardMemory } from '@/lib/memory'
import { isDue, isSetAside } from './due'
import { GiveAways } from './give-aways'
import { mayBeMet } from './meeting-order'
import { newCards } from './new-cards'
import type { PlanCard, TodayInput, TodaysPlan } from './today-input'
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
 * | `plan_crowded` | wanted for the interview, and the `better` ones of today's list are worth more a minute |
 * | `plan_minutes` | the same, and the minutes of the plan are used up for today |
 * | `plan_day_off` | the plan has no minutes today |
 * | `plan_waits` | seen best in `days`, says the plan |
 * | `plan_spare` | known well enough for the interview: seen today, recall on the day would be higher by `gain` |
 * | `plan_seen` | seen today, and once a day is enough |
 * | `plan_outside` | never met and out of the plan's scope; it waits until the interview is over |
 */
export type Absence =
  | {
      readonly code:
        | 'suspended'
        | 'over_limit'
        | 'given_away'
        | 'new_limit'
        | 'plan_minutes'
        | 'plan_day_off'
        | 'plan_seen'
        | 'plan_outside'
    }
  | { readonly code: 'plan_crowded'; readonly better: number }
  | { readonly code: 'plan_waits'; readonly days: number }
  | { readonly code: 'plan_spare'; readonly gain: number }
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
  if (input.plan !== undefined) {
    const byPlan = absenceUnderPlan(card, state, input, input.plan, list)
    if (byPlan !== 'as_ever') return byPlan
  }
  const wait = state?.met === true ? waitOfMet(state, input) : waitOfNew(card, state, input)
  if (wait !== null) return wait
  if (isGivenAway(card, input, list)) return { code: 'given_away' }
  return { code: state?.met === true ? 'over_limit' : 'new_limit' }
}

/** Recall on the day that is no reason to see a card again. */
const LITTLE = 0.01

/** What the plan says of a card; cards out of its scope that were met go by their due day as ever. */
function absenceUnderPlan(
  card: PlanCard,
  state: CardMemory | undefined,
  input: TodayInput,
  plan: TodaysPlan,
  list: TodaysList,
): Absence | 'as_ever' {
  const { studyDay } = input
  const isMet = state?.met === true
  if (!plan.weights.has(card.topicId)) return isMet ? 'as_ever' : { code: 'plan_outside' }
  if (isMet && state.phase !== 'review' && state.dueAt !== null) return { code: 'later_today', at: state.dueAt }
  if (!isMet && state !== undefined && !mayBeMet(state, studyDay)) return { code: 'new_later', day: state.dueDay ?? 0 }
  if (isMet && (state.lastDay ?? studyDay) >= studyDay) return { code: 'plan_seen' }
  const cards = plan.made().cards
  const planned = cards.find(({ id }) => id === card.id)
  if (planned === undefined) return 'as_ever'
  const { index, nextGapDays, standing, recallAlone, recallIfSeen } = planned
  if (isMet && index < 0 && nextGapDays !== null) return { code: 'plan_waits', days: nextGapDays }
  if (plan.statedSeconds === 0) return { code: 'plan_day_off' }
  const gain = Math.max(0, recallIfSeen - recallAlone)
  // what other cards leave no time for may be spare at the price of a second, and is not known well enough for that
  if ((index < 0 || standing === 'spare') && gain < LITTLE) return { code: 'plan_spare', gain }
  if (isGivenAway(card, input, list)) return { code: 'given_away' }
  const listed = new Set(list.items.filter(({ mode }) => mode === 'plan').map(({ cardId }) => cardId))
  const better = cards.slice(0, cards.indexOf(planned)).filter(({ id }) => listed.has(String(id))).length
  return better === 0 ? { code: 'plan_minutes' } : { code: 'plan_crowded', better }
}

function waitOfMet(state: CardMemory, { studyDay, cutoff }: TodayInput): Absence | null {
  if (isDue(state, studyDay, cutoff)) return null
  if (state.dueAt !== null) return { code: 'later_today', at: state.dueAt }
  return { code: 'not_due', day: state.dueDay ?? studyDay }
}

function waitOfNew(card: PlanCard, state: CardMemory | undefined, input: TodayInput): Absence | null {
  for (const fresh of newCards(input)) if (fresh.card.id === card.id) return null
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

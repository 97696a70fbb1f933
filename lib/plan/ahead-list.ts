import { hashFraction, modelOf, recallAt, type CardMemory } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { isSetAside } from './due'
import { GiveAways } from './give-aways'
import { asItems, inTurn, secondsOfAll, type Candidate } from './in-turn'
import { secondsOfReview } from './pace'
import type { PlanCard, TodayInput } from './today-input'
import type { TodaysList } from './todays-items'
import { usedToday } from './used-today'

/**
 * What comes up on the days ahead, soonest first: for who has time today and none later. Such answers count for the memory
 * and towards no limit.
 *
 * A card answered today stays away, else it would come round at once; so does one that gives away an answer of today's.
 *
 * @see DATA.md §6, mode `ahead`; §8 rule 6
 */
export function aheadList(input: TodayInput): TodaysList {
  const { cards, allCards = cards, states, studyDay, salt } = input
  const used = usedToday(input.todays, states)
  const giveAways = new GiveAways(allCards, used.answered)
  const coming = cards
    .flatMap((card) => {
      const state = states.get(card.id)
      return state !== undefined && isAhead(state, studyDay) ? [{ card, state }] : []
    })
    .map((one) => ({ ...one, day: one.state.dueDay ?? studyDay, chance: hashFraction(`${salt} ${one.card.id}`) }))
    .sort((a, b) => a.day - b.day || a.chance - b.chance)
    .filter(({ card }) => giveAways.showIfFree(card))
  const days = new Map<number, Candidate[]>()
  for (const { card, state, day } of coming) {
    const ofDay = days.get(day) ?? []
    days.set(day, ofDay)
    ofDay.push(candidate(card, state, input))
  }
  const list = inTurn([...days.values()], allCards.find(({ id }) => id === used.lastCardId) ?? null)
  const counts = { learning: 0, review: list.length, new: 0, plan: 0, seconds: secondsOfAll(list) }
  return { items: asItems(list), counts, planSeconds: 0, overLimit: 0 }
}

/** Whether anything comes up on a later day that could be studied today. */
export function hasAhead({ cards, states, studyDay }: TodayInput): boolean {
  return cards.some(({ id }) => {
    const state = states.get(id)
    return state !== undefined && isAhead(state, studyDay)
  })
}

function isAhead(state: CardMemory, studyDay: Day): boolean {
  if (state.phase !== 'review' || state.dueDay === null || state.dueDay <= studyDay) return false
  return (state.lastDay ?? studyDay) < studyDay && !isSetAside(state, studyDay)
}

function candidate(card: PlanCard, state: CardMemory, { models, studyDay, pace }: TodayInput): Candidate {
  const recall = recallAt(state, studyDay, modelOf(models, state.modelId))
  const dueDay = state.dueDay ?? studyDay
  const values = { recall, days: dueDay - studyDay, intervalDays: dueDay - (state.lastDay ?? dueDay) }
  return { card, mode: 'ahead', reason: { code: 'ahead', values }, seconds: secondsOfReview(pace, card.kind, recall) }
}

import { modelOf, recallAt } from '@/lib/memory'
import { isSetAside } from './due'
import { asItems, inTurn, secondsOfAll, type Candidate } from './in-turn'
import { inMapOrder } from './meeting-order'
import { secondsFor, secondsOfReview } from './pace'
import type { TodayInput } from './today-input'
import type { TodaysList } from './todays-items'
import { usedToday } from './used-today'

/**
 * Everything at hand, to be gone through once more: least recall first, never met last, in the order of the map. Nothing of
 * it touches the schedule or counts towards a limit.
 *
 * What was practised today comes after all else, longest ago first: who opens the list again goes on where they were.
 *
 * @see DATA.md §6, mode `cram`; §8 rule 6
 */
export function cramList(input: TodayInput): TodaysList {
  const { cards, allCards = cards, states, models, studyDay, pace } = input
  const practised = lastPractised(input)
  const met: { recall: number; candidate: Candidate }[] = []
  const unmet = new Set<string>()
  for (const card of cards) {
    const state = states.get(card.id)
    if (state !== undefined && isSetAside(state, studyDay)) continue
    if (!state?.met) {
      unmet.add(card.id)
      continue
    }
    const recall = recallAt(state, studyDay, modelOf(models, state.modelId))
    const seconds = secondsOfReview(pace, card.kind, recall)
    met.push({ recall, candidate: { card, mode: 'cram', reason: { code: 'cram', values: { recall } }, seconds } })
  }
  met.sort((a, b) => a.recall - b.recall || (a.candidate.card.id < b.candidate.card.id ? -1 : 1))
  const fresh = inMapOrder(input)
    .filter(({ id }) => unmet.has(id))
    .map((card): Candidate => {
      return {
        card,
        mode: 'cram',
        reason: { code: 'cram_new', values: {} },
        seconds: secondsFor(pace, card.kind, 'new'),
      }
    })
  const all = [met.map(({ candidate }) => candidate), fresh]
  const placeOf = ({ card }: Candidate): number => practised.get(card.id) ?? -1
  const again = all.flat().filter((one) => placeOf(one) >= 0)
  const list = inTurn(
    [...all.map((part) => part.filter((one) => placeOf(one) < 0)), again.sort((a, b) => placeOf(a) - placeOf(b))],
    allCards.find(({ id }) => id === usedToday(input.todays, states).lastCardId) ?? null,
  )
  const counts = { learning: 0, review: met.length, new: fresh.length, plan: 0, seconds: secondsOfAll(list) }
  return { items: asItems(list), counts, planSeconds: 0, overLimit: 0 }
}

/** The place of a card's last practice among today's answers. */
function lastPractised({ todays }: TodayInput): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [place, { entry }] of todays.entries()) {
    if (entry.type === 'review' && entry.mode === 'cram') places.set(entry.cardId, place)
  }
  return places
}

import { planInterview, type InterviewRequest } from '@/lib/plan'
import { plainQuestion } from './card-content'
import type { LoadedDay } from './load-day'
import type { Language } from './review-api'

/** What the plan has for today. */
export interface TodaysShare {
  readonly cards: number
  readonly fresh: number
  readonly seconds: number
  /** its first cards, and what a visit today does for each */
  readonly first: readonly {
    readonly cardId: string
    readonly question: string
    readonly isNew: boolean
    /** recall on the day of the interview, if never seen again, and if seen today and never again */
    readonly alone: number
    readonly seen: number
  }[]
}

/** Cards of today's list that are named on the screen. */
const FIRST_SHOWN = 5

/** What the planner has for today as of now. */
export async function todaysShare(request: InterviewRequest, day: LoadedDay, language: Language): Promise<TodaysShare> {
  const planned = planInterview(request)
  const isNew = new Set(request.cards.flatMap((card) => (card.isNew ? [card.id] : [])))
  const numbers = new Map(planned.cards.map((card) => [card.id, card]))
  const first = planned.ids.slice(0, FIRST_SHOWN).flatMap((id) => {
    const card = day.catalogue.card.get(String(id))
    const found = numbers.get(id)
    return card === undefined || found === undefined ? [] : [{ id, card, found }]
  })
  return {
    cards: planned.ids.length,
    fresh: planned.ids.filter((id) => isNew.has(id)).length,
    seconds: planned.seconds,
    first: await Promise.all(
      first.map(async ({ id, card, found }) => ({
        cardId: card.id,
        question: await plainQuestion(card, language),
        isNew: isNew.has(id),
        alone: found.recallAlone,
        seen: found.recallIfSeen,
      })),
    ),
  }
}

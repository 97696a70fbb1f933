import type { Html } from '@/lib/study'
import { spentMs } from './limit'
import { pooled } from './session-order'
import type { SessionState, Step } from './session-types'

/** A card that was forgotten in the session. */
export interface Slip {
  readonly cardId: string
  readonly topic: string
  /** the mistake that was recognised behind the answer */
  readonly mistake: Html | null
}

export interface Summary {
  readonly cards: number
  readonly seconds: number
  readonly held: number
  readonly slips: readonly Slip[]
}

/** What a session came to: a card held if its first answer in it was above Again. */
export function summaryOf(state: SessionState): Summary {
  const ratings = state.steps.filter(({ act }) => act === 'rate')
  const first = new Map<string, Step>()
  for (const step of ratings) if (!first.has(step.cardId)) first.set(step.cardId, step)
  const answered = [...first.values()]
  const slipped = answered.filter(({ rating }) => rating === 1)
  return {
    cards: answered.length,
    seconds: spentMs(ratings) / 1_000,
    held: answered.length - slipped.length,
    slips: slipped.map(({ cardId, showing }) => ({
      cardId,
      topic: pooled(state, cardId)?.item.topic.at(-1)?.label ?? '',
      mistake: showing.judged?.misconceptions[0]?.html ?? null,
    })),
  }
}

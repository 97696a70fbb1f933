import { keepApart } from './keep-apart'
import type { Reason } from './reason'
import type { PlanCard } from './today-input'
import type { TodaysItem } from './todays-items'

/** A card for a list, with what putting it in order needs. */
export interface Candidate {
  readonly card: PlanCard
  readonly mode: TodaysItem['mode']
  readonly reason: Reason
  /** expected study time */
  readonly seconds: number
}

/**
 * The parts of a list one after the other. Cards of one topic follow each other only where nothing can come between, the
 * seams and the card answered last included.
 */
export function inTurn(parts: readonly (readonly Candidate[])[], lastAnswered: PlanCard | null): readonly Candidate[] {
  const list: Candidate[] = []
  for (const part of parts) {
    const before = list.at(-1)?.card ?? lastAnswered
    const apart = keepApart(part, ({ card }) => card.topicId, before?.topicId ?? null)
    list.push(...notFirst(apart, before?.id ?? null))
  }
  return list
}

/** Nor the same card twice running, when all that is left is of one topic. */
function notFirst(part: readonly Candidate[], lastCardId: string | null): readonly Candidate[] {
  const [first, second, ...others] = part
  if (first === undefined || second === undefined || first.card.id !== lastCardId) return part
  return [second, first, ...others]
}

/** What a list of cards is to a browser, and how long it takes. */
export function asItems(list: readonly Candidate[]): readonly TodaysItem[] {
  return list.map(({ card, mode, reason }) => ({ cardId: card.id, mode, reason }))
}

/** Expected study time of all of them, in whole seconds: the same in whichever order they come. */
export function secondsOfAll(list: Iterable<{ readonly seconds: number }>): number {
  let ms = 0
  for (const { seconds } of list) ms += Math.round(seconds * 1_000)
  return Math.round(ms / 1_000)
}

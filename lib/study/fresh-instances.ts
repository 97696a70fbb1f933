import { CardError, instantiate, type Card, type Instance } from '@/lib/card'
import { store, type UserId } from '@/lib/db'
import { contentOf } from './card-content'
import { catalogue } from './catalogue'
import { chooseInstance } from './choose-seed'
import { hasNumbers, LOOKED_BACK, valuesOf } from './draw-instance'
import { termsOfCards } from './glossary'
import { instanceView } from './instance-view'
import { statesOf } from './known-states'
import type { Language, QueueInstance } from './review-api'

/** The answer of `GET /api/queue/instances`: one card with other numbers, ready to be judged by the browser. */
export interface FreshInstances {
  readonly v: 1
  readonly cardId: string
  readonly cardVersion: string
  readonly instances: readonly QueueInstance[]
}

/**
 * Draws a card anew, for practice: with numbers that are neither those of the last answers nor of what the browser holds,
 * where the card has so many.
 *
 * @param not - seeds of what the browser holds, the last shown first
 * @returns null where there is no such card, or it asks the same each time
 */
export async function freshInstances(
  userId: UserId,
  {
    cardId,
    language,
    not,
    count,
  }: {
    readonly cardId: string
    readonly language: Language
    readonly not: readonly number[]
    readonly count: number
  },
): Promise<FreshInstances | null> {
  const row = (await catalogue()).card.get(cardId)
  if (row === undefined || row.retired) return null
  const content = (await contentOf([row])).get(row.id)
  if (content === undefined || !hasNumbers(content.card)) return null
  const { card } = content
  const [states, last, termsOf] = await Promise.all([
    statesOf(userId),
    store().log.lastReviews(userId, [row.id], LOOKED_BACK),
    termsOfCards(language),
  ])
  const entryCount = states.get(row.id)?.entryCount ?? 0
  const shown = [
    ...not.flatMap((seed) => instanceOf(card, seed)).map(({ values }) => values),
    ...valuesOf(last.get(row.id) ?? []),
  ]
  const instances: QueueInstance[] = []
  for (let n = 0; n < count; n += 1) {
    // what the browser holds was drawn from the first numbers of this count on
    const instance = chooseInstance(card, { userId, entryCount, showing: not.length + n, last: shown })
    shown.unshift(instance.values)
    instances.push(instanceView(content, instance, language, termsOf(content)))
  }
  return { v: 1, cardId: row.id, cardVersion: row.version, instances }
}

/** A seed comes from outside: one that this version of the card has no instance for holds nothing to avoid. */
function instanceOf(card: Card, seed: number): Instance[] {
  try {
    return [instantiate(card, seed)]
  } catch (error) {
    if (error instanceof CardError) return []
    throw error
  }
}

import type { CardStateRow, Store, UserId } from '@/lib/db'
import { replayCard, type Model, type StoredEntry } from '@/lib/memory'
import type { Catalogue } from './catalogue'

export interface RebuiltState {
  readonly cardId: string
  /** null where no entry names the card any more */
  readonly state: CardStateRow | null
}

export interface Rebuilt {
  readonly states: readonly RebuiltState[]
  readonly models: readonly Model[]
  /** entries that concern no single card: choices of a model, and undos that wait for what they undo */
  readonly general: readonly StoredEntry[]
  /** the entries of each card that was replayed, by the id it has now */
  readonly logs: ReadonlyMap<string, readonly StoredEntry[]>
}

/**
 * Replays the log of the given cards and keeps the states that come out. States are a cache: this may be run at any time.
 *
 * @param tx - an open transaction
 * @param cardIds - ids as the cards are called now, or `all` that a person has answered
 */
export async function rebuildStates(
  tx: Store,
  userId: UserId,
  cardIds: ReadonlySet<string> | 'all',
  cards: Catalogue,
): Promise<Rebuilt> {
  await tx.users.hold(userId)
  const entries =
    cardIds === 'all' ? await tx.log.all(userId) : await tx.log.ofCards(userId, withOldIds(cardIds, cards))
  const models = await tx.models.all(userId)
  const general = entries.filter(({ cardId }) => cardId === null)
  const byCard = new Map<string, StoredEntry[]>()
  for (const row of entries) {
    if (row.cardId === null) continue
    const id = cards.card.get(row.cardId)?.id ?? row.cardId
    const log = byCard.get(id)
    if (log) log.push(row)
    else byCard.set(id, [row])
  }
  const ids = cardIds === 'all' ? [...byCard.keys()] : [...cardIds]
  const states = ids.map((cardId): RebuiltState => {
    const card = cards.card.get(cardId)
    const log: readonly StoredEntry[] = [...(byCard.get(cardId) ?? []), ...general]
    const memory = card ? replayCard(log, models, { numeric: card.kind === 'numeric' }) : null
    return { cardId, state: memory && card ? { ...memory, cardId, topicId: card.topicId } : null }
  })
  await tx.states.replace(
    userId,
    ids,
    states.flatMap(({ state }) => (state ? [state] : [])),
  )
  return { states, models, general, logs: byCard }
}

/** Entries given under an earlier name are filed under it. */
function withOldIds(cardIds: ReadonlySet<string>, cards: Catalogue): string[] {
  return [...cardIds].flatMap((id) => [id, ...(cards.card.get(id)?.was ?? [])])
}

import type { CardStateRow, Store, StoredRow, UserId } from '@/lib/db'
import { replayCard, type Model, type StoredEntry } from '@/lib/memory'
import type { Catalogue } from './catalogue'
import { daysOf } from './user-days'

export interface RebuiltState {
  readonly cardId: string
  /** null where no entry names the card any more */
  readonly state: CardStateRow | null
}

export interface Rebuilt {
  readonly states: readonly RebuiltState[]
  /** none where the log chooses none: all states are then the default's */
  readonly models: readonly Model[]
  /** entries that concern no single card: choices of a model, and undos that wait for what they undo */
  readonly general: readonly StoredEntry[]
  /** the entries of each card that was replayed, by the id it has now */
  readonly logs: ReadonlyMap<string, readonly StoredEntry[]>
}

/**
 * Replays the log of the given cards and keeps the states that come out. States are a cache: this may be run at any time.
 *
 * @param tx - an open transaction that holds the person
 * @param cardIds - ids as the cards are called now, or `all` that a person has answered
 */
export async function rebuildStates(
  tx: Store,
  userId: UserId,
  cardIds: ReadonlySet<string> | 'all',
  cards: Catalogue,
): Promise<Rebuilt> {
  const entries =
    cardIds === 'all' ? await tx.log.all(userId) : await tx.log.ofCards(userId, withOldIds(cardIds, cards))
  // models count where the log chooses one, and few people's does
  const models = entries.some(({ entry }) => entry.type === 'model') ? await tx.models.all(userId) : []
  const rebuilt = replayLog(entries, models, cards, cardIds)
  const ids = rebuilt.states.map(({ cardId }) => cardId)
  await tx.states.replace(
    userId,
    // a state kept under an earlier name would stay beside that under the new one
    withOldIds(ids, cards),
    rebuilt.states.flatMap(({ state }) => (state ? [state] : [])),
  )
  return rebuilt
}

/**
 * Replays everything a person has done and puts the outcome in the place of all that was kept: of cards, of days, and of
 * cards that the log does not know.
 *
 * @param tx - an open transaction
 */
export async function rebuildPerson(tx: Store, userId: UserId, cards: Catalogue): Promise<void> {
  await tx.users.hold(userId)
  const rebuilt = await rebuildStates(tx, userId, 'all', cards)
  const known = new Set(rebuilt.states.flatMap(({ state }) => (state ? [state.cardId] : [])))
  const others = (await tx.states.all(userId)).flatMap(({ cardId }) => (known.has(cardId) ? [] : [cardId]))
  await tx.states.replace(userId, others, [])
  await tx.userDays.replace(userId, daysOf(rebuilt))
}

/**
 * The states that a log gives, and keeps nothing.
 *
 * @param entries - in replay order; all that bear on the cards
 * @param cardIds - the cards asked for, or `all` that the entries name
 */
export function replayLog(
  entries: readonly StoredRow[],
  models: readonly Model[],
  cards: Catalogue,
  cardIds: ReadonlySet<string> | 'all' = 'all',
): Rebuilt {
  const general = entries.filter(({ cardId }) => cardId === null)
  const logs = new Map<string, StoredEntry[]>()
  for (const row of entries) {
    if (row.cardId === null) continue
    const id = cards.card.get(row.cardId)?.id ?? row.cardId
    const log = logs.get(id)
    if (log) log.push(row)
    else logs.set(id, [row])
  }
  const ids = cardIds === 'all' ? [...logs.keys()] : [...cardIds]
  const states = ids.map((cardId): RebuiltState => {
    const card = cards.card.get(cardId)
    const log: readonly StoredEntry[] = [...(logs.get(cardId) ?? []), ...general]
    const memory = card ? replayCard(log, models, { numeric: card.kind === 'numeric' }) : null
    return { cardId, state: memory && card ? { ...memory, cardId, topicId: card.topicId } : null }
  })
  return { states, models, general, logs }
}

/** Entries given under an earlier name are filed under it. */
function withOldIds(cardIds: Iterable<string>, cards: Catalogue): string[] {
  return [...cardIds].flatMap((id) => [id, ...(cards.card.get(id)?.was ?? [])])
}

import { store, type UserId } from '@/lib/db'
import { replayCard, type CardMemory, type Model, type StoredEntry } from '@/lib/memory'
import type { Catalogue } from './catalogue'

/** What the states at past instants are computed from. */
export interface KnownNow {
  readonly states: ReadonlyMap<string, CardMemory>
  readonly models: readonly Model[]
  readonly catalogue: Catalogue
}

/** So many cards are read and replayed at a time; between them other requests have their turn. */
const AT_A_TIME = 250

/**
 * A person's states as they were at each instant: the replay of the entries that count as given before it. Cards whose log
 * has not changed since the first of them are as they are now and are not replayed.
 *
 * @param instants - ms, ascending
 * @returns for each instant, in their order, a way to its states: they are as large as the collection, so take one at a time
 * @see DATA.md §9
 */
export async function statesAt(
  userId: UserId,
  instants: readonly number[],
  now: KnownNow,
): Promise<readonly (() => ReadonlyMap<string, CardMemory>)[]> {
  const changes: readonly Map<string, CardMemory | null>[] = instants.map(() => new Map())
  const [first] = instants
  if (first === undefined) return []
  const [cardIds, general] = await Promise.all([changedCards(userId, first, now), store().log.ofCards(userId, [])])
  for (let from = 0; from < cardIds.length; from += AT_A_TIME) {
    const logs = await logsOf(userId, cardIds.slice(from, from + AT_A_TIME), general, now.catalogue)
    for (const [cardId, log] of logs) {
      const numeric = now.catalogue.card.get(cardId)?.kind === 'numeric'
      for (const [place, state] of replayedAt(log, instants, now.models, numeric).entries()) {
        changes[place]?.set(cardId, state)
      }
    }
    await new Promise(setImmediate)
  }
  return changes.map((changed) => () => {
    const states = new Map<string, CardMemory>(now.states)
    for (const [cardId, state] of changed) {
      if (state === null) states.delete(cardId)
      else states.set(cardId, state)
    }
    return states
  })
}

/** Cards whose entries, or whose model, may have been others at the instant. */
async function changedCards(userId: UserId, from: number, { catalogue, states }: KnownNow): Promise<readonly string[]> {
  const { cardIds, targets, model } = await store().changes.since(userId, from)
  // every card with an entry has a state
  if (model) return [...states.keys()]
  const { entries, batches } = await store().log.targets(userId, targets)
  const pointedAt = [...entries.values(), ...[...batches.values()].flat()]
  return [...new Set([...cardIds, ...pointedAt].flatMap((id) => catalogue.card.get(id)?.id ?? []))]
}

/** The whole log of each card, in replay order, with the entries that concern no single one. */
async function logsOf(
  userId: UserId,
  cardIds: readonly string[],
  general: readonly StoredEntry[],
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, readonly StoredEntry[]>> {
  const everyName = cardIds.flatMap((id) => [id, ...(catalogue.card.get(id)?.was ?? [])])
  const logs = new Map<string, StoredEntry[]>(cardIds.map((id) => [id, [...general]]))
  for (const row of await store().changes.cardByCard(userId, everyName)) {
    logs.get(catalogue.card.get(row.cardId ?? '')?.id ?? '')?.push(row)
  }
  return logs
}

/** A card's state at each instant; the log is replayed again only where it grew between two of them. */
export function replayedAt(
  log: readonly StoredEntry[],
  instants: readonly number[],
  models: readonly Model[],
  numeric: boolean,
): (CardMemory | null)[] {
  let length = -1
  let state: CardMemory | null = null
  return instants.map((instant) => {
    const before = log.filter(({ effectiveAt }) => effectiveAt < instant)
    if (before.length !== length) state = replayCard(before, models, { numeric })
    length = before.length
    return state
  })
}

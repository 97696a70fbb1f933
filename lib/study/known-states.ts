import { store, type CardStateRow, type UserId } from '@/lib/db'
import { remembered } from './remembered'

/** A person's states by card id. */
export type States = ReadonlyMap<string, CardStateRow>

/** So many states of all people together are remembered; some hundred bytes each. */
const ROOM = 200_000

const known = remembered<States>('states', ROOM, ({ size }) => size)

/** A person's states, read again only where the log has changed. */
export async function statesOf(userId: UserId): Promise<States> {
  return known.read(userId, async () => new Map((await store().states.all(userId)).map((row) => [row.cardId, row])))
}

/**
 * Carries a person's states over a change that was just committed.
 *
 * @param version - the number of changes, that one included
 * @param changed - the states that it made; null where none is left
 */
export function noteStates(
  userId: UserId,
  version: number | null,
  changed: readonly { readonly cardId: string; readonly state: CardStateRow | null }[],
): void {
  known.carry(userId, version, (before) => {
    const states = new Map(before)
    for (const { cardId, state } of changed) {
      if (state === null) states.delete(cardId)
      else states.set(cardId, state)
    }
    return states
  })
}

import { store, type CardStateRow, type UserId } from '@/lib/db'
import { carryParts } from '@/lib/plan'
import { remembered } from './remembered'

/** A person's states by card id. */
export type States = ReadonlyMap<string, CardStateRow>

/** So many states of all people together are remembered; some hundred bytes each. */
const ROOM = 200_000

const known = remembered<States>('states', ROOM, ({ size }) => size)

/**
 * A person's states, read again only where the log has changed.
 *
 * @param version - a number of changes that the caller knows to be committed
 */
export async function statesOf(userId: UserId, version?: number | null): Promise<States> {
  const load = async (): Promise<States> => new Map((await store().states.all(userId)).map((row) => [row.cardId, row]))
  return known.read(userId, load, { version })
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
    carryParts(
      before,
      states,
      changed.map(({ cardId }) => cardId),
    )
    return states
  })
}

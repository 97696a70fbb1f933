import { store, type CardStateRow, type UserId } from '@/lib/db'

/** A person's states by card id. */
export type States = ReadonlyMap<string, CardStateRow>

/** So many states of all people together are remembered; some hundred bytes each. */
const REMEMBERED = 200_000

interface Known {
  readonly url: string | undefined
  readonly version: number
  readonly states: States
}

interface Holder {
  receptiveStates?: Map<string, Known>
}

// a bundler may load this module more than once in a process; what is remembered must be one
const holder = globalThis as Holder
const known = (): Map<string, Known> => (holder.receptiveStates ??= new Map())

/**
 * A person's states. Those read before are given again as long as the log has not changed since, by whichever process: the
 * number of its changes is asked for each time.
 */
export async function statesOf(userId: UserId): Promise<States> {
  const url = process.env['DATABASE_URL']
  // asked for first: states that are newer than their number are read again, never the other way round
  const version = await store().users.logVersion(userId)
  const before = known().get(userId)
  if (before !== undefined && before.url === url && before.version === version) {
    remember(userId, before)
    return before.states
  }
  const states = new Map((await store().states.all(userId)).map((row) => [row.cardId, row]))
  if (version !== null) remember(userId, { url, version, states })
  return states
}

/**
 * Carries what is remembered of a person over a change that was just committed, so that it need not be read again.
 *
 * @param version - the number of changes, that one included
 * @param changed - the states that it made; null where none is left
 */
export function noteStates(
  userId: UserId,
  version: number | null,
  changed: readonly { readonly cardId: string; readonly state: CardStateRow | null }[],
): void {
  const before = known().get(userId)
  // another change came between, here or elsewhere: the next reader reads it all
  if (before === undefined || version === null || before.version !== version - 1) return
  const states = new Map(before.states)
  for (const { cardId, state } of changed) {
    if (state === null) states.delete(cardId)
    else states.set(cardId, state)
  }
  remember(userId, { ...before, version, states })
}

/** The one used last goes to the end, so that the first is the one to forget. */
function remember(userId: UserId, states: Known): void {
  const all = known()
  all.delete(userId)
  all.set(userId, states)
  let count = [...all.values()].reduce((sum, one) => sum + one.states.size, 0)
  for (const [id, one] of all) {
    if (count <= REMEMBERED || id === userId) break
    all.delete(id)
    count -= one.states.size
  }
}

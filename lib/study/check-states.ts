import { store, transaction, type Store, type UserId } from '@/lib/db'
import { catalogue, type Catalogue } from './catalogue'
import { rebuildPerson, replayLog, type Rebuilt } from './rebuild-states'
import { daysOf, hasFigures } from './user-days'

export interface StatesCheck {
  readonly people: number
  readonly entries: number
  /** rows of each cache that were compared */
  readonly rows: Readonly<Record<CacheName, number>>
  readonly differing: readonly DifferingPerson[]
  readonly repaired: boolean
}

export interface DifferingPerson {
  readonly userId: UserId
  readonly differences: readonly Difference[]
}

/** A field that is kept otherwise than the replay has it; `row` where one of the two has no such row at all. */
export interface Difference {
  readonly cache: CacheName
  readonly key: string
  readonly field: string
  readonly kept: unknown
  readonly replayed: unknown
}

export type CacheName = keyof typeof CACHES

/**
 * Compares everything that is a cache of the log with the log's replay, person by person. The server may run meanwhile.
 *
 * @param repair - put the replay in the place of what differs
 * @param tell - told after each person how many are done, of how many
 */
export async function checkStates(
  repair = false,
  tell: (done: number, of: number) => void = () => undefined,
): Promise<StatesCheck> {
  const [cards, people] = [await catalogue(), await store().users.withLog()]
  const rows = { CardState: 0, UserDay: 0 }
  const differing: DifferingPerson[] = []
  let entries = 0
  for (const [done, userId] of people.entries()) {
    const seen = await asOneMoment(userId, (tx) => look(tx, userId, cards))
    const differences = CACHE_NAMES.flatMap((name) => differencesOf(name, seen.kept[name], seen.replayed[name]))
    for (const name of CACHE_NAMES) rows[name] += seen.kept[name].size
    entries += seen.entries
    if (differences.length > 0) {
      differing.push({ userId, differences })
      if (repair) await transaction((tx) => rebuildPerson(tx, userId, cards))
    }
    tell(done + 1, people.length)
  }
  return { people: people.length, entries, rows, differing, repaired: repair && differing.length > 0 }
}

type Row = object
type Rows = ReadonlyMap<string, Row>

interface Cache {
  readonly kept: (tx: Store, userId: UserId) => Promise<Rows>
  readonly replayed: (rebuilt: Rebuilt) => Rows
}

/** The tables that are a cache of the log; a new one is a row here and a line in `rebuildPerson`. */
const CACHES = {
  CardState: {
    kept: async (tx, userId) => by('cardId', await tx.states.all(userId)),
    replayed: ({ states }) =>
      by(
        'cardId',
        states.flatMap(({ state }) => (state ? [state] : [])),
      ),
  },
  UserDay: {
    kept: async (tx, userId) => by('studyDay', (await tx.userDays.all(userId)).filter(hasFigures)),
    replayed: (rebuilt) => by('studyDay', daysOf(rebuilt).filter(hasFigures)),
  },
} satisfies Record<string, Cache>

const CACHE_NAMES = Object.keys(CACHES) as CacheName[]

interface Seen {
  readonly entries: number
  readonly kept: Readonly<Record<CacheName, Rows>>
  readonly replayed: Readonly<Record<CacheName, Rows>>
}

async function look(tx: Store, userId: UserId, cards: Catalogue): Promise<Seen> {
  const log = await tx.log.all(userId)
  const rebuilt = replayLog(log, await tx.models.all(userId), cards)
  return {
    entries: log.length,
    kept: { CardState: await CACHES.CardState.kept(tx, userId), UserDay: await CACHES.UserDay.kept(tx, userId) },
    replayed: { CardState: CACHES.CardState.replayed(rebuilt), UserDay: CACHES.UserDay.replayed(rebuilt) },
  }
}

const UNDISTURBED_TRIES = 3

/** Reads what belongs together without holding up the server; while answers pour in, it holds them up for this one person. */
async function asOneMoment<T>(userId: UserId, read: (from: Store) => Promise<T>): Promise<T> {
  for (let tries = 0; tries < UNDISTURBED_TRIES; tries += 1) {
    const before = await store().users.logVersion(userId)
    const seen = await read(store())
    if ((await store().users.logVersion(userId)) === before) return seen
  }
  return transaction((tx) => read(tx))
}

function differencesOf(cache: CacheName, kept: Rows, replayed: Rows): Difference[] {
  return [...new Set([...kept.keys(), ...replayed.keys()])].flatMap((key): Difference[] => {
    const [is, shouldBe] = [kept.get(key), replayed.get(key)]
    if (!is || !shouldBe) {
      const there = (row: Row | undefined): string => (row ? 'there' : 'not there')
      return [{ cache, key, field: 'row', kept: there(is), replayed: there(shouldBe) }]
    }
    return Object.entries(shouldBe).flatMap(([field, value]) => {
      const found = (is as Readonly<Record<string, unknown>>)[field]
      return found === value ? [] : [{ cache, key, field, kept: found, replayed: value }]
    })
  })
}

const by = <Key extends string, Each extends Readonly<Record<Key, string | number>>>(
  key: Key,
  rows: readonly Each[],
): ReadonlyMap<string, Each> => new Map(rows.map((row) => [String(row[key]), row]))

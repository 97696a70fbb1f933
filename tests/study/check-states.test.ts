import { beforeAll, describe, expect, test } from 'vitest'
import { store, transaction, type UserId } from '@/lib/db'
import { checkStates, recordEntries } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const DAY = 86_400_000
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).map(({ id }) => id)
})
const card = (index: number): string => cardIds[index] ?? ''

/** Somebody with answers on three days, one of them taken back. */
async function person(name: string): Promise<UserId> {
  const id = name as UserId
  await store().users.create({ id, guest: true, at: NOON })
  const entries = [0, 1, 2].map((index) => reviewEntry(card(index), NOON - index * DAY))
  await recordEntries(id, entries, reader)
  await recordEntries(id, [undoEntry(entries[1]?.id ?? '', NOON)], reader)
  return id
}

const stateOf = async (user: UserId, cardId: string) =>
  (await store().states.all(user)).find((state) => state.cardId === cardId)

describe('the check of what is computed from the log', () => {
  test('finds nothing where answers came the ordinary way', async () => {
    await person('ordinary')
    const check = await checkStates()
    expect(check).toMatchObject({ differing: [], repaired: false })
    expect(check.entries).toBeGreaterThanOrEqual(4)
    expect(check.rows.CardState).toBeGreaterThanOrEqual(2)
    expect(check.rows.UserDay).toBeGreaterThanOrEqual(2)
  })

  test('names a field that is kept otherwise, and puts it right where it is asked to', async () => {
    const user = await person('changed')
    const before = await stateOf(user, card(0))
    if (!before) throw new Error('no state')
    await transaction((tx) => tx.states.replace(user, [card(0)], [{ ...before, reps: 99, leech: true }]))

    const [found] = (await checkStates()).differing
    expect(found?.userId).toBe(user)
    expect(found?.differences).toEqual([
      { cache: 'CardState', key: card(0), field: 'reps', kept: 99, replayed: before.reps },
      { cache: 'CardState', key: card(0), field: 'leech', kept: true, replayed: false },
    ])
    expect((await stateOf(user, card(0)))?.reps).toBe(99)
    expect((await checkStates(true)).repaired).toBe(true)
    expect(await stateOf(user, card(0))).toEqual(before)
    expect((await checkStates()).differing).toEqual([])
  })

  test('finds a row that is missing, one that the log does not know, and a day that was counted otherwise', async () => {
    const user = await person('rows')
    const spare = await stateOf(user, card(0))
    if (!spare) throw new Error('no state')
    await transaction(async (tx) => {
      await tx.states.replace(user, [card(0)], [{ ...spare, cardId: 'no/such:card' }])
      await tx.userDays.replace(user, [])
    })
    const [found] = (await checkStates()).differing
    expect(found?.differences).toContainEqual({
      cache: 'CardState',
      key: card(0),
      field: 'row',
      kept: 'not there',
      replayed: 'there',
    })
    expect(found?.differences).toContainEqual({
      cache: 'CardState',
      key: 'no/such:card',
      field: 'row',
      kept: 'there',
      replayed: 'not there',
    })
    expect(found?.differences.filter(({ cache }) => cache === 'UserDay').length).toBeGreaterThan(0)
    await checkStates(true)
    expect((await checkStates()).differing).toEqual([])
  })

  test('leaves another person’s states alone', async () => {
    const [broken, whole] = [await person('broken'), await person('whole')]
    const before = await store().users.logVersion(whole)
    await transaction((tx) => tx.states.replace(broken, cardIds.slice(0, 3), []))
    expect((await checkStates(true)).differing.map(({ userId }) => userId)).toEqual([broken])
    expect(await store().users.logVersion(whole)).toBe(before)
  })
})

test('more cards than a statement takes are kept and taken away', async () => {
  const user = await person('many')
  const one = await stateOf(user, card(0))
  if (!one) throw new Error('no state')
  const many = Array.from({ length: 2_500 }, (_, index) => ({ ...one, cardId: `many-${index}` }))
  await transaction((tx) => tx.states.replace(user, [], many))
  expect((await store().states.all(user)).filter(({ cardId }) => cardId.startsWith('many-'))).toHaveLength(2_500)
  await transaction((tx) =>
    tx.states.replace(
      user,
      many.map(({ cardId }) => cardId),
      [],
    ),
  )
  expect((await store().states.all(user)).filter(({ cardId }) => cardId.startsWith('many-'))).toEqual([])
})

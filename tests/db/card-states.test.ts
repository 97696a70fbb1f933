import fc from 'fast-check'
import { expect, test } from 'vitest'
import { store, type CardStateRow, type UserId } from '@/lib/db'
import type { Day } from '@/lib/time'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')

const day = fc.option(fc.integer({ min: 0, max: 100_000 }).map((number) => number as Day))
const instant = fc.option(fc.integer({ min: 0, max: 8_000_000_000_000 }))
const real = fc.double({ min: 0.001, max: 36_500, noNaN: true })

const states: fc.Arbitrary<CardStateRow[]> = fc.uniqueArray(
  fc
    .record({
      cardId: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
      topicId: fc.constantFrom('conv', 'norm/bn'),
      phase: fc.constantFrom('new' as const, 'learning' as const, 'review' as const, 'relearning' as const),
      step: fc.nat(9),
      stability: real,
      difficulty: real,
      lastDay: day,
      lastAt: instant,
      dueDay: day,
      dueAt: instant,
      reps: fc.nat(10_000),
      lapses: fc.nat(10_000),
      suspended: fc.boolean(),
      buriedUntilDay: day,
      flagged: fc.boolean(),
      leech: fc.boolean(),
      modelId: fc.constantFrom('default', 'fitted "2"'),
      headId: fc.option(fc.string()),
      entryCount: fc.nat(10_000),
    })
    .map((row) => ({ ...row, met: row.phase !== 'new' })),
  { selector: ({ cardId }) => cardId, maxLength: 8 },
)

const byCard = (rows: readonly CardStateRow[]): Map<string, CardStateRow> =>
  new Map(rows.map((row) => [row.cardId, row]))

test('states come back as they were kept, to the last bit, and a second keeping replaces the first', async () => {
  let people = 0
  await fc.assert(
    fc.asyncProperty(states, states, async (first, second) => {
      const user = `keeper-${(people += 1)}` as UserId
      await store().states.replace(user, [...byCard(first).keys()], first)
      expect(byCard(await store().states.all(user))).toEqual(byCard(first))
      await store().states.replace(user, [...byCard(first).keys(), ...byCard(second).keys()], second)
      expect(byCard(await store().states.all(user))).toEqual(byCard(second))
    }),
    { numRuns: 60 },
  )
})

test('nobody sees or replaces another’s states', async () => {
  const [mine = []] = fc.sample(
    states.filter(({ length }) => length > 2),
    1,
  )
  const ids = mine.map(({ cardId }) => cardId)
  await store().states.replace('one' as UserId, ids, mine)
  await store().states.replace('two' as UserId, ids, [])
  expect(await store().states.all('two' as UserId)).toEqual([])
  expect(byCard(await store().states.all('one' as UserId))).toEqual(byCard(mine))
})

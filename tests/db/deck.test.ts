import { expect, test } from 'vitest'
import { store } from '@/lib/db'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')

const card = (index: number, changes: { level?: number; firstPlace?: number | null } = {}) => ({
  id: `conv/card:${index}`,
  topicId: 'conv',
  kind: 'choice' as const,
  level: 1,
  position: index,
  version: index.toString(16).padStart(16, '0'),
  was: [`conv/old:${index}`, 'with "quotes"'],
  givesAway: [],
  firstPlace: null,
  ...changes,
})

test('a deck of more cards than one statement takes is kept whole, and again with its changes', async () => {
  const cards = Array.from({ length: 450 }, (_, index) => card(index))
  await store().cards.put(cards)
  const asKept = (rows: typeof cards) => rows.map((row) => ({ ...row, retired: false }))
  expect(await store().cards.all()).toEqual(asKept(cards))
  const changed = cards.map((row, index) => (index % 7 === 0 ? card(index, { level: 3, firstPlace: index }) : row))
  await store().cards.put(changed)
  expect(await store().cards.all()).toEqual(asKept(changed as typeof cards))
})

test('a retired card that comes back stands again', async () => {
  const [one, two] = [card(1), card(2)]
  await store().cards.put([one, two])
  expect(await store().cards.retireOthers([two.id], 7)).toContain(one.id)
  await store().cards.put([one])
  expect((await store().cards.all()).filter(({ retired }) => !retired).map(({ id }) => id)).toEqual([one.id, two.id])
})

test('what a version says never changes; what it compiles to may be made anew', async () => {
  const version = { cardId: 'conv/card:1', version: 'a'.repeat(16), format: 1, at: 1 }
  await store().cards.putVersions([{ ...version, body: 'first', compiled: 'as it was' }])
  await store().cards.putVersions([{ ...version, body: 'second', compiled: 'anew' }])
  expect(await store().cards.version(version.cardId, version.version)).toMatchObject({
    body: 'first',
    compiled: 'anew',
  })
})

test('no cards are no statement', async () => {
  await expect(store().cards.put([])).resolves.toBeUndefined()
})

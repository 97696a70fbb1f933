import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { freshInstances, queue, recordEntries, type QueueItem } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const user = 'practises' as UserId
let asked: QueueItem

beforeAll(async () => {
  await store().users.create({ id: user, guest: true, at: NOON })
  const { items } = await queue(user, { ...reader, count: 20, filter: { kind: 'numeric', topic: 'receptive-field' } })
  const item = items.find(({ cardId }) => cardId === 'receptive-field:two-layers')
  if (item === undefined) throw new Error('the card with many instances is not there')
  asked = item
})

const draw = (not: readonly number[] = [], language: 'en' | 'zh' = 'en', count = 2) =>
  freshInstances(user, { cardId: asked.cardId, language, not, count })

describe('a card drawn anew for practice', () => {
  test('has other numbers than what is held, and than one another', async () => {
    const held = [...asked.instances]
    for (let round = 0; round < 3; round += 1) {
      const drawn = await draw(held.map(({ seed }) => seed).reverse())
      expect(drawn).toMatchObject({ v: 1, cardId: asked.cardId, cardVersion: asked.cardVersion })
      const last = held.slice(-3)
      held.push(...(drawn?.instances ?? []))
      const recent = [...last, ...(drawn?.instances ?? [])].map(({ values }) => JSON.stringify(values))
      expect(new Set(recent).size).toBe(recent.length)
    }
    expect(held).toHaveLength(8)
  })

  test('has other numbers than the last answers had', async () => {
    const [first] = (await draw())?.instances ?? []
    const answered = reviewEntry(asked.cardId, NOON, {
      mode: 'cram',
      values: { ...first?.values },
      seed: first?.seed ?? 0,
    })
    await recordEntries(user, [answered], reader)
    const fresh = (await draw([], 'en', 4))?.instances ?? []
    expect(fresh.map(({ values }) => values)).not.toContainEqual(first?.values)
  })

  test('is whole and in the language asked for', async () => {
    const [english, chinese] = [await draw(), await draw([], 'zh')]
    expect(english?.instances.map(({ seed }) => seed)).toEqual(chinese?.instances.map(({ seed }) => seed))
    expect(chinese?.instances[0]?.question).toMatch(/\p{Script=Han}/u)
    expect(chinese?.instances[0]).toMatchObject({ key: { type: 'integer' }, after: { scene: expect.anything() } })
  })

  test('is none where the card asks the same each time, or is not there', async () => {
    const fixed = { language: 'en', not: [], count: 1 } as const
    expect(await freshInstances(user, { cardId: 'receptive-field:define', ...fixed })).toBeNull()
    expect(await freshInstances(user, { cardId: 'no-such:card', ...fixed })).toBeNull()
  })
})

test('an answer for practice is kept and leaves the schedule, the limits and the list as they were', async () => {
  const before = await queue(user, { ...reader, count: 20 })
  const answered = reviewEntry(asked.cardId, NOON, { mode: 'cram', rating: 1, proposed: 1, verdict: 'wrong' })
  const { results, states } = await recordEntries(user, [answered], reader)
  expect(results).toMatchObject([{ status: 'stored' }])
  expect(states).toMatchObject([{ cardId: asked.cardId, headId: answered.id, state: null }])
  const after = await queue(user, { ...reader, count: 20 })
  expect(after.counts).toEqual(before.counts)
  expect(after.items.map(({ cardId }) => cardId).sort()).toEqual(before.items.map(({ cardId }) => cardId).sort())
  expect(after.items.find(({ cardId }) => cardId === asked.cardId)).toMatchObject({ mode: 'new', recall: null })
})

import { beforeAll, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { replayCard } from '@/lib/memory'
import { recordEntries } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const MINUTE = 60_000
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).filter(({ kind }) => kind === 'explain').map(({ id }) => id)
})

let people = 0
async function person(): Promise<UserId> {
  const id = `two-devices-${(people += 1)}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}

/** What is kept of a card, and what the whole log says of it. */
async function keptAndReplayed(user: UserId, cardId: string) {
  const entries = (await store().log.all(user)).filter((row) => row.cardId === cardId || row.cardId === null)
  const states = await store().states.all(user)
  return {
    count: entries.length,
    kept: states.find((row) => row.cardId === cardId),
    replayed: replayCard(entries, [], { numeric: false }),
  }
}

test('batches of two devices at the same moment give the replay of both, each time (F12)', async () => {
  for (let round = 0; round < 12; round += 1) {
    const user = await person()
    const card = cardIds[round] ?? ''
    const answers = [1, 2, 3, 4].map((place) => reviewEntry(card, NOON - place * 20 * MINUTE))
    await Promise.all([
      recordEntries(user, answers.slice(0, 2), reader),
      recordEntries(user, answers.slice(2), reader),
      recordEntries(user, answers.slice(1, 3), reader),
    ])
    const { count, kept, replayed } = await keptAndReplayed(user, card)
    expect(count).toBe(4)
    expect(kept).toMatchObject({ reps: 4, entryCount: 4 })
    expect(kept).toMatchObject({ ...replayed })
  }
})

test('an answer and its undo that arrive at the same moment leave the card as it was before', async () => {
  for (let round = 0; round < 12; round += 1) {
    const user = await person()
    const card = cardIds[round] ?? ''
    const [kept, taken] = [reviewEntry(card, NOON - 40 * MINUTE), reviewEntry(card, NOON - 20 * MINUTE)]
    await recordEntries(user, [kept], reader)
    const [before] = await store().states.all(user)
    await Promise.all([
      recordEntries(user, [taken], reader),
      recordEntries(user, [undoEntry(taken.id, NOON - 10 * MINUTE)], reader),
    ])
    const [after] = await store().states.all(user)
    expect(after).toMatchObject({ reps: 1, stability: before?.stability, dueAt: before?.dueAt })
  }
})

import { expect, test } from 'vitest'
import { store, transaction, type UserId } from '@/lib/db'
import { replayCard } from '@/lib/memory'
import { chanceFrom } from '../../scripts/demo/chance'
import { liveDays } from '../../scripts/demo/live-days'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('filledDatabase')

const NOW = Date.UTC(2026, 9, 20, 12)
const DAYS = 8

test('the demo learner is made by the use cases and answers as people do', async () => {
  const userId = 'demo' as UserId
  await transaction((tx) => tx.users.create({ id: userId, guest: true, at: NOW - DAYS * 86_400_000 }))
  await liveDays(userId, { days: DAYS, now: NOW, zone: 'UTC', chance: chanceFrom(7) })

  const log = await store().log.all(userId)
  const states = await store().states.all(userId)
  expect(states.length).toBeGreaterThan(50)
  for (const state of states) {
    const own = log.filter(({ cardId }) => cardId === null || cardId === state.cardId)
    expect(replayCard(own)).toMatchObject({ phase: state.phase, dueDay: state.dueDay, reps: state.reps })
  }

  const reviews = log.flatMap(({ entry, studyDay }) => (entry.type === 'review' ? [{ entry, studyDay }] : []))
  expect(new Set(reviews.map(({ entry }) => entry.rating))).toEqual(new Set([1, 2, 3, 4]))
  expect(reviews.some(({ entry }) => entry.misconception !== undefined)).toBe(true)
  expect(Math.max(...reviews.map(({ studyDay }) => studyDay))).toBeLessThan(Math.floor(NOW / 86_400_000))
})

import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { LIMITS } from '@/lib/limits'
import { queue, queuePack, recordEntries, saveSettings, type QueuePack } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const user = 'travels' as UserId

/** Everything that a pack adds to the list of a day if nothing was answered meanwhile. */
const upTo = ({ days }: QueuePack, studyDay: number): string[] =>
  days.filter((day) => day.studyDay <= studyDay).flatMap(({ cardIds }) => cardIds)

beforeAll(async () => {
  await store().users.create({ id: user, guest: true, at: NOON })
  await saveSettings(user, { newPerDay: 4 })
  const { items, studyDay } = await queue(user, { ...reader, now: NOON - DAY, count: 4 })
  const [first, second, third] = items
  if (!first || !second || !third) throw new Error('three cards are needed')
  const graduated = (dueDay: number) =>
    ({ phase: 'review', step: 0, dueDay: dueDay as never, fuzzDays: 0, balanceDays: 0 }) as const
  await recordEntries(
    user,
    [
      reviewEntry(first.cardId, NOON - DAY, { rating: 4, next: graduated(studyDay + 1) }),
      reviewEntry(second.cardId, NOON - DAY + 1, { rating: 4, next: graduated(studyDay + 4) }),
      reviewEntry(third.cardId, NOON - HOUR, {
        next: { phase: 'learning', step: 1, dueAt: NOON + HOUR, fuzzDays: 0, balanceDays: 0 },
      }),
    ],
    reader,
  )
})

describe('a pack for a week without a line', () => {
  test('lists today as the queue does, and the card that is due later today with its instant', async () => {
    const pack = await queuePack(user, { ...reader, days: 7 })
    const today = await queue(user, { ...reader, count: 20 })
    const [first] = pack.days
    expect(first?.studyDay).toBe(today.studyDay)
    expect(first?.rolloverAt).toBe(today.rolloverAt)
    const learning = Object.keys(pack.dueAt)
    expect(Object.values(pack.dueAt)).toEqual([NOON + HOUR])
    expect(first?.cardIds.filter((id) => !learning.includes(id)).sort()).toEqual(
      today.items.map(({ cardId }) => cardId).sort(),
    )
    expect(pack).toMatchObject({ v: 1, model: today.model, counts: today.counts })
  })

  test('has for each day what the queue has on that day, none twice', async () => {
    const pack = await queuePack(user, { ...reader, days: 7 })
    expect(pack.days).toHaveLength(7)
    const all = pack.days.flatMap(({ cardIds }) => cardIds)
    expect(new Set(all).size).toBe(all.length)
    expect(pack.items.map(({ cardId }) => cardId)).toEqual(all)
    for (const [ahead, { studyDay, rolloverAt, limits }] of pack.days.entries()) {
      const then = await queue(user, { ...reader, now: NOON + ahead * DAY, count: 20 })
      expect([studyDay, rolloverAt]).toEqual([then.studyDay, then.rolloverAt])
      const packed = new Set(upTo(pack, studyDay))
      expect(then.items.filter(({ cardId }) => !packed.has(cardId))).toEqual([])
      expect(limits.new).toBeGreaterThanOrEqual(then.counts.new)
    }
    expect(pack.days.slice(1).every(({ limits }) => limits.new === 4)).toBe(true)
  })

  test('goes on with new cards as if those of the days before had been met', async () => {
    const pack = await queuePack(user, { ...reader, days: 4 })
    const modes = new Map(pack.items.map(({ cardId, mode }) => [cardId, mode]))
    for (const { cardIds } of pack.days.slice(1)) {
      expect(cardIds.filter((id) => modes.get(id) === 'new')).toHaveLength(4)
    }
  })

  test('has up to three instances of a card with numbers, all different, and one of the others', async () => {
    const { items } = await queuePack(user, { ...reader, days: 7 })
    const drawn = items.filter(({ instances }) => instances.length > 1)
    expect(drawn.length).toBeGreaterThan(0)
    for (const { kind, instances } of items) {
      expect(instances).toHaveLength(kind === 'numeric' || kind === 'figure' ? 3 : 1)
    }
    for (const { instances } of drawn) expect(new Set(instances.map(({ seed }) => seed)).size).toBe(instances.length)
  })

  test('ends where its size ends, and is small on the line', async () => {
    await saveSettings(user, { newPerDay: 200 })
    const pack = await queuePack(user, { ...reader, language: 'zh', days: 7 })
    const text = JSON.stringify(pack)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMITS.packBytes.limit * 1.1)
    expect(gzipSync(text).byteLength).toBeLessThanOrEqual(1_000_000)
    expect(pack.days.length).toBeLessThan(7)
    expect(pack.items.map(({ cardId }) => cardId)).toEqual(pack.days.flatMap(({ cardIds }) => cardIds))
  })
})

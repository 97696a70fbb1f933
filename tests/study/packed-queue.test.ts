import { beforeAll, describe, expect, test } from 'vitest'
import { packedQueue } from '@/app/review/packed-queue'
import { store, type UserId } from '@/lib/db'
import type { LogEntry, ReviewEntry } from '@/lib/memory'
import { queue, queuePack, recordEntries, saveSettings, type QueueItem, type QueuePack } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { language: 'en' as const, zone: 'UTC' }
const user = 'offline for a week' as UserId
let pack: QueuePack

beforeAll(async () => {
  await store().users.create({ id: user, guest: true, at: NOON })
  await saveSettings(user, { newPerDay: 5 })
  pack = await queuePack(user, { ...reader, now: NOON, days: 7 })
})

const offline = (entries: readonly LogEntry[], now: number, not: readonly string[] = []) =>
  packedQueue(pack, { scope: {}, not, count: 100, entries, now })

/** A review as the browser makes it: what the button says is what the log keeps. */
function answer(item: QueueItem, rating: 1 | 2 | 3 | 4, at: number): ReviewEntry {
  return reviewEntry(item.cardId, at, {
    id: testId(at),
    cardVersion: item.cardVersion,
    after: item.headId,
    mode: item.mode,
    rating,
    next: item.next[rating],
  })
}

const seen = (items: readonly QueueItem[] = []) =>
  items
    .map(({ cardId, mode, state, headId }) => ({ cardId, mode, state, headId }))
    .sort((one, other) => (one.cardId < other.cardId ? -1 : 1))

describe('a week without a line', () => {
  test('has on each day the list that the server would give, after all that was answered meanwhile', async () => {
    const log: LogEntry[] = []
    for (let ahead = 0; ahead < 7; ahead += 1) {
      let now = NOON + ahead * DAY
      const list = offline(log, now)
      expect(list?.studyDay).toBe((pack.days[0]?.studyDay ?? 0) + ahead)
      expect(list?.rolloverAt).toBe(pack.days[ahead]?.rolloverAt)
      const there = await queue(user, { ...reader, now, count: 100 })
      expect(seen(list?.items), `day ${ahead}`).toEqual(seen(there.items))
      expect(list?.counts).toMatchObject({
        learning: there.counts.learning,
        new: there.counts.new,
        review: there.counts.review,
      })
      // one day is left out altogether; on the others some are forgotten, and one answer is taken back
      const given: LogEntry[] = []
      for (const [place, item] of (ahead === 2 ? [] : (list?.items ?? [])).entries()) {
        now += MINUTE
        given.push(answer(item, place % 3 === 0 ? 1 : place % 3 === 1 ? 3 : 4, now))
      }
      const [first] = given
      if (ahead === 1 && first) given.push(undoEntry(first.id, now + MINUTE))
      log.push(...given)
      if (given.length > 0) await recordEntries(user, given, { ...reader, now: now + 2 * MINUTE })
      const later = now + 5 * MINUTE
      expect(seen(offline(log, later)?.items), `day ${ahead}, later`).toEqual(
        seen((await queue(user, { ...reader, now: later, count: 100 })).items),
      )
    }
    expect(log.length).toBeGreaterThan(25)
  })

  test('tells the coming day while there is one, and goes on after the last day of the pack', () => {
    const [, tomorrow] = pack.days
    expect(offline([], NOON)?.next).toEqual({ studyDay: tomorrow?.studyDay, count: tomorrow?.cardIds.length })
    const late = offline([], NOON + 20 * DAY)
    expect(late?.studyDay).toBe((pack.days[0]?.studyDay ?? 0) + 20)
    expect(late?.rolloverAt).toBe((pack.days[0]?.rolloverAt ?? 0) + 20 * DAY)
    expect(late?.counts.new).toBe(5)
    expect(late).not.toHaveProperty('next')
  })

  test('leaves out what the session has, what was suspended and what was buried', () => {
    const ids = offline([], NOON)?.items.map(({ cardId }) => cardId) ?? []
    const [held = '', suspended = '', buried = ''] = ids
    const common = { v: 1, at: NOON, skewMs: 0, zone: 'UTC', device: 'd' } as const
    const entries: LogEntry[] = [
      { ...common, id: testId(NOON), type: 'suspend', cardId: suspended, on: true },
      {
        ...common,
        id: testId(NOON),
        type: 'bury',
        cardId: buried,
        on: true,
        untilDay: ((pack.days[0]?.studyDay ?? 0) + 1) as never,
      },
    ]
    const left = offline(entries, NOON, [held])?.items.map(({ cardId }) => cardId)
    expect(left).toEqual(
      ids.filter((id) => ![held, suspended, buried].includes(id)).concat(left?.slice(ids.length - 3) ?? []),
    )
    expect(offline(entries, NOON + DAY)?.items.map(({ cardId }) => cardId)).toContain(buried)
  })

  test('draws the buttons for the day it is', () => {
    const then = offline([], NOON + 3 * DAY)
    const easy = then?.items.map(({ next }) => next[4]) ?? []
    expect(easy.length).toBeGreaterThan(0)
    for (const next of easy) expect('dueDay' in next && next.dueDay).toBeGreaterThan(then?.studyDay ?? Infinity)
  })

  test('narrows to a topic and a kind, and leaves choices among all cards to the server', () => {
    const narrowed = (scope: object) =>
      packedQueue(pack, { scope, not: [], count: 100, entries: [], now: NOON + 6 * DAY })
    const [first] = offline([], NOON + 6 * DAY)?.items ?? []
    const topic = first?.topic[0]?.id ?? ''
    for (const item of narrowed({ topic })?.items ?? []) expect(item.topic.map(({ id }) => id)).toContain(topic)
    expect(narrowed({ topic })?.items.length).toBeGreaterThan(0)
    for (const item of narrowed({ kind: 'numeric' })?.items ?? []) expect(item.kind).toBe('numeric')
    expect(narrowed({ way: 'ahead' })).toBeNull()
    expect(narrowed({ way: 'cram' })).toBeNull()
  })
})

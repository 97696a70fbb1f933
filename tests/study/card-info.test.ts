import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { LogEntry, Rating, ReviewEntry } from '@/lib/memory'
import { cardInfo, markedCards, queue, queuePack, recordEntries, type CardInfo, type QueueItem } from '@/lib/study'
import { asDay, dayOfDate } from '@/lib/time'
import { fillWithKinds } from '../support/card-folder'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('emptyDatabase')

const MINUTE = 60_000
const NOON = Date.UTC(2026, 10, 24, 12)
const TODAY = dayOfDate('2026-11-24')
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const ZEROS = 'conv:zeros'

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `asking-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON - 100_000 * MINUTE })
  return id
}

/** A numeric card of the topic. */
let numeric: QueueItem
beforeAll(async () => {
  await fillWithKinds(NOON)
  const { items } = await queue(await person(), { ...reader, count: 5 })
  const item = items.find(({ kind }) => kind === 'numeric')
  if (item === undefined) throw new Error('no numeric card')
  numeric = item
})

type Words = LogEntry extends infer Entry
  ? Entry extends LogEntry
    ? Omit<Entry, 'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device'>
    : never
  : never
function entry(minutesAgo: number, words: Words): LogEntry {
  const at = NOON - minutesAgo * MINUTE
  return { v: 1, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'phone', ...words } as LogEntry
}
function answer(daysAgo: number, rating: Rating, dueIn: number, changes: Partial<ReviewEntry> = {}): ReviewEntry {
  return reviewEntry(ZEROS, NOON - daysAgo * 1440 * MINUTE, {
    rating,
    next: { phase: 'review', step: 0, dueDay: asDay(TODAY - daysAgo + dueIn), fuzzDays: 0, balanceDays: 0 },
    ...changes,
  })
}
async function keep(user: UserId, entries: readonly LogEntry[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status, code }) => code ?? status)).toEqual(entries.map(() => 'stored'))
}
async function info(user: UserId, cardId = ZEROS, before?: string): Promise<CardInfo> {
  const found = await cardInfo(user, cardId, reader, before)
  if (found === null) throw new Error(`no card ${cardId}`)
  return found
}

describe('a card', () => {
  test('never met says so, and why it comes today', async () => {
    expect(await info(await person())).toMatchObject({
      cardId: ZEROS,
      topic: [{ id: 'conv' }],
      standing: { phase: 'new', recall: null, stability: null, reps: 0, dueDate: null, isDue: false },
      why: { reason: { code: 'new_first' }, place: 1 },
      absence: null,
      note: null,
      leech: null,
      mistakes: [],
      history: { entries: [], isLater: false, older: null, answers: 0 },
      today: '2026-11-24',
      tomorrow: TODAY + 1,
    })
  })

  test('met tells recall, stability, difficulty, days and dues', async () => {
    const user = await person()
    await keep(user, [answer(3, 3, 2, { mode: 'new' })])
    const { standing, why, absence } = await info(user)
    expect(standing).toMatchObject({
      phase: 'review',
      reps: 1,
      lapses: 0,
      lastDate: '2026-11-21',
      dueDate: '2026-11-23',
    })
    expect(standing.stability).toBeCloseTo(2.3065, 4)
    expect(standing.recall).toBeGreaterThan(0.8)
    expect(standing).toMatchObject({ isDue: true, dueTime: null })
    expect(why).toMatchObject({ reason: { code: 'due', values: { overdueDays: 1 } } })
    expect(absence).toBeNull()
  })

  test('in learning is due at a time of the reader’s clock', async () => {
    const user = await person()
    const next = { phase: 'learning', step: 1, dueAt: NOON + 90 * MINUTE, fuzzDays: 0, balanceDays: 0 } as const
    await keep(user, [answer(0, 3, 0, { next })])
    const told = await cardInfo(user, ZEROS, { ...reader, zone: 'Asia/Shanghai' })
    expect(told?.standing).toMatchObject({ dueDate: '2026-11-24', dueTime: '21:30', isDue: false })
    expect(told?.absence).toEqual({ code: 'later_today', time: '21:30' })
  })

  test('not on today’s list says why, with the day', async () => {
    const user = await person()
    await keep(user, [answer(1, 3, 9)])
    expect(await info(user)).toMatchObject({ why: null, absence: { code: 'not_due', date: '2026-12-02' } })
    await keep(user, [entry(5, { type: 'bury', cardId: ZEROS, on: true, untilDay: asDay(TODAY + 1) })])
    expect(await info(user)).toMatchObject({
      absence: { code: 'buried', date: '2026-11-25' },
      standing: { buriedUntil: '2026-11-25' },
    })
    await keep(user, [entry(4, { type: 'suspend', cardId: ZEROS, on: true })])
    expect((await info(user)).absence).toEqual({ code: 'suspended' })
  })

  test('with numbers is told by those it was asked with last', async () => {
    const user = await person()
    const { n } = numeric.instances[0]?.values ?? {}
    await keep(user, [
      reviewEntry(numeric.cardId, NOON - MINUTE, {
        cardVersion: numeric.cardVersion,
        values: { ...numeric.instances[0]?.values },
      }),
    ])
    expect((await info(user, numeric.cardId)).question).toContain(`Input ${n},`)
    expect((await info(await person(), numeric.cardId)).question).toContain('Input …,')
  })

  test('that is not here is nothing', async () => {
    expect(await cardInfo(await person(), 'conv:no-such-card', reader)).toBeNull()
  })
})

describe('the history', () => {
  test('is newest first: answers with their intervals explained, and everything else that was done', async () => {
    const user = await person()
    const first = answer(12, 3, 4, { mode: 'new' })
    const second = answer(8, 2, 9, { after: first.id, verdict: 'right', spentMs: 12_000 })
    const flag = entry(20, { type: 'flag', cardId: ZEROS, on: true })
    const note = entry(10, { type: 'note', cardId: ZEROS, text: 'see fig. 2', wrong: true })
    await keep(user, [first, second, flag, note])
    const { history } = await info(user)
    expect(history.entries.map(({ id, act }) => [id, act.type])).toEqual([
      [note.id, 'note'],
      [flag.id, 'flag'],
      [second.id, 'review'],
      [first.id, 'review'],
    ])
    expect(history.entries[0]).toMatchObject({
      target: note.id,
      date: '2026-11-24',
      time: '11:50',
      undone: false,
      act: { type: 'note', text: 'see fig. 2', wrong: true },
    })
    expect(history.entries[2]?.act).toMatchObject({
      rating: 2,
      verdict: 'right',
      spentMs: 12_000,
      explanation: { waitedDays: 4, due: { kind: 'interval', date: '2026-11-25', days: 9 }, isConcurrent: false },
    })
    expect(history.answers).toBe(2)
  })

  test('folds undos into what they took back, which is explained no more', async () => {
    const user = await person()
    const [first, second] = [answer(8, 3, 4), answer(4, 3, 9)]
    await keep(user, [first, second, undoEntry(second.id, NOON - MINUTE)])
    const { history, standing } = await info(user)
    expect(history.entries).toMatchObject([
      { id: second.id, undone: true, act: { explanation: null } },
      { id: first.id, undone: false, act: { explanation: { rating: 3 } } },
    ])
    expect(standing.reps).toBe(1)
    await keep(user, [entry(0, { type: 'redo', target: second.id })])
    expect((await info(user)).history.entries[0]).toMatchObject({ undone: false, act: { explanation: { rating: 3 } } })
  })

  test('names the batch to take back a rescheduling, and the day it moved an answer to', async () => {
    const user = await person()
    const batch = testId(NOON)
    const moved = entry(5, { type: 'reschedule', cardId: ZEROS, dueDay: asDay(TODAY + 3), batch, reason: 'retention' })
    await keep(user, [answer(4, 3, 5), moved])
    const { history } = await info(user)
    expect(history.entries).toMatchObject([
      { target: batch, act: { type: 'reschedule', date: '2026-11-27', reason: 'retention' } },
      { act: { explanation: { movedTo: { date: '2026-11-27', by: 'reschedule' } } } },
    ])
  })

  test('marks what a reset forgot, until the reset is undone', async () => {
    const user = await person()
    const reset = entry(5, { type: 'reset', cardId: ZEROS })
    await keep(user, [answer(4, 3, 5), reset])
    expect((await info(user)).history).toMatchObject({
      answers: 0,
      entries: [{ forgotten: false }, { forgotten: true }],
    })
    await keep(user, [undoEntry(reset.id, NOON)])
    expect((await info(user)).history).toMatchObject({
      answers: 1,
      entries: [{ undone: true, forgotten: false }, { forgotten: false }],
    })
  })

  test('comes twenty at a time, and no entry is left out or told twice', async () => {
    const user = await person()
    const entries = Array.from({ length: 45 }, (_, n) =>
      entry(60 - n, { type: 'flag', cardId: ZEROS, on: n % 2 === 0 }),
    )
    await keep(user, entries)
    const told: string[] = []
    const sizes: number[] = []
    for (let before: string | null | undefined; before !== null;) {
      const { history } = await info(user, ZEROS, before)
      expect(history.isLater).toBe(before !== undefined)
      told.push(...history.entries.map(({ id }) => id))
      sizes.push(history.entries.length)
      before = history.older
    }
    expect(sizes).toEqual([20, 20, 5])
    expect(told).toEqual(entries.map(({ id }) => id).reverse())
  })

  test('is seen by nobody else', async () => {
    await keep(await person(), [answer(1, 3, 5)])
    expect((await info(await person())).history.entries).toEqual([])
  })
})

describe('a note', () => {
  test('is the last one that counts; an empty one takes it away, and undo brings it back', async () => {
    const user = await person()
    const first = entry(9, { type: 'note', cardId: ZEROS, text: 'first', wrong: false })
    const second = entry(8, { type: 'note', cardId: ZEROS, text: 'second', wrong: true })
    const empty = entry(7, { type: 'note', cardId: ZEROS, text: '', wrong: false })
    await keep(user, [first, second])
    expect((await info(user)).note).toEqual({ text: 'second', wrong: true, date: '2026-11-24' })
    await keep(user, [empty])
    expect((await info(user)).note).toBeNull()
    await keep(user, [undoEntry(empty.id, NOON - 5 * MINUTE), undoEntry(second.id, NOON - 4 * MINUTE)])
    expect((await info(user)).note).toMatchObject({ text: 'first', wrong: false })
  })

  test('comes with the card in a session', async () => {
    const user = await person()
    const item = async () => (await queue(user, { ...reader, count: 5 })).items.find(({ cardId }) => cardId === ZEROS)
    expect(await item()).not.toHaveProperty('note')
    const note = entry(9, { type: 'note', cardId: ZEROS, text: 'mind the corner', wrong: true })
    await keep(user, [note])
    expect(await item()).toMatchObject({ note: { text: 'mind the corner', wrong: true } })
    const { items } = await queuePack(user, { ...reader, days: 2 })
    expect(items.find(({ cardId }) => cardId === ZEROS)?.note?.text).toBe('mind the corner')
    await keep(user, [undoEntry(note.id, NOON)])
    expect(await item()).not.toHaveProperty('note')
  })

  test('outlives a reset, which forgets what was learnt and not what was written', async () => {
    const user = await person()
    await keep(user, [
      entry(9, { type: 'note', cardId: ZEROS, text: 'mind the corner', wrong: false }),
      entry(8, { type: 'reset', cardId: ZEROS }),
    ])
    expect((await info(user)).note?.text).toBe('mind the corner')
    expect((await markedCards(user, reader)).counts.noted).toBe(1)
  })
})

test('mistakes that recur are counted, in the words of the newest', async () => {
  const user = await person()
  const wrong = (daysAgo: number, misconception: string) =>
    reviewEntry(numeric.cardId, NOON - daysAgo * 1440 * MINUTE, {
      cardVersion: numeric.cardVersion,
      values: { ...numeric.instances[0]?.values },
      rating: 1,
      verdict: 'wrong',
      misconception,
    })
  const newest = wrong(1, 'forgot_padding')
  await keep(user, [wrong(5, 'forgot_padding'), wrong(3, 'nobody_knows'), newest])
  const { mistakes } = await info(user, numeric.cardId)
  expect(mistakes).toMatchObject([
    { id: 'forgot_padding', times: 2, answerId: newest.id, html: expect.any(String) as string },
    { id: 'nobody_knows', times: 1, html: null },
  ])
})

test('a card that does not stick comes with the numbers that say so', async () => {
  const user = await person()
  const again = [40, 30, 20, 10].map((daysAgo) => answer(daysAgo, 1, 10, { recallBefore: 0.9 }))
  await keep(user, [answer(50, 3, 10), ...again])
  const { leech } = await info(user)
  expect(leech).toMatchObject({ reviews: 4, observed: 0, byChance: true })
  expect(leech?.expected).toBeCloseTo(3.6, 6)
  expect(leech?.p).toBeLessThan(0.05)
})

describe('marked cards', () => {
  const marks: readonly (readonly [string, Words])[] = [
    ['flagged', { type: 'flag', cardId: ZEROS, on: true }],
    ['noted', { type: 'note', cardId: ZEROS, text: 'see fig. 2', wrong: false }],
    ['wrong', { type: 'note', cardId: ZEROS, text: '', wrong: true }],
    ['suspended', { type: 'suspend', cardId: ZEROS, on: true }],
    ['buried', { type: 'bury', cardId: ZEROS, on: true, untilDay: asDay(TODAY + 1) }],
  ]

  test.each(marks)('%s are listed and counted, until that is undone', async (mark, words) => {
    const user = await person()
    const made = entry(9, words)
    await keep(user, [made])
    const list = await markedCards(user, reader, mark as 'flagged')
    expect(list.cards).toMatchObject([{ cardId: ZEROS, topicId: 'conv', marks: [mark] }])
    expect(list).toMatchObject({ counts: { all: 1, [mark]: 1 }, from: 1, nextPage: null })
    await keep(user, [undoEntry(made.id, NOON)])
    expect(await markedCards(user, reader)).toMatchObject({ counts: { all: 0 }, cards: [], from: 0 })
  })

  test('are narrowed to one mark, and counted under each', async () => {
    const user = await person()
    await keep(user, [
      entry(9, { type: 'flag', cardId: ZEROS, on: true }),
      entry(8, { type: 'suspend', cardId: ZEROS, on: true }),
      entry(7, { type: 'flag', cardId: numeric.cardId, on: true }),
    ])
    expect((await markedCards(user, reader)).counts).toMatchObject({ all: 2, flagged: 2, suspended: 1, noted: 0 })
    expect((await markedCards(user, reader, 'suspended')).cards.map(({ cardId }) => cardId)).toEqual([ZEROS])
    expect((await markedCards(user, reader, 'leech')).cards).toEqual([])
  })

  test('buried yesterday until today are not buried any more', async () => {
    const user = await person()
    await keep(user, [entry(1440, { type: 'bury', cardId: ZEROS, on: true, untilDay: TODAY })])
    expect((await markedCards(user, reader)).counts.all).toBe(0)
  })

  test('beyond the last page are none', async () => {
    const user = await person()
    await keep(user, [entry(9, { type: 'flag', cardId: ZEROS, on: true })])
    expect(await markedCards(user, reader, undefined, 7)).toMatchObject({ cards: [], from: 0, nextPage: null })
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { dayTotals, effectiveEntries, type LogEntry, type Rating } from '@/lib/memory'
import { queue, recordEntries, today, undoableEntries } from '@/lib/study'
import { asDay, dayOfDate } from '@/lib/time'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOON = Date.UTC(2026, 10, 24, 12)
const TODAY = dayOfDate('2026-11-24')
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).map(({ id }) => id)
})
const card = (index: number): string => cardIds[index] ?? ''

type Words = LogEntry extends infer Entry
  ? Entry extends LogEntry
    ? Omit<Entry, 'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device'>
    : never
  : never
/** An entry given some minutes before noon, on some device. */
function entry(minutesAgo: number, words: Words, device = 'phone'): LogEntry {
  const at = NOON - minutesAgo * MINUTE
  return { v: 1, id: testId(at), at, skewMs: 0, zone: 'UTC', device, ...words } as LogEntry
}
const answer = (index: number, minutesAgo: number, rating: Rating, dueIn: number, mode: 'due' | 'new' = 'due') =>
  reviewEntry(card(index), NOON - minutesAgo * MINUTE, {
    mode,
    rating,
    next: {
      phase: 'review',
      step: 0,
      dueDay: asDay(TODAY - Math.floor(minutesAgo / 1440) + dueIn),
      fuzzDays: 0,
      balanceDays: 0,
    },
  })

let people = 0
/** Who has answered on each of the last four days but today, and has three cards due today, one of them flagged. */
async function learner(): Promise<UserId> {
  people += 1
  const user = `undoing-${people}` as UserId
  await store().users.create({ id: user, guest: true, at: NOON - 10 * DAY })
  await keep(user, [
    answer(0, 4 * 1440, 3, 4, 'new'),
    answer(1, 3 * 1440, 3, 3, 'new'),
    answer(2, 2 * 1440, 3, 2, 'new'),
    answer(3, 1440, 3, 6, 'new'),
    entry(1400, { type: 'flag', cardId: card(1), on: true }),
  ])
  return user
}
async function keep(user: UserId, entries: readonly LogEntry[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status, code }) => code ?? status)).toEqual(entries.map(() => 'stored'))
}

/** Everything a person sees of where they stand, and the days behind it. */
async function standing(user: UserId) {
  const [seen, list, states, log] = await Promise.all([
    today(user, reader),
    queue(user, { ...reader, count: 20 }),
    store().states.all(user),
    store().log.all(user),
  ])
  return {
    today: seen,
    list: list.items.map(({ cardId, mode, why, flagged, recall, state, next }) => ({
      cardId,
      mode,
      why,
      flagged,
      recall,
      state,
      next,
    })),
    counts: list.counts,
    states: states
      // the head and the number of entries tell of the log, which only grows
      .map(({ headId: _, entryCount: __, ...state }) => state)
      .filter((state) => state.met || state.suspended || state.flagged || state.buriedUntilDay !== null || state.dueDay)
      .sort((a, b) => (a.cardId < b.cardId ? -1 : 1)),
    days: dayTotals(effectiveEntries(log)),
  }
}

const batch = testId(NOON - 30 * MINUTE)
const ACTS: readonly [name: string, target: string | null, act: () => readonly LogEntry[]][] = [
  ['an answer to a card that was due', null, () => [answer(0, 30, 1, 1)]],
  ['the first answer to a card', null, () => [answer(9, 30, 3, 2, 'new')]],
  ['suspending', null, () => [entry(30, { type: 'suspend', cardId: card(0), on: true })]],
  ['burying', null, () => [entry(30, { type: 'bury', cardId: card(0), on: true, untilDay: asDay(TODAY + 1) })]],
  ['flagging', null, () => [entry(30, { type: 'flag', cardId: card(0), on: true })]],
  ['taking a flag', null, () => [entry(30, { type: 'flag', cardId: card(1), on: false })]],
  ['a note', null, () => [entry(30, { type: 'note', cardId: card(0), text: 'look at fig. 2', wrong: true })]],
  ['a reset', null, () => [entry(30, { type: 'reset', cardId: card(0) })]],
  ['setting a day', null, () => [entry(30, { type: 'setDue', cardId: card(0), dueDay: asDay(TODAY + 40) })]],
  [
    'a rescheduling of several cards',
    batch,
    () =>
      [0, 1, 3].map((index) =>
        entry(30, {
          type: 'reschedule',
          cardId: card(index),
          dueDay: asDay(TODAY + (index === 3 ? 0 : 9)),
          batch,
          reason: 'retention',
        }),
      ),
  ],
  [
    'suspending several cards',
    batch,
    () => [0, 1, 9].map((index) => entry(30, { type: 'suspend', cardId: card(index), on: true, batch })),
  ],
  [
    'a reset of several cards',
    batch,
    () => [0, 1, 3].map((index) => entry(30, { type: 'reset', cardId: card(index), batch })),
  ],
]

describe.each(ACTS)('%s', (name, batchId, act) => {
  test('undone leaves everything exactly as it was; done again, as it was after; and so on', async () => {
    const user = await learner()
    const before = await standing(user)
    const entries = act()
    const target = batchId ?? entries[0]?.id ?? ''
    await keep(user, entries)
    const after = await standing(user)
    if (name !== 'a note') expect(after.states).not.toEqual(before.states)

    await keep(user, [undoEntry(target, NOON - 20 * MINUTE)])
    expect(await standing(user)).toEqual(before)
    await keep(user, [entry(15, { type: 'redo', target })])
    expect(await standing(user)).toEqual(after)
    await keep(user, [undoEntry(target, NOON - 10 * MINUTE)])
    expect(await standing(user)).toEqual(before)
  })

  test('undone by another device, with the undo arriving first, leaves everything exactly as it was', async () => {
    const user = await learner()
    const before = await standing(user)
    const entries = act()
    const target = batchId ?? entries[0]?.id ?? ''
    await keep(user, [entry(20, { type: 'undo', target }, 'tablet')])
    expect(await standing(user)).toEqual(before)
    for (const one of [...entries].reverse()) await keep(user, [one])
    expect(await standing(user)).toEqual(before)
    // a redo older than the undo has lost its say
    await keep(user, [entry(25, { type: 'redo', target })])
    expect(await standing(user)).toEqual(before)
  })

  test('is what can be taken back, once, and no more when it was', async () => {
    const user = await learner()
    const entries = act()
    const target = batchId ?? entries[0]?.id ?? ''
    const first = async () => (await undoableEntries(user, 1, reader))[0]?.id
    const others = await undoableEntries(user, 100, reader)
    await keep(user, entries)
    const told = await undoableEntries(user, 100, reader)
    expect(told.map(({ id }) => id)).toEqual([target, ...others.map(({ id }) => id)])
    await keep(user, [undoEntry(target, NOON - 20 * MINUTE)])
    expect(await first()).toBe(others[0]?.id)
    await keep(user, [entry(15, { type: 'redo', target })])
    expect(await first()).toBe(target)
  })
})

describe('what can be taken back', () => {
  test('is told newest first, with its question, rating, instant and day', async () => {
    const user = await learner()
    const [flag, last] = await undoableEntries(user, 2, reader)
    expect(flag).toMatchObject({ type: 'flag', cardId: card(1) })
    expect(last).toEqual({
      id: expect.any(String) as string,
      type: 'review',
      cardId: card(3),
      question: expect.stringMatching(/\w/) as string,
      rating: 3,
      at: NOON - 1440 * MINUTE,
      day: TODAY - 1,
    })
  })

  test('is in the language of the reader', async () => {
    const user = await learner()
    const [told] = await undoableEntries(user, 1, { ...reader, language: 'zh' })
    expect(told?.question).toMatch(/\p{Script=Han}/u)
  })

  test('is as long as asked for at most, and nobody else’s', async () => {
    const user = await learner()
    expect(await undoableEntries(user, 3, reader)).toHaveLength(3)
    people += 1
    const stranger = `undoing-${people}` as UserId
    await store().users.create({ id: stranger, guest: true, at: NOON })
    expect(await undoableEntries(stranger, 20, reader)).toEqual([])
  })

  test('holds answers for practice too, and no import', async () => {
    const user = await learner()
    const practised = reviewEntry(card(0), NOON - 5 * MINUTE, { mode: 'cram' })
    await keep(user, [
      practised,
      entry(2, {
        type: 'start',
        cardId: card(20),
        stability: 5,
        difficulty: 5,
        lastDay: asDay(TODAY - 5),
        dueDay: TODAY,
      }),
    ])
    expect((await undoableEntries(user, 1, reader))[0]?.id).toBe(practised.id)
  })
})

test('an act on several cards is offered as long as it counts for one of them', async () => {
  const user = await learner()
  const batch = testId(NOON - MINUTE)
  const act = [4, 5, 6].map((index) => entry(1, { type: 'suspend', cardId: card(index), on: true, batch }))
  await keep(user, act)
  const offered = async (): Promise<number> =>
    (await undoableEntries(user, 20, reader)).filter(({ id }) => id === batch).length
  expect(await offered()).toBe(1)
  for (const [place, { id }] of act.toReversed().entries()) {
    await keep(user, [undoEntry(id, NOON)])
    expect(await offered(), `${place + 1} taken back by themselves`).toBe(place < 2 ? 1 : 0)
  }
})

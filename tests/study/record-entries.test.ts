import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { effectiveEntries, replayCard, type LogEntry } from '@/lib/memory'
import { queue, recordEntries, today } from '@/lib/study'
import { asDay } from '@/lib/time'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const HOUR = 3_600_000
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).map(({ id }) => id)
})

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `user-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}
const card = (index: number): string => cardIds[index] ?? ''
const statuses = async (user: UserId, entries: readonly unknown[], at = reader) =>
  (await recordEntries(user, entries, at)).results.map(({ status, code }) => code ?? status)

describe('an entry', () => {
  test('is stored once, however often it is sent', async () => {
    const user = await person()
    const entry = reviewEntry(card(0), NOON)
    expect(await statuses(user, [entry])).toEqual(['stored'])
    expect(await statuses(user, [entry])).toEqual(['already'])
    expect(await statuses(user, [entry, entry])).toEqual(['already', 'already'])
    expect(await store().log.all(user)).toHaveLength(1)
  })

  test('sent twice in one request is stored once', async () => {
    const user = await person()
    const entry = reviewEntry(card(0), NOON)
    expect(await statuses(user, [entry, entry])).toEqual(['stored', 'already'])
  })

  test('under a known id with other content is refused, and the first stays', async () => {
    const user = await person()
    const entry = reviewEntry(card(0), NOON)
    await recordEntries(user, [entry], reader)
    expect(await statuses(user, [{ ...entry, rating: 1 }])).toEqual(['id_reused'])
    const [kept] = await store().log.all(user)
    expect(kept?.entry).toMatchObject({ rating: 3 })
  })

  test('whose keys come in another order is the same entry', async () => {
    const user = await person()
    const entry = reviewEntry(card(0), NOON)
    await recordEntries(user, [entry], reader)
    expect(await statuses(user, [Object.fromEntries(Object.entries(entry).reverse())])).toEqual(['already'])
  })

  test('of two people under one id is kept for both', async () => {
    const [a, b] = [await person(), await person()]
    const entry = reviewEntry(card(0), NOON)
    expect(await statuses(a, [entry])).toEqual(['stored'])
    expect(await statuses(b, [entry])).toEqual(['stored'])
  })

  test('of an unknown version of a known card is stored', async () => {
    expect(await statuses(await person(), [reviewEntry(card(0), NOON, { cardVersion: 'ffffffffffffffff' })])).toEqual([
      'stored',
    ])
  })

  test.each([
    ['no object', 7, 'malformed'],
    ['an unknown key', { extra: 1 }, 'malformed'],
    ['a rating of 0', { rating: 0 }, 'out_of_range'],
    ['a rating of 5', { rating: 5 }, 'out_of_range'],
    ['a rating in words', { rating: '3' }, 'malformed'],
    ['half a rating', { rating: 1.5 }, 'out_of_range'],
    ['an answer beyond 4,000 characters', { answer: { text: 'x'.repeat(4_001) } }, 'too_long'],
    ['a card nobody knows', { cardId: 'no/such:card' }, 'unknown_card'],
    ['an object in place of an id', { cardId: { contains: '' } }, 'malformed'],
  ])('with %s is refused by itself and holds up no other', async (_, change, code) => {
    const bad = typeof change === 'object' ? { ...reviewEntry(card(0), NOON), ...change } : change
    const good = reviewEntry(card(1), NOON)
    expect((await statuses(await person(), [bad, good])).at(-1)).toBe('stored')
    const first = (await statuses(await person(), [bad]))[0]
    // a rating that is no whole number from 1 to 4 may be called either
    if (code === 'out_of_range') expect(['out_of_range', 'malformed']).toContain(first)
    else expect(first).toBe(code)
  })
})

describe('the instant that counts', () => {
  test.each([
    ['a clock that is right', NOON - HOUR, 0, NOON - HOUR],
    ['a clock a year ahead', NOON + 365 * 24 * HOUR, 0, NOON],
    ['a clock of 1969', -1_000, 0, Date.UTC(2000, 0, 1)],
    ['a clock three days back, known to be', NOON - 73 * HOUR, 72 * HOUR, NOON - HOUR],
    ['the year 9999', 253_402_300_799_000, 0, NOON],
  ])('of %s', async (_, at, skewMs, effectiveAt) => {
    const user = await person()
    expect(await statuses(user, [reviewEntry(card(0), at, { skewMs })])).toEqual(['stored'])
    expect((await store().log.all(user))[0]?.effectiveAt).toBe(effectiveAt)
  })
})

test('an answer at 03:30 belongs to the evening before, in the zone of the device', async () => {
  const user = await person()
  const at = Date.UTC(2026, 10, 23, 19, 30) // 03:30 on the 24th in Shanghai
  await recordEntries(user, [reviewEntry(card(0), at, { zone: 'Asia/Shanghai' })], reader)
  expect((await store().log.all(user))[0]?.studyDay).toBe(asDay(Date.UTC(2026, 10, 23) / 86_400_000))
})

const stateOf = async (user: UserId, cardId: string) =>
  (await store().states.all(user)).find((state) => state.cardId === cardId)

describe('undo', () => {
  test('gives exactly the state before, counts and streak included', async () => {
    const user = await person()
    const first = reviewEntry(card(0), NOON - HOUR)
    await recordEntries(user, [first], reader)
    const stateBefore = await stateOf(user, card(0))
    const todayBefore = await today(user, reader)
    const second = reviewEntry(card(1), NOON)
    await recordEntries(user, [second], reader)
    expect(await today(user, reader)).not.toEqual(todayBefore)
    await recordEntries(user, [undoEntry(second.id, NOON + 1)], { ...reader, now: NOON + 1 })
    const after = await today(user, reader)
    expect({ ...after, map: null, seconds: null }).toEqual({ ...todayBefore, map: null, seconds: null })
    expect(after.map).toEqual(todayBefore.map)
    expect(await stateOf(user, card(0))).toEqual(stateBefore)
  })

  test('that arrives before what it undoes waits for it', async () => {
    const user = await person()
    const entry = reviewEntry(card(0), NOON)
    expect(await statuses(user, [undoEntry(entry.id, NOON + 1)], { ...reader, now: NOON + 1 })).toEqual(['stored'])
    await recordEntries(user, [entry], { ...reader, now: NOON + 2 })
    expect((await stateOf(user, card(0)))?.met).toBe(false)
  })

  test('of another person’s entry changes nothing of theirs', async () => {
    const [a, b] = [await person(), await person()]
    const entry = reviewEntry(card(0), NOON)
    await recordEntries(a, [entry], reader)
    const before = await store().states.all(a)
    await recordEntries(b, [undoEntry(entry.id, NOON)], reader)
    expect(await store().states.all(a)).toEqual(before)
  })
})

test('the kept states are the replay of the log, whatever was sent in which order and batches', async () => {
  const kind = fc.record({
    card: fc.integer({ min: 0, max: 2 }),
    minutes: fc.integer({ min: 0, max: 5_000 }),
    rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    undoes: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null, freq: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(kind, { minLength: 1, maxLength: 10 }),
      fc.infiniteStream(fc.nat()),
      async (acts, chance) => {
        const user = await person()
        const made: LogEntry[] = []
        for (const { card: index, minutes, rating, undoes } of acts) {
          const at = NOON - 10_000 * 60_000 + minutes * 60_000
          const target = undoes === null ? undefined : made[undoes % Math.max(made.length, 1)]
          made.push(
            target
              ? undoEntry(target.type === 'undo' ? target.target : target.id, at)
              : reviewEntry(card(index), at, { rating }),
          )
        }
        const shuffled = made
          .map((entry) => ({ entry, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry)
        const half = Math.ceil(shuffled.length / 2)
        await recordEntries(user, shuffled.slice(0, half), reader)
        await recordEntries(user, [...shuffled.slice(half), ...shuffled.slice(0, half)], reader)

        const log = await store().log.all(user)
        expect(log).toHaveLength(made.length)
        for (const index of [0, 1, 2]) {
          const of = log.filter(({ cardId, entry }) => cardId === card(index) || entry.type === 'undo')
          const expected = replayCard(of)
          const kept = await stateOf(user, card(index))
          if (expected === null) expect(kept).toBeUndefined()
          else expect(kept).toMatchObject(expected)
        }
        expect((await today(user, reader)).answersToday).toBe(
          effectiveEntries(log).filter(
            ({ entry, studyDay }) =>
              entry.type === 'review' &&
              studyDay === log[0]?.studyDay &&
              studyDay === asDay(Math.floor((NOON - 4 * HOUR) / 86_400_000)),
          ).length,
        )
      },
    ),
    { numRuns: 25 },
  )
})

test('the counts that come with an answer are those of the queue', async () => {
  const user = await person()
  const answer = await recordEntries(user, [reviewEntry(card(0), NOON), reviewEntry(card(1), NOON)], reader)
  expect(answer.counts).toEqual((await queue(user, { ...reader, count: 1 })).counts)
})

test('an entry of every type may be stored', async () => {
  const user = await person()
  const common = () => ({ v: 1, id: testId(NOON), at: NOON, skewMs: 0, zone: 'UTC', device: 'test-device' })
  const cardId = card(0)
  const review = reviewEntry(cardId, NOON)
  const undo = undoEntry(review.id, NOON + 1)
  const batch = testId(NOON)
  const entries = [
    review,
    undo,
    { ...common(), type: 'redo', target: review.id },
    { ...common(), type: 'suspend', cardId, on: true },
    { ...common(), type: 'flag', cardId, on: true },
    { ...common(), type: 'bury', cardId, on: true, untilDay: 20_800 },
    { ...common(), type: 'note', cardId, text: 'Look at figure 3.', wrong: false },
    { ...common(), type: 'reset', cardId },
    { ...common(), type: 'setDue', cardId, dueDay: 20_800 },
    { ...common(), type: 'reschedule', cardId, dueDay: 20_801, batch, reason: 'retention' },
    { ...common(), type: 'start', cardId: card(1), stability: 12, difficulty: 5, lastDay: 20_700, dueDay: 20_790 },
    { ...common(), type: 'model', modelId: 'fsrs-6-default', scope: 'all' },
  ]
  expect(await statuses(user, entries, { ...reader, now: NOON + 10 })).toEqual(entries.map(() => 'stored'))
})

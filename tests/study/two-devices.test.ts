import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { checkStates, queue, recordEntries } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const RUNS = Number(process.env['RECEPTIVE_FUZZ_RUNS'] ?? 0) || 12
const NOON = Date.UTC(2026, 10, 24, 12)
const MINUTE = 60_000
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).map(({ id }) => id)
})

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `two-devices-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}

const act = fc.record({
  device: fc.constantFrom(0, 1),
  card: fc.nat(2),
  // within four days, so that days, steps and their boundaries are met; both devices may act in the same millisecond
  minutes: fc.nat(4 * 24 * 60),
  rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  what: fc.constantFrom('review', 'review', 'review', 'undo', 'redo', 'suspend', 'bury', 'flag', 'reset', 'setDue'),
  on: fc.boolean(),
  // acts on several cards at once: what reaches the server of them may be a part
  batch: fc.option(fc.nat(1), { nil: null }),
  of: fc.nat(20),
})
type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never

/** What the two wrote, each in its own order. An undo may point at anything that was written before, on either. */
function write(acts: readonly Act[]): { entry: LogEntry; device: number }[] {
  const written: { entry: LogEntry; device: number }[] = []
  const batches = [testId(NOON), testId(NOON)]
  for (const { device, card, minutes, rating, what, on, of, batch } of acts) {
    const at = NOON - 4 * 24 * 60 * MINUTE + minutes * MINUTE
    const common = { v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: `device-${device}` }
    const cardId = cardIds[card] ?? ''
    const named = batch === null ? undefined : batches[batch]
    const inBatch = named === undefined ? {} : { batch: named }
    const target = named ?? written[of % Math.max(written.length, 1)]?.entry.id ?? testId(at)
    const entry = ((): LogEntry => {
      switch (what) {
        case 'undo':
          return undoEntry(target, at)
        case 'redo':
          return { ...common, type: 'redo', target }
        case 'suspend':
          return { ...common, ...inBatch, type: 'suspend', cardId, on }
        case 'flag':
          return { ...common, type: 'flag', cardId, on }
        case 'bury':
          return { ...common, type: 'bury', cardId, on, untilDay: 20_783 as never }
        case 'reset':
          return { ...common, ...inBatch, type: 'reset', cardId }
        case 'setDue':
          return { ...common, type: 'setDue', cardId, dueDay: 20_790 as never }
        default:
          return reviewEntry(cardId, at, { rating, device: `device-${device}` })
      }
    })()
    written.push({ entry, device })
  }
  return written
}

/** How the log reaches the server: some device sends some of what it has, the beginning perhaps once more. */
const delivery = fc.array(
  fc.record({ device: fc.constantFrom(0, 1), size: fc.integer({ min: 1, max: 6 }), again: fc.nat(3) }),
  {
    maxLength: 12,
  },
)

async function outcome(user: UserId) {
  const order = (rows: readonly { readonly cardId: string }[]): unknown[] =>
    [...rows].sort((a, b) => (a.cardId < b.cardId ? -1 : 1))
  const { counts } = await queue(user, { ...reader, count: 1 })
  return {
    states: order(await store().states.all(user)),
    days: (await store().userDays.all(user)).filter(({ answers }) => answers > 0),
    counts,
    entries: (await store().log.all(user)).map(({ entry }) => entry.id),
  }
}

test('F12: whichever way two devices’ logs come in, cut, delayed and doubled: the same states, days and counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 24 }), delivery, async (acts, sendings) => {
      const written = write(acts)
      const logs = [0, 1].map((device) => written.filter((each) => each.device === device).map(({ entry }) => entry))
      const [one, other] = [await person(), await person()]

      for (const log of logs) if (log.length > 0) await recordEntries(one, log, reader)

      const sent = [0, 0]
      for (const { device, size, again } of sendings) {
        const from = Math.max(0, (sent[device] ?? 0) - again)
        const batch = (logs[device] ?? []).slice(from, (sent[device] ?? 0) + size)
        sent[device] = Math.max(sent[device] ?? 0, from + batch.length)
        if (batch.length > 0) await recordEntries(other, batch, reader)
      }
      // whatever is left comes last, the second device first, with everything from before once more
      for (const log of [...logs].reverse()) if (log.length > 0) await recordEntries(other, log, reader)

      expect(await outcome(other)).toEqual(await outcome(one))
    }),
    { numRuns: RUNS },
  )
  // and what is kept is what the log gives
  expect((await checkStates()).differing).toEqual([])
})

test('F7: a server whose clock goes back three days and then on a year refuses nothing and keeps the order of the log', async () => {
  const user = await person()
  const cardId = cardIds[0] ?? ''
  const times = [NOON, NOON - 3 * 24 * 60 * MINUTE, NOON + 365 * 24 * 60 * MINUTE]
  for (const now of times) {
    const { results } = await recordEntries(user, [reviewEntry(cardId, now)], { ...reader, now })
    expect(results.map(({ status }) => status)).toEqual(['stored'])
  }
  const log = await store().log.all(user)
  expect(log.map(({ effectiveAt }) => effectiveAt)).toEqual([...times].sort((a, b) => a - b))
  const [state] = await store().states.all(user)
  expect(state).toMatchObject({ reps: 3, lastAt: Math.max(...times) })
  expect(Number.isFinite(state?.stability)).toBe(true)
  expect((await checkStates()).differing).toEqual([])
})

test('F7: device clocks wrong by a year either way give no negative interval and no day in the future', async () => {
  const user = await person()
  const cardId = cardIds[1] ?? ''
  const YEAR = 365 * 24 * 60 * MINUTE
  const entries = [
    reviewEntry(cardId, NOON - YEAR),
    reviewEntry(cardId, NOON + YEAR),
    reviewEntry(cardId, 253_402_300_799_000),
  ]
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(['stored', 'stored', 'stored'])
  const log = await store().log.all(user)
  expect(Math.max(...log.map(({ effectiveAt }) => effectiveAt))).toBe(NOON)
  const [state] = await store().states.all(user)
  expect(state?.reps).toBe(3)
  expect(state?.lastDay).toBe(Math.max(...log.map(({ studyDay }) => studyDay)))
})

test('F12: the undo of an act on two cards counts for the second, too, when that comes after it', async () => {
  const user = await person()
  const batch = testId(NOON - MINUTE)
  const [first, second] = [0, 1].map((card) => {
    const at = NOON - MINUTE
    const cardId = cardIds[card] ?? ''
    const common = { v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'device-0' }
    return { ...common, type: 'suspend' as const, cardId, on: true, batch }
  })
  for (const entry of [first, undoEntry(batch, NOON), second]) await recordEntries(user, [entry], reader)
  expect((await store().states.all(user)).map(({ suspended }) => suspended)).toEqual([false, false])
})

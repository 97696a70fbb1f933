import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { dayTotals, effectiveEntries, type DayTotals, type LogEntry, type StoredEntry } from '@/lib/memory'
import { recordEntries } from '@/lib/study'
import { statesOf } from '@/lib/study/known-states'
import { entriesSince } from '@/lib/study/known-today'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const DAY = 86_400_000
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).slice(0, 3).map(({ id }) => id)
})

/** As today's counts ask: 26 hours before the day began, at four. Some of the days lie before it. */
const since = NOON - 34 * 3_600_000

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `days-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}

const withoutEmpty = (days: readonly DayTotals[]): DayTotals[] => days.filter(({ answers }) => answers > 0)

const withoutCard = ({ entry, receivedAt, effectiveAt, studyDay }: StoredEntry): StoredEntry => ({
  entry,
  receivedAt,
  effectiveAt,
  studyDay,
})

/** What the table says beside what the whole log says. */
async function bothOf(user: UserId): Promise<{ kept: DayTotals[]; computed: DayTotals[] }> {
  const computed = dayTotals(effectiveEntries(await store().log.all(user)))
  return { kept: withoutEmpty(await store().userDays.all(user)), computed }
}

/** Answers, resets and undos of them, on four days, in any order. */
const arbitraryEntries: fc.Arbitrary<LogEntry[]> = fc
  .array(
    fc.record({
      card: fc.nat(2),
      day: fc.nat(3),
      rating: fc.constantFrom(1 as const, 3 as const),
      mode: fc.constantFrom('new' as const, 'due' as const, 'learn' as const, 'cram' as const),
      act: fc.constantFrom('review' as const, 'review' as const, 'reset' as const, 'undo' as const, 'redo' as const),
      target: fc.nat(20),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((wishes) => {
    const made: LogEntry[] = []
    for (const { card, day, rating, mode, act, target } of wishes) {
      const at = NOON - (3 - day) * DAY - made.length * 60_000
      const common = { v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'd' }
      const cardId = cardIds[card] ?? ''
      if (act === 'review') {
        const next = { phase: 'review' as const, step: 0, dueDay: 20_800 as never, fuzzDays: 0, balanceDays: 0 }
        made.push(reviewEntry(cardId, at, { rating, mode, next, spentMs: 1_000 * (1 + target) }))
      } else if (act === 'reset') made.push({ ...common, type: 'reset', cardId })
      else {
        const pointed = made[target % Math.max(made.length, 1)]
        if (pointed && pointed.type !== 'undo' && pointed.type !== 'redo') {
          made.push({ ...common, type: act, target: pointed.id })
        }
      }
    }
    return made
  })

test('a person’s days, remembered states and remembered entries equal the whole log’s, however its entries are split, ordered and repeated', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEntries, fc.integer({ min: 1, max: 5 }), fc.nat(), async (entries, size, turn) => {
      const user = await person()
      const mixed = [...entries].sort((a, b) => ((a.at ^ turn) % 97) - ((b.at ^ turn) % 97))
      for (let from = 0; from < mixed.length; from += size) {
        const batch = mixed.slice(from, from + size)
        await recordEntries(user, batch, reader)
        if (from % 2 === 0) await recordEntries(user, batch, reader)
        await statesOf(user)
        await entriesSince(user, since, NOON + 1)
      }
      const { kept, computed } = await bothOf(user)
      expect(kept).toEqual(computed)
      const read = new Map((await store().states.all(user)).map((state) => [state.cardId, state]))
      expect(await statesOf(user)).toEqual(read)
      const stored = effectiveEntries(await store().log.between(user, since, NOON + 1))
      const remembered = effectiveEntries(await entriesSince(user, since, NOON + 1))
      expect(remembered.map(withoutCard)).toEqual(stored.map(withoutCard))
    }),
    { numRuns: 40 },
  )
})

test('an undo that came before its answer leaves the day empty', async () => {
  const user = await person()
  const answer = reviewEntry(cardIds[0] ?? '', NOON - DAY)
  await recordEntries(user, [undoEntry(answer.id, NOON)], reader)
  await recordEntries(user, [answer], reader)
  expect(withoutEmpty(await store().userDays.all(user))).toEqual([])
})

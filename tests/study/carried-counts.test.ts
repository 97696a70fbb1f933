import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { queue, recordEntries } from '@/lib/study'
import { asDay } from '@/lib/time'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const DAY = 86_400_000
const TODAY = asDay(Math.floor(NOON / DAY))

let cardIds: string[]
beforeAll(async () => {
  cardIds = (await store().cards.all()).filter(({ retired }) => !retired).map(({ id }) => id)
})

let people = 0

interface Act {
  readonly what: 'step' | 'known' | 'yesterday' | 'suspend' | 'bury' | 'undo' | 'reset'
  readonly card: number
}

function entryOf({ what, card }: Act, at: number, done: readonly LogEntry[]): LogEntry {
  const cardId = cardIds[card] ?? ''
  const common = { v: 1, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'test-device' } as const
  const known = { phase: 'review', step: 0, dueDay: TODAY, fuzzDays: 0, balanceDays: 0 } as const
  switch (what) {
    case 'step':
      return reviewEntry(cardId, at)
    case 'known':
      return reviewEntry(cardId, at, { next: known })
    case 'yesterday':
      return reviewEntry(cardId, at - DAY, { mode: 'due', next: known })
    case 'suspend':
      return { ...common, type: 'suspend', cardId, on: card % 2 === 0 }
    case 'bury':
      return { ...common, type: 'bury', cardId, on: true, untilDay: asDay(TODAY + 1) }
    case 'reset':
      return { ...common, type: 'reset', cardId }
    case 'undo':
      return undoEntry(done[card % Math.max(1, done.length)]?.id ?? testId(at), at)
  }
}

test('the counts that an answer is told are those of somebody who remembers nothing', async () => {
  const act = fc.record({
    what: fc.constantFrom<Act['what'][]>('step', 'step', 'known', 'yesterday', 'suspend', 'bury', 'undo', 'reset'),
    card: fc.nat({ max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      people += 1
      const user = `counts-${people}` as UserId
      await store().users.create({ id: user, guest: true, at: NOON })
      const done: LogEntry[] = []
      for (const [place, one] of acts.entries()) {
        const entry = entryOf(one, NOON + place * 1_000, done)
        const reader = { now: NOON + place * 1_000, language: 'en' as const, zone: 'UTC' }
        const { counts } = await recordEntries(user, [entry], reader)
        done.push(entry)
        expect((await queue(user, { ...reader, count: 0 })).counts).toEqual(counts)
        // as where another process changed something: all is read again
        if (place % 3 === 2) await store().users.hold(user)
        expect((await queue(user, { ...reader, count: 0 })).counts).toEqual(counts)
      }
      await store().users.hold(user)
      const reader = { now: NOON + acts.length * 1_000, language: 'en' as const, zone: 'UTC' }
      const fresh = (await queue(user, { ...reader, count: 0 })).counts
      expect((await recordEntries(user, done.slice(0, 1), reader)).counts).toEqual(fresh)
    }),
    { numRuns: 30 },
  )
})

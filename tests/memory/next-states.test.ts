import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterReview,
  DEFAULT_MODEL,
  nextStates,
  type NextContext,
  type Rating,
  type SchedulingState,
} from '@/lib/memory'
import { asDay } from '@/lib/time'
import { context, DAY, days, known, learning, RATINGS, relearning } from './buttons'
import { FIRST_DAY, instant } from './log'

const arbitraryState: fc.Arbitrary<SchedulingState> = fc.record({
  phase: fc.constantFrom<SchedulingState['phase']>('learning', 'review', 'relearning'),
  step: fc.nat({ max: 3 }),
  stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  lastDay: fc.integer({ min: FIRST_DAY - 2_000, max: FIRST_DAY + 1 }),
  dueDay: fc.integer({ min: FIRST_DAY - 1_000, max: FIRST_DAY + 1_000 }),
  reps: fc.nat({ max: 500 }),
})
const arbitraryContext: fc.Arbitrary<NextContext> = fc.record({
  cardId: fc.string({ minLength: 1, maxLength: 20 }),
  now: fc.integer({ min: instant(0, 4), max: instant(0, 27) }),
  studyDay: fc.constant(FIRST_DAY),
  rolloverAt: fc.constant(instant(0, 28)),
  model: fc.constant(DEFAULT_MODEL),
  retention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
  steps: fc.subarray([60, 600, 6_000, DAY, 3 * DAY]),
  relearningSteps: fc.subarray([600, DAY]),
  maxIntervalDays: fc.constantFrom(36_500, 365, 30),
})

describe('graduated intervals', () => {
  test('Hard < Good < Easy strictly wherever the better one graduates, up to the longest allowed', () => {
    fc.assert(
      fc.property(fc.option(arbitraryState), arbitraryContext, (state, more) => {
        const next = nextStates(state, more)
        for (const [worse, better] of [
          [2, 3],
          [3, 4],
          [2, 4],
        ] as const) {
          if (next[better].phase !== 'review') continue
          const least = Math.min(days(next[worse]) + 1, more.maxIntervalDays)
          expect(days(next[better])).toBeGreaterThanOrEqual(least)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('intervals are whole days within 1 and the longest allowed', () => {
    fc.assert(
      fc.property(fc.option(arbitraryState), arbitraryContext, (state, more) => {
        const next = nextStates(state, more)
        for (const rating of RATINGS) {
          if (next[rating].phase !== 'review') continue
          expect(Number.isInteger(days(next[rating]))).toBe(true)
          expect(days(next[rating])).toBeGreaterThanOrEqual(1)
          expect(days(next[rating])).toBeLessThanOrEqual(more.maxIntervalDays)
        }
      }),
    )
  })

  test('a passed review never shrinks the running interval by chance', () => {
    // People saw 4 → 8 → 4 days. Where the model asks for as much as before, no fuzz may give less.
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.5, max: 400, noNaN: true }),
        fc.nat(),
        (interval, stability, reps) => {
          const state = known(interval, { stability, reps })
          const next = nextStates(state, context)
          const raw = nextStates({ ...state, dueDay: null }, context)
          for (const rating of [2, 3, 4] as const) {
            const unfuzzed = days(raw[rating]) - (raw[rating].fuzzDays ?? 0)
            if (unfuzzed > interval) expect(days(next[rating])).toBeGreaterThan(interval)
            if (unfuzzed === interval) expect(days(next[rating])).toBeGreaterThanOrEqual(interval)
          }
        },
      ),
    )
  })

  test('chance moves the interval as asked for, not its rounding', () => {
    // A second Good on one day leaves 7.4 days as they are: 6 to 9. Around 7, their rounding, it would be 5 to 9.
    const drawn = Array.from({ length: 200 }, (_, reps) =>
      days(nextStates({ ...learning(1), stability: 7.4, reps }, context)[3]),
    )
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([6, 9])
  })

  test('where the model asks for far less than before, less it is', () => {
    const overgrown = known(400, { stability: 2, difficulty: 9 })
    expect(days(nextStates(overgrown, context)[2])).toBeLessThan(400)
  })
})

describe('the button shows what is saved', () => {
  test('the same interval at any second of the day', () => {
    const state = known(60, { stability: 150 })
    const first = nextStates(state, context)
    for (let second = 0; second < 86_400; second += 97) {
      const later = nextStates(state, { ...context, now: instant(0, 4) + second * 1_000 })
      for (const rating of [2, 3, 4] as const) expect(later[rating]).toEqual(first[rating])
    }
  })

  test('card 555 at its fourth showing has another chance than card 556 at its third', () => {
    const shifts = (cardId: string, reps: number): number[] =>
      Array.from({ length: 60 }, (_, n) => {
        const next = nextStates(known(60, { stability: 300 + n, reps: reps }), { ...context, cardId: `${cardId}-${n}` })
        return next[3].fuzzDays
      })
    expect(shifts('555', 4)).not.toEqual(shifts('556', 3))
    const sameSum = Array.from({ length: 200 }, (_, n) => n).filter((n) => {
      const one = nextStates(known(60, { stability: 300, reps: 4 }), { ...context, cardId: String(555 + n) })
      const two = nextStates(known(60, { stability: 300, reps: 3 }), { ...context, cardId: String(556 + n) })
      return one[3].fuzzDays === two[3].fuzzDays
    })
    // An additive seed would give 200.
    expect(sameSum.length).toBeLessThan(30)
  })

  test('fuzzDays says how far chance moved the day from the interval asked for', () => {
    const next = nextStates(known(60, { stability: 300, dueDay: null }), context)
    const shifts = new Set<number>()
    for (let reps = 0; reps < 400; reps++) {
      const fuzzed = nextStates(known(60, { stability: 300, dueDay: null, reps }), context)
      shifts.add(fuzzed[3].fuzzDays)
      expect(days(fuzzed[3]) - fuzzed[3].fuzzDays).toBe(days(next[3]) - next[3].fuzzDays)
    }
    expect(Math.min(...shifts)).toBeLessThan(0)
    expect(Math.max(...shifts)).toBeGreaterThan(0)
  })

  test('the due is a day ahead, never the time of the review before', () => {
    const next = nextStates(known(10), context)
    const after = afterReview(known(10), 3, next[3], { studyDay: FIRST_DAY, model: DEFAULT_MODEL })
    expect(after.dueDay).toBe(FIRST_DAY + days(next[3]))
    expect(after.dueDay).toBeGreaterThan(after.lastDay)
    expect(after.dueAt).toBeNull()
  })
})

describe('broken clocks and odd states', () => {
  test.each([Date.UTC(9999, 11, 31), -8.64e15, 0])('at the instant %d there are four buttons', (now) => {
    const studyDay = asDay(Math.floor(now / 86_400_000))
    for (const state of [null, learning(0), relearning(1), known(3), known(-30)]) {
      const next = nextStates(state, { ...context, now, studyDay, rolloverAt: now + 3_600_000 })
      for (const rating of RATINGS as readonly Rating[]) {
        expect(Number.isSafeInteger('dueAt' in next[rating] ? next[rating].dueAt : next[rating].dueDay)).toBe(true)
      }
    }
  })

  test('a card met on a later day than today waits as if it were met today', () => {
    const ahead = nextStates(known(-5, { dueDay: null }), context)
    const today = nextStates(known(0, { dueDay: null }), context)
    expect(ahead).toEqual(today)
  })
})

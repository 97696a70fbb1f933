import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterReview,
  DEFAULT_MODEL,
  type Next,
  nextStates,
  type NextContext,
  type Rating,
  type SchedulingState,
} from '@/lib/memory'
import { asDay } from '@/lib/time'
import { CARD, FIRST_DAY, instant } from './log'

const NOON = instant(0, 12)
const context: NextContext = {
  cardId: CARD,
  now: NOON,
  studyDay: FIRST_DAY,
  rolloverAt: instant(0, 27),
  model: DEFAULT_MODEL,
  retention: 0.9,
  steps: [60, 600],
  relearningSteps: [600],
  maxIntervalDays: 36_500,
}
const RATINGS = [1, 2, 3, 4] as const
const DAY = 86_400

const learning = (step: number): SchedulingState => ({
  phase: 'learning',
  step,
  stability: 2.3065,
  difficulty: 2.118,
  lastDay: FIRST_DAY,
  reps: 1,
})
const relearning = (step: number): SchedulingState => ({ ...learning(step), phase: 'relearning', reps: 5 })
const known = (intervalDays: number, more: Partial<SchedulingState> = {}): SchedulingState => ({
  phase: 'review',
  step: 0,
  stability: 10,
  difficulty: 5,
  lastDay: FIRST_DAY - intervalDays,
  dueDay: FIRST_DAY,
  reps: 4,
  ...more,
})

/** Seconds from now, or whole days, with the phase and step entered. */
function said(next: Next, { now, studyDay }: NextContext = context): string {
  const due = 'dueAt' in next ? `${(next.dueAt - now) / 1000} s` : `${next.dueDay - studyDay} d`
  return `${next.phase} ${next.step}: ${due}`
}
const all = (state: SchedulingState | null, more: Partial<NextContext> = {}): string[] => {
  const next = nextStates(state, { ...context, ...more })
  return RATINGS.map((rating) => said(next[rating], { ...context, ...more }))
}
const days = (next: Next): number => ('dueDay' in next ? next.dueDay - context.studyDay : 0)

describe("learning steps, by Anki's rules", () => {
  test.each<[string, SchedulingState | null, number[], string[]]>([
    ['1m 10m', null, [60, 600], ['learning 0: 60 s', 'learning 0: 330 s', 'learning 1: 600 s']],
    ['1m 10m, second step', learning(1), [60, 600], ['learning 0: 60 s', 'learning 1: 600 s', 'review 0: 2 d']],
    ['10m', null, [600], ['learning 0: 600 s', 'learning 0: 900 s', 'review 0: 2 d']],
    ['3d', null, [3 * DAY], ['learning 0: 3 d', 'learning 0: 4 d']],
    ['1m 10m 100m', null, [60, 600, 6000], ['learning 0: 60 s', 'learning 0: 330 s', 'learning 1: 600 s']],
    [
      '1m 10m 100m, second',
      learning(1),
      [60, 600, 6000],
      ['learning 0: 60 s', 'learning 1: 600 s', 'learning 2: 6000 s'],
    ],
    ['1m 10m 100m, third', learning(2), [60, 600, 6000], ['learning 0: 60 s', 'learning 2: 6000 s', 'review 0: 2 d']],
    ['1d', null, [DAY], ['learning 0: 1 d', 'learning 0: 2 d']],
    ['1m 3d', null, [60, 3 * DAY], ['learning 0: 60 s', 'learning 0: 2 d', 'learning 1: 3 d']],
    [
      'a step that is no longer there',
      learning(4),
      [60, 600],
      ['learning 0: 60 s', 'learning 1: 600 s', 'review 0: 2 d'],
    ],
  ])('%s', (_, state, steps, expected) => {
    expect(all(state, { steps }).slice(0, expected.length)).toEqual(expected)
  })

  test('Easy graduates from any step, later than Good', () => {
    expect(all(null)[3]).toMatch(/^review 0: [789] d$|^review 0: 10 d$/)
    for (const state of [learning(0), learning(1), relearning(0)]) {
      const next = nextStates(state, context)
      expect(next[4].phase).toBe('review')
      expect(days(next[4])).toBeGreaterThan(days(next[3]))
    }
  })

  test('Good, Good leaves learning: the step index is kept', () => {
    const first = nextStates(null, context)[3]
    const met = afterReview(null, 3, first, { studyDay: FIRST_DAY, model: DEFAULT_MODEL })
    expect(met).toMatchObject({ phase: 'learning', step: 1, reps: 1 })
    const second = nextStates(met, { ...context, now: NOON + 600_000 })[3]
    expect(afterReview(met, 3, second, { studyDay: FIRST_DAY, model: DEFAULT_MODEL })).toMatchObject({
      phase: 'review',
      step: 0,
      reps: 2,
      dueAt: null,
      dueDay: FIRST_DAY + 2,
    })
  })

  test('Again in review begins the relearning steps, Good there ends them', () => {
    expect(all(known(10))[0]).toBe('relearning 0: 600 s')
    expect(all(relearning(0)).slice(0, 3)).toEqual(['relearning 0: 600 s', 'relearning 0: 900 s', 'review 0: 2 d'])
    expect(all(relearning(0), { relearningSteps: [60, 600] })[2]).toBe('relearning 1: 600 s')
  })

  test('without steps every button gives at least a day', () => {
    const none = { steps: [], relearningSteps: [] }
    for (const state of [null, learning(0), relearning(0), known(10)]) {
      const next = nextStates(state, { ...context, ...none })
      for (const rating of RATINGS) {
        expect(next[rating].phase).toBe('review')
        expect(days(next[rating])).toBeGreaterThanOrEqual(1)
      }
    }
    expect(all(null, none).slice(0, 3)).toEqual(['review 0: 1 d', 'review 0: 1 d', 'review 0: 2 d'])
  })
})

describe('the rollover', () => {
  test('a step that passes it becomes a day', () => {
    const late = { now: instant(0, 27) - 330_000 }
    expect(all(null, late).slice(0, 3)).toEqual(['learning 0: 60 s', 'learning 0: 1 d', 'learning 1: 1 d'])
    expect(all(null, { now: late.now - 1_000 })[1]).toBe('learning 0: 330 s')
    expect(all(known(10), late)[0]).toBe('relearning 0: 1 d')
  })

  test('steps of a day or more are whole days, early and late in the day', () => {
    for (const hour of [4, 12, 23, 26.99]) {
      expect(all(null, { now: instant(0, hour), steps: [60, DAY, 3 * DAY] })[2]).toBe('learning 1: 1 d')
      expect(all(learning(1), { now: instant(0, hour), steps: [60, DAY, 3 * DAY] })[2]).toBe('learning 2: 3 d')
    }
  })

  test('buttons drawn before a rollover and looked at after it still lie ahead', () => {
    const next = nextStates(null, { ...context, now: instant(0, 30) })
    for (const rating of RATINGS) expect(days(next[rating])).toBeGreaterThanOrEqual(1)
  })
})

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

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balanceOf,
  type DayLoad,
  intervalFor,
  memoryAfter,
  nextStates,
  type Rating,
  type SchedulingState,
} from '@/lib/memory'
import { fuzzFraction, fuzzRange } from '@/lib/memory/fuzz'
import { context, days, known, learning, RATINGS } from './buttons'
import { FIRST_DAY } from './log'

/** Study day 0 after the first, 2026-11-24, is a Tuesday. */
const TUESDAY = 1
const EVERY_DAY = [1, 1, 1, 1, 1, 1, 1]
const load = (seconds: readonly number[], easyDays: readonly number[] = EVERY_DAY): DayLoad => ({
  from: FIRST_DAY + 1,
  seconds,
  easyDays,
})
const weekday = (day: number): number => (TUESDAY + day) % 7

/** How often each day of a range is chosen, over so many showings. */
function shares(
  range: { min: number; max: number },
  balance: ReturnType<typeof balanceOf>,
  showings = 4_000,
): Map<number, number> {
  const counts = new Map<number, number>()
  for (let reps = 0; reps < showings; reps++) {
    const day = balance?.(range, fuzzFraction('conv/padding:zero', reps), FIRST_DAY) ?? 0
    counts.set(day, (counts.get(day) ?? 0) + 1 / showings)
  }
  return counts
}

describe('the choice within the fuzz range (SRS §4)', () => {
  test('weighs a day by (1/due)^2.15 · (1/interval)³, due in seconds', () => {
    const seconds = [0, 0, 0, 0, 40, 100, 20, 60]
    const weights = [5, 6, 7, 8].map((day) => (1 + (seconds[day - 1] ?? 0)) ** -2.15 * day ** -3)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const found = shares({ min: 5, max: 8 }, balanceOf(load(seconds)), 20_000)
    for (const [index, weight] of weights.entries()) {
      expect(found.get(index + 5) ?? 0).toBeCloseTo(weight / total, 2)
    }
  })

  test('counts seconds and not cards: three quick recalls are less than one long working', () => {
    const found = shares({ min: 10, max: 11 }, balanceOf(load([0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 90])))
    expect(found.get(10)).toBeGreaterThan(0.9)
  })

  test('an empty day on which a sibling is due is as good as never taken, and neither is a full one', () => {
    const found = shares(
      { min: 10, max: 12 },
      balanceOf(load([0, 0, 0, 0, 0, 0, 0, 0, 0, 4_000, 0, 4_000]), [FIRST_DAY + 11]),
    )
    expect(found.get(11) ?? 0).toBe(0)
  })

  test('one to five days from a sibling a day weighs a fifth to all of itself', () => {
    const range = { min: 60, max: 65 }
    const found = shares(range, balanceOf(load([]), [FIRST_DAY + 60]), 40_000)
    const weights = [0, 1, 2, 3, 4, 5].map((apart) => (apart / 5) * (60 + apart) ** -3)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    for (const [apart, weight] of weights.entries()) {
      expect(found.get(60 + apart) ?? 0).toBeCloseTo(weight / total, 2)
    }
  })

  test('the nearest of several siblings decides', () => {
    const found = shares({ min: 30, max: 31 }, balanceOf(load([]), [FIRST_DAY + 30, FIRST_DAY + 90]))
    expect([...found.keys()]).toEqual([31])
  })
})

describe('easy days (SRS §4)', () => {
  const noSunday = [1, 1, 1, 1, 1, 1, 0]
  const halfSunday = [1, 1, 1, 1, 1, 1, 0.5]
  const sunday = 12
  test('the weekday is that of the study day', () => {
    expect(weekday(sunday)).toBe(6)
  })

  test('a day wanted free is not taken though it is empty and all others are full', () => {
    const full = Array.from({ length: 20 }, (_, day) => (day + 1 === sunday ? 0 : 5_000))
    expect(shares({ min: 9, max: 15 }, balanceOf(load(full, noSunday))).get(sunday) ?? 0).toBe(0)
  })

  test('where every day of the range is wanted free, one of them is taken all the same', () => {
    const balance = balanceOf(load([], [0, 0, 0, 0, 0, 0, 0]))
    const found = shares({ min: 9, max: 11 }, balance)
    expect([...found.keys()].sort((a, b) => a - b)).toEqual([9, 10, 11])
  })

  test('an empty reduced day is taken half as readily as an empty normal one', () => {
    const found = shares({ min: 11, max: 12 }, balanceOf(load([], halfSunday)), 20_000)
    const half = 0.5 * 12 ** -3
    expect(found.get(sunday)).toBeCloseTo(half / (half + 11 ** -3), 2)
  })

  test('a reduced day that holds more than its share of what the others hold is left alone', () => {
    const holding = (seconds: number): number => {
      const held = Array.from({ length: 20 }, (_, day) => (day + 1 === sunday ? seconds : 100))
      return shares({ min: 9, max: 15 }, balanceOf(load(held, halfSunday))).get(sunday) ?? 0
    }
    expect(holding(51)).toBe(0)
    expect(holding(49)).toBeGreaterThan(0.2)
  })

  test('over a year a reduced weekday holds about half of a normal one, a free one next to nothing', () => {
    const easyDays = [1, 1, 1, 1, 1, 0.5, 0]
    const seconds: number[] = []
    for (let card = 0; card < 6_000; card++) {
      const interval = 8 + (card % 40)
      const range = fuzzRange(interval)
      const today = FIRST_DAY + (card % 300)
      const day = balanceOf(load(seconds, easyDays))?.(range, fuzzFraction('a', card), today) ?? 0
      const place = today + day - (FIRST_DAY + 1)
      for (let before = seconds.length; before <= place; before++) seconds[before] = 0
      seconds[place] = (seconds[place] ?? 0) + 8
    }
    const held = [0, 0, 0, 0, 0, 0, 0]
    for (const [place, sum] of seconds.entries()) {
      const which = weekday(place + 1)
      held[which] = (held[which] ?? 0) + sum
    }
    const normal = held.slice(0, 5).reduce((sum, one) => sum + one, 0) / 5
    expect((held[5] ?? 0) / normal).toBeGreaterThan(0.35)
    expect((held[5] ?? 0) / normal).toBeLessThan(0.6)
    expect((held[6] ?? 0) / normal).toBeLessThan(0.03)
    expect(Math.max(...held.slice(0, 5)) / Math.min(...held.slice(0, 5))).toBeLessThan(1.25)
  })
})

describe('buttons that balance', () => {
  const arbitraryBalance = fc
    .record({
      seconds: fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 97 }),
      easyDays: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 }),
      siblings: fc.array(fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 100 }), { maxLength: 4 }),
    })
    .map(({ seconds, easyDays, siblings }) => balanceOf(load(seconds, easyDays), siblings))
  const arbitraryState: fc.Arbitrary<SchedulingState> = fc
    .record({
      interval: fc.integer({ min: 1, max: 200 }),
      stability: fc.double({ min: 0.5, max: 200, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      reps: fc.nat({ max: 400 }),
      phase: fc.constantFrom<SchedulingState['phase']>('learning', 'review', 'relearning'),
    })
    .map(({ interval, ...more }) => known(interval, more))

  test('Hard < Good < Easy strictly, whole days from 1 to the longest allowed', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryBalance, fc.constantFrom(36_500, 30, 7), (state, balance, longest) => {
        const next = nextStates(state, {
          ...context,
          steps: [],
          relearningSteps: [],
          maxIntervalDays: longest,
          balance,
        })
        for (const [worse, better] of [
          [2, 3],
          [3, 4],
        ] as const) {
          expect(days(next[better])).toBeGreaterThanOrEqual(Math.min(days(next[worse]) + 1, longest))
        }
        for (const rating of RATINGS) {
          expect(Number.isInteger(days(next[rating]))).toBe(true)
          expect(days(next[rating])).toBeGreaterThanOrEqual(1)
          expect(days(next[rating])).toBeLessThanOrEqual(longest)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('a passed review never shrinks the running interval by chance or balance', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryBalance, (state, balance) => {
        if (state.phase !== 'review') return
        const interval = FIRST_DAY - (state.lastDay ?? 0)
        const next = nextStates(state, { ...context, balance })
        for (const rating of [2, 3, 4] as const) {
          const { stability } = memoryAfter(state, interval, rating, context.model)
          const unfuzzed = Math.round(intervalFor(stability, context.retention, context.model))
          if (unfuzzed > interval) expect(days(next[rating])).toBeGreaterThan(interval)
          if (unfuzzed === interval) expect(days(next[rating])).toBeGreaterThanOrEqual(interval)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('fuzzDays and balanceDays add up to the day from the interval asked for, and stay within the fuzz range', () => {
    // A second Good on one day leaves 20 days as they are: 17 to 23.
    const balance = balanceOf(load(Array.from({ length: 40 }, (_, day) => (day * 37) % 90)))
    const shifts = new Set<number>()
    for (let reps = 0; reps < 300; reps++) {
      const state = { ...learning(1), stability: 20, reps }
      const plain = nextStates(state, context)[3]
      const balanced = nextStates(state, { ...context, balance })[3]
      expect(balanced.fuzzDays).toBe(plain.fuzzDays)
      expect(days(balanced)).toBe(20 + balanced.fuzzDays + balanced.balanceDays)
      expect(days(balanced)).toBeGreaterThanOrEqual(17)
      expect(days(balanced)).toBeLessThanOrEqual(23)
      shifts.add(balanced.balanceDays)
    }
    expect(shifts.size).toBeGreaterThan(2)
  })

  test('the same card, state and load give the same buttons at any second; the load alone moves them', () => {
    const balance = balanceOf(load(Array.from({ length: 97 }, (_, day) => (day * 37) % 400)))
    const other = balanceOf(load(Array.from({ length: 97 }, (_, day) => (day * 53) % 400)))
    const at = (seconds: number, chosen = balance) =>
      nextStates(known(20, { stability: 12 }), { ...context, now: context.now + seconds * 1_000, balance: chosen })
    for (const rating of [2, 3, 4] as const) expect(at(0)[rating]).toEqual(at(3_600)[rating])
    const drawn = (chosen: typeof balance) =>
      Array.from({ length: 40 }, (_, reps) =>
        days(nextStates({ ...learning(1), stability: 20, reps }, { ...context, balance: chosen })[3]),
      )
    expect(drawn(balance)).not.toEqual(drawn(other))
  })

  test.each<[string, number, boolean]>([
    ['60 days', 60, true],
    ['89 days', 89, true],
    ['95 days', 95, false],
    ['400 days', 400, false],
    ['2 days', 2, false],
  ])('an interval of %s is balanced: %#', (_, stability, balanced) => {
    // A second Good on one day leaves the stability and so the interval as they are.
    const state = { ...learning(1), stability }
    const balance = balanceOf(load([], [0, 0, 1, 0, 0, 0, 0]))
    const moved = Array.from({ length: 60 }, (_, reps) => nextStates({ ...state, reps }, { ...context, balance })[3])
    expect(moved.some(({ balanceDays }) => balanceDays !== 0)).toBe(balanced)
  })

  test('without a load there is no balancing', () => {
    expect(balanceOf(undefined, [FIRST_DAY + 3])).toBeUndefined()
    const state = known(20, { stability: 60 })
    for (const rating of [1, 2, 3, 4] as readonly Rating[]) {
      expect(nextStates(state, { ...context, balance: undefined })[rating].balanceDays).toBe(0)
    }
  })
})

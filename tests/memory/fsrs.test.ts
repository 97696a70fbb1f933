import fc from 'fast-check'
import { default_w, forgetting_curve, FSRS } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_MODEL,
  intervalFor,
  memoryAfter,
  type Model,
  type Rating,
  recallAt,
  recallOn,
  replayCard,
} from '@/lib/memory'
import { asDay, studyDay } from '@/lib/time'
import { FIRST_DAY, onDay, review, stored } from './log'

/** Weights of a person: the published ones moved by up to 30 %, first stabilities within what ts-fsrs doesn't lift. */
const arbitraryModel: fc.Arbitrary<Model> = fc
  .array(fc.double({ min: 0.7, max: 1.3, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((factors) => ({
    id: 'mine',
    weights: DEFAULT_MODEL.weights.map((weight, index) => weight * (factors[index] ?? 1)),
  }))

const arbitraryReviews = fc.array(
  fc.record({ gap: fc.oneof(fc.constant(0), fc.nat({ max: 400 })), rating: fc.constantFrom<Rating>(1, 2, 3, 4) }),
  { minLength: 1, maxLength: 20 },
)

describe('FSRS-6', () => {
  test('the default weights are those ts-fsrs was pinned with', () => {
    expect(DEFAULT_MODEL.weights).toEqual([...default_w])
  })

  test('1,000 random logs replay to what the algorithm layer of ts-fsrs gives for our study days', () => {
    fc.assert(
      fc.property(arbitraryReviews, fc.oneof(fc.constant(DEFAULT_MODEL), arbitraryModel), (reviews, model) => {
        const reference = new FSRS({ w: [...model.weights] })
        let expected: { stability: number; difficulty: number } | null = null
        let day = 0
        const log = reviews.map(({ gap, rating }, n) => {
          day += n === 0 ? 0 : gap
          expected = reference.next_state(expected, n === 0 ? 0 : gap, rating)
          return review(n, day, rating, onDay(day + 1), {}, 8 + n / 2)
        })
        const use = stored(500, 0, { type: 'model', modelId: model.id, scope: 'all' })
        const memory = replayCard([...log, use], [model])
        expect({ stability: memory?.stability, difficulty: memory?.difficulty }).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the curve is that of ts-fsrs to the last digit', () => {
    const days = fc.integer({ min: 0, max: 36_500 })
    const stabilities = fc.double({ min: 0.001, max: 36_500, noNaN: true })
    fc.assert(
      fc.property(
        days,
        stabilities,
        fc.oneof(fc.constant(DEFAULT_MODEL), arbitraryModel),
        (elapsed, stability, model) => {
          const { w } = new FSRS({ w: [...model.weights] }).parameters
          expect(recallAt({ stability, lastDay: 0 }, elapsed, model)).toBe(forgetting_curve(w, elapsed, stability))
        },
      ),
    )
  })

  test('stability stays within 0.001 … 36,500 and difficulty within 1 … 10, whatever happens', () => {
    fc.assert(
      fc.property(arbitraryReviews, arbitraryModel, (reviews, model) => {
        let memory = null
        for (const { gap, rating } of reviews) {
          memory = memoryAfter(memory, gap * 1_000, rating, model)
          expect(memory.stability).toBeGreaterThanOrEqual(0.001)
          expect(memory.stability).toBeLessThanOrEqual(36_500)
          expect(memory.difficulty).toBeGreaterThanOrEqual(1)
          expect(memory.difficulty).toBeLessThanOrEqual(10)
        }
      }),
    )
  })

  test('the interval is the time after which recall has fallen to the desired retention', () => {
    for (const retention of [0.7, 0.8, 0.9, 0.97]) {
      const days = Math.round(intervalFor(1_000, retention, DEFAULT_MODEL))
      expect(recallAt({ stability: 1_000, lastDay: 0 }, asDay(days), DEFAULT_MODEL)).toBeCloseTo(retention, 3)
    }
    expect(intervalFor(10, 0.9, DEFAULT_MODEL)).toBeCloseTo(10, 4)
    expect(intervalFor(10, 1, DEFAULT_MODEL)).toBeGreaterThan(0)
    expect(Number.isFinite(intervalFor(36_500, 0, DEFAULT_MODEL))).toBe(true)
  })
})

describe('what ts-fsrs does on its own, and we must not', () => {
  test('elapsed days are study days: Good at 23:50 UTC and again past UTC midnight is one morning in Shanghai', () => {
    const first = Date.parse('2026-11-23T23:50:00Z')
    const second = first + 10.5 * 60_000
    const days = [first, second].map((at) => studyDay(at, 'Asia/Shanghai', 4))
    const log = [first, second].map((effectiveAt, n) => ({
      ...review(n, 0, 3, onDay(2)),
      effectiveAt,
      studyDay: days[n] ?? FIRST_DAY,
    }))
    // Counted in UTC dates it would be a day, and the stability 7.32.
    expect(replayCard(log, [])?.stability).toBeCloseTo(2.31, 2)
  })

  test('recall falls with the day, not 24 hours after the answer', () => {
    const memory = replayCard([review(0, 0, 3, onDay(2), {}, 23)], [])
    expect(memory).not.toBeNull()
    if (memory === null) return
    // Five hours later, at the rollover, a day has passed.
    expect(recallAt(memory, asDay(FIRST_DAY + 1), DEFAULT_MODEL)).toBeCloseTo(0.9465, 3)
    expect(recallAt(memory, asDay(FIRST_DAY), DEFAULT_MODEL)).toBe(1)
  })

  test('a first stability below 0.1 is kept as the weights say', () => {
    const weights = DEFAULT_MODEL.weights.map((weight, index) => (index === 0 ? 0.02 : weight))
    expect(memoryAfter(null, 0, 1, { id: 'mine', weights }).stability).toBe(0.02)
    const lowest = DEFAULT_MODEL.weights.map((weight, index) => (index === 0 ? 0 : weight))
    expect(memoryAfter(null, 0, 1, { id: 'low', weights: lowest }).stability).toBe(0.001)
  })
})

describe('recall as it is shown', () => {
  const after = (rating: Rating) => replayCard([review(0, 0, rating, onDay(2))], [])

  test('an answer of today counts as it will stand tomorrow, so that ratings differ at once', () => {
    const recalls = ([1, 2, 3, 4] as const).map((rating) => {
      const memory = after(rating)
      return memory === null ? 0 : recallOn(memory, FIRST_DAY, DEFAULT_MODEL)
    })
    expect(recalls).toEqual([...recalls].sort((a, b) => a - b))
    expect(new Set(recalls).size).toBe(4)
    expect(recalls[3]).toBeLessThan(1)
    const good = after(3)
    if (good === null) throw new Error('no memory')
    expect(recallOn(good, FIRST_DAY, DEFAULT_MODEL)).toBe(recallOn(good, asDay(FIRST_DAY + 1), DEFAULT_MODEL))
    expect(recallOn(good, asDay(FIRST_DAY + 2), DEFAULT_MODEL)).toBeLessThan(recallOn(good, FIRST_DAY, DEFAULT_MODEL))
  })

  test('a card never met has none, and a day before the last review is no error', () => {
    expect(recallOn({ stability: 0, lastDay: null }, FIRST_DAY, DEFAULT_MODEL)).toBe(0)
    expect(recallAt({ stability: 0, lastDay: null }, FIRST_DAY, DEFAULT_MODEL)).toBe(0)
    expect(recallAt({ stability: 5, lastDay: FIRST_DAY + 9 }, FIRST_DAY, DEFAULT_MODEL)).toBe(1)
  })
})

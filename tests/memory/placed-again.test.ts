import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterReview, DEFAULT_MODEL, nextStates, placedAgain, placesOf, type SchedulingState } from '@/lib/memory'
import { asDay } from '@/lib/time'

const TODAY = 20_000
const context = { cardId: 'a', studyDay: TODAY, model: DEFAULT_MODEL, retention: 0.9, maxIntervalDays: 36_500 }
const inReview = (changes: Partial<SchedulingState> = {}): SchedulingState => ({
  phase: 'review',
  step: 0,
  stability: 40,
  difficulty: 5,
  lastDay: TODAY - 10,
  dueDay: TODAY + 30,
  reps: 4,
  ...changes,
})

test('a due day that the interval might have come to stands, one as far off again before it, and as far as Easy may be pushed after it', () => {
  // 40 days may come out as 36 to 44; Good after 44 as 45 to 49, Easy after that as 50 to 54
  for (const days of [32, 36, 40, 44, 49, 54]) {
    expect(placedAgain(inReview({ dueDay: TODAY - 10 + days }), context), `${days} days`).toBeNull()
  }
  expect(placedAgain(inReview({ dueDay: TODAY - 10 + 31 }), context)).not.toBeNull()
  expect(placedAgain(inReview({ dueDay: TODAY - 10 + 55 }), context)).not.toBeNull()
})

test('what the buttons said never moves while nothing is changed', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(2 as const, 3 as const, 4 as const),
      fc.string({ minLength: 1, maxLength: 4 }),
      (stability, difficulty, waited, rating, cardId) => {
        const asked = { ...context, cardId }
        const before = inReview({ stability, difficulty, lastDay: TODAY - waited, dueDay: null })
        const buttons = { now: 0, rolloverAt: 1, steps: [], relearningSteps: [] }
        const next = nextStates(before, { ...asked, ...buttons })[rating]
        const after = afterReview(before, rating, next, { studyDay: asDay(TODAY), model: DEFAULT_MODEL })
        expect(placedAgain(after, asked)).toBeNull()
      },
    ),
  )
})

describe('under another retention', () => {
  test('a card comes earlier or later, to a day that chance might choose, and then stands', () => {
    for (const retention of [0.8, 0.97]) {
      const state = inReview()
      const other = { ...context, retention }
      const day = placedAgain(state, other)
      const places = placesOf(state, other)
      if (day === null || places === null || state.lastDay === null) throw new Error('it moves')
      expect(day - state.lastDay).toBeGreaterThanOrEqual(Math.max(places.min, 10))
      expect(day - state.lastDay).toBeLessThanOrEqual(Math.max(places.max, 10))
      expect(placedAgain({ ...state, dueDay: day }, other)).toBeNull()
    }
  })

  test('nothing is put before today, and what is due stays due without being moved', () => {
    const late = { ...context, retention: 0.97 }
    expect(placedAgain(inReview({ lastDay: TODAY - 100, dueDay: TODAY + 5 }), late)).toBe(TODAY)
    expect(placedAgain(inReview({ lastDay: TODAY - 100, dueDay: TODAY - 5 }), late)).toBeNull()
  })
})

test('cards that are learnt, were never met or have no day are not moved', () => {
  for (const phase of ['learning', 'relearning', 'new'] as const) {
    expect(placedAgain(inReview({ phase, dueDay: TODAY + 900 }), context)).toBeNull()
  }
  expect(placedAgain(inReview({ dueDay: null }), context)).toBeNull()
  expect(placedAgain(inReview({ lastDay: null, dueDay: TODAY + 900 }), context)).toBeNull()
})

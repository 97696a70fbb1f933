import fc from 'fast-check'
import { DEFAULT_MODEL } from '@/lib/memory'
import { type InterviewCard, type InterviewRequest, USUAL_COSTS, type VisitCosts } from '@/lib/plan'

const arbitraryWeight = fc.oneof(
  fc.constantFrom(0, 0.5, 1, 2),
  fc.double({ min: 0.1, max: 10, noNaN: true }),
  fc.constantFrom(1e-9, 1e9),
)

const arbitraryMemory = fc.record({
  stability: fc.oneof(fc.double({ min: 0.1, max: 200, noNaN: true }), fc.constantFrom(0.001, 36_500)),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  daysAgo: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(-2, 5_000)),
})

/** Usual ones, those of some kinds of cards, and those at the bounds. */
const arbitraryCosts = fc.option(
  fc.constantFrom<VisitCosts>(
    { pass: 4, lapse: 12, new: 20 },
    { pass: 12, lapse: 12, new: 50 },
    { pass: 30, lapse: 75, new: 110 },
    { pass: 0.01, lapse: 3600, new: 3600 },
  ),
)

/**
 * Any request, with cards of every kind: new, known, seen today, without weight, with seconds of their own, at the bounds.
 * Half of the requests have no card with seconds of its own.
 */
export const arbitraryRequest: fc.Arbitrary<InterviewRequest> = fc
  .record({
    drawn: fc.uniqueArray(
      fc.record({
        id: fc.oneof(fc.nat({ max: 99 }), fc.string({ minLength: 1, maxLength: 3 })),
        weight: arbitraryWeight,
        memory: fc.option(arbitraryMemory),
        costs: arbitraryCosts,
      }),
      { maxLength: 30, selector: ({ id }) => id },
    ),
    areOfKinds: fc.boolean(),
    day: fc.integer({ min: -1000, max: 20_000 }),
    days: fc.integer({ min: 1, max: 20 }),
    budgetSeconds: fc.integer({ min: 0, max: 1500 }),
    later: fc.option(fc.integer({ min: 0, max: 1500 })),
  })
  .map(({ drawn, areOfKinds, day, days, budgetSeconds, later }) => ({
    cards: drawn.map(({ id, weight, memory, costs }): InterviewCard => {
      const of = { id, weight, ...(areOfKinds && costs !== null ? { costs } : {}) }
      if (memory === null) return { ...of, isNew: true, stability: null, difficulty: null, lastReviewDay: null }
      const { stability, difficulty, daysAgo } = memory
      return { ...of, isNew: false, stability, difficulty, lastReviewDay: day - daysAgo }
    }),
    day,
    T: day + days,
    budgetSeconds,
    ...(later === null ? {} : { budgets: Array.from({ length: days }, (_, n) => (n % 7 === 6 ? 0 : later)) }),
    costs: USUAL_COSTS,
    params: DEFAULT_MODEL.weights,
  }))

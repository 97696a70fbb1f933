import fc from 'fast-check'
import type { CardMemory } from '@/lib/memory'
import type { PlanCard, ReviewOrder, TodayInput } from '@/lib/plan'
import { card, given, inLearning, reviewed, untouched } from './collection'

const ORDERS: ReviewOrder[] = ['dueDay', 'recall', 'overdue', 'interval', 'difficulty', 'random', 'added']

/** None: a card never touched. */
export const arbitraryState: fc.Arbitrary<CardMemory | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constant(untouched({ suspended: true })),
  fc.integer({ min: -30, max: 30 }).map((minutes) => inLearning(minutes)),
  fc
    .record({
      daysAgo: fc.integer({ min: -3, max: 30 }),
      stability: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      suspended: fc.boolean(),
    })
    .map(({ daysAgo, ...more }) => reviewed(daysAgo, more)),
)

/** Up to thirty cards of three topics in any state, some of which tell another's answer. */
export const arbitraryInput: fc.Arbitrary<TodayInput> = fc
  .record({
    drawn: fc.array(
      fc.record({
        topic: fc.constantFrom('a', 'b', 'c'),
        state: arbitraryState,
        tells: fc.option(fc.nat({ max: 29 })),
      }),
      { maxLength: 30 },
    ),
    newPerDay: fc.nat({ max: 10 }),
    reviewsPerDay: fc.nat({ max: 10 }),
    order: fc.constantFrom(...ORDERS),
  })
  .map(({ drawn, ...settings }) => {
    const idOf = (n: number): string => `${drawn[n]?.topic ?? 'a'}:${n}`
    const cards = drawn.map(({ state, tells }, n): readonly [PlanCard, CardMemory?] => {
      const one = card(idOf(n), { givesAway: tells === null ? [] : [idOf(tells)] })
      return state === undefined ? [one] : [one, state]
    })
    return given(cards, { settings })
  })

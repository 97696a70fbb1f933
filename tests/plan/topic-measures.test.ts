import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardMemory, DEFAULT_MODEL, recallAfter } from '@/lib/memory'
import { type MeasureContext, measuresOf, type PlanCard, type PlanTopic, topicMeasures } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { card, CUTOFF, inLearning, reviewed, TODAY, untouched } from './collection'

const topics: PlanTopic[] = [
  { id: 'conv', parentId: null, prerequisites: [] },
  { id: 'padding', parentId: 'conv', prerequisites: ['conv'] },
  { id: 'same', parentId: 'padding', prerequisites: ['padding'] },
  { id: 'pool', parentId: null, prerequisites: [] },
]
const context = (states: Record<string, CardMemory>): MeasureContext => ({
  states: new Map(Object.entries(states)),
  models: [],
  studyDay: TODAY,
  cutoff: CUTOFF,
  retention: 0.9,
})
const cards = [card('conv:1', { weight: 2 }), card('padding:1'), card('padding:2'), card('same:1', { weight: 3 })]
const NOTHING = { recall: null, band: null, coverage: 0, cards: 0, met: 0, due: 0, fading: 0 }

describe('a topic with all below it', () => {
  const measured = topicMeasures(
    topics,
    cards,
    context({
      'conv:1': reviewed(0, { stability: 50 }),
      'same:1': reviewed(2, { stability: 3 }),
      'padding:1': untouched({ flagged: true }),
    }),
  )
  const strong = recallAfter(10, 50, DEFAULT_MODEL)
  const weak = recallAfter(12, 3, DEFAULT_MODEL)

  test('recall is the weighted mean over what was met, coverage the weighted share of it', () => {
    const { scope } = measured.get('conv') ?? { scope: NOTHING }
    expect(scope.recall).toBeCloseTo((2 * strong + 3 * weak) / 5, 12)
    expect(scope.coverage).toBeCloseTo(5 / 7, 12)
    const variance = 4 * strong * (1 - strong) + 9 * weak * (1 - weak)
    expect(scope.band).toBeCloseTo((1.28 * Math.sqrt(variance)) / 5, 12)
    expect(scope).toMatchObject({ cards: 4, met: 2, due: 2, fading: 1 })
  })

  test('its own cards apart from those below', () => {
    expect(measured.get('conv')?.own).toMatchObject({ cards: 1, met: 1, coverage: 1, fading: 0 })
    expect(measured.get('padding')?.own).toEqual({ ...NOTHING, cards: 2 })
    expect(measured.get('padding')?.scope).toMatchObject({ cards: 3, met: 1, coverage: 3 / 5 })
    expect(measured.get('pool')).toEqual({ own: NOTHING, scope: NOTHING })
  })

  test('a card answered today counts as it will stand tomorrow', () => {
    const { recall } = measuresOf([card('a:1')], context({ 'a:1': reviewed(-9, { lastDay: TODAY, stability: 2 }) }))
    expect(recall).toBe(recallAfter(1, 2, DEFAULT_MODEL))
  })

  test('a card measured under the model its state holds under', () => {
    const mine = { id: 'mine', weights: DEFAULT_MODEL.weights.map((w, index) => (index === 20 ? 0.6 : w)) }
    const state = reviewed(20, { modelId: 'mine' })
    const { recall } = measuresOf([card('a:1')], { ...context({ 'a:1': state }), models: [mine] })
    expect(recall).toBe(recallAfter(30, 10, mine))
    expect(recall).not.toBe(recallAfter(30, 10, DEFAULT_MODEL))
  })
})

describe('what counts', () => {
  test('suspended cards are outside, buried ones inside but not due', () => {
    const measured = measuresOf(
      [card('a:1'), card('a:2'), card('a:3')],
      context({ 'a:1': reviewed(3, { suspended: true }), 'a:2': reviewed(3, { buriedUntilDay: asDay(TODAY + 1) }) }),
    )
    expect(measured).toMatchObject({ cards: 2, met: 1, due: 0, coverage: 0.5 })
  })

  test('due is the true number: reviews of today and before, learning cards at the cutoff, nothing never met', () => {
    const states = {
      'a:1': reviewed(0),
      'a:2': reviewed(-1),
      'a:3': inLearning(0),
      'a:4': inLearning(1),
      'a:5': untouched({ dueDay: TODAY }),
    }
    expect(
      measuresOf(
        Object.keys(states).map((id) => card(id)),
        context(states),
      ).due,
    ).toBe(2)
  })
})

describe('over any collection', () => {
  const arbitraryCollection = fc.array(
    fc.record({
      topic: fc.constantFrom('conv', 'padding', 'same', 'pool'),
      weight: fc.constantFrom(1, 2, 3),
      state: fc.option(
        fc.record({
          stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
          lastDay: fc.integer({ min: TODAY - 3_000, max: TODAY }).map(asDay),
          suspended: fc.boolean(),
        }),
      ),
    }),
    { maxLength: 40 },
  )
  const collected = (drawn: readonly DrawnCard[]) => {
    const all: PlanCard[] = drawn.map(({ topic, weight }, n) => card(`${topic}:${n}`, { weight }))
    const states = Object.fromEntries(
      drawn.flatMap(({ topic, state }, n) => (state === null ? [] : [[`${topic}:${n}`, reviewed(0, state)] as const])),
    )
    return { all, measures: context(states) }
  }

  test('shares lie within 0 and 1, and recall is null exactly where nothing was met', () => {
    fc.assert(
      fc.property(arbitraryCollection, (drawn) => {
        const { all, measures } = collected(drawn)
        for (const { own, scope } of topicMeasures(topics, all, measures).values()) {
          for (const { recall, band, coverage, cards: count, met, due, fading } of [own, scope]) {
            expect(recall === null).toBe(met === 0)
            expect(band === null).toBe(met === 0)
            expect(coverage).toBeGreaterThanOrEqual(0)
            expect(coverage).toBeLessThanOrEqual(1)
            expect(recall ?? 0).toBeGreaterThanOrEqual(0)
            expect(recall ?? 0).toBeLessThanOrEqual(1)
            expect(Math.max(due, fading)).toBeLessThanOrEqual(met)
            expect(met).toBeLessThanOrEqual(count)
          }
        }
      }),
    )
  })

  test('a scope is what its cards give when they are measured together', () => {
    fc.assert(
      fc.property(arbitraryCollection, (drawn) => {
        const { all, measures } = collected(drawn)
        const conv = topicMeasures(topics, all, measures).get('conv')?.scope ?? NOTHING
        const together = measuresOf(
          all.filter(({ topicId }) => topicId !== 'pool'),
          measures,
        )
        expect(conv.recall ?? -1).toBeCloseTo(together.recall ?? -1, 10)
        expect({ ...conv, recall: 0, band: 0 }).toEqual({ ...together, recall: 0, band: 0 })
      }),
    )
  })
})

interface DrawnCard {
  readonly topic: string
  readonly weight: number
  readonly state: Pick<CardMemory, 'stability' | 'lastDay' | 'suspended'> | null
}

test('topics that point at each other are no endless walk', () => {
  const loop: PlanTopic[] = [
    { id: 'a', parentId: 'b', prerequisites: [] },
    { id: 'b', parentId: 'a', prerequisites: [] },
  ]
  const measured = topicMeasures(loop, [card('a:1')], context({}))
  expect(measured.get('b')?.scope.cards).toBe(1)
})

test('measured again, a topic stands as if it had never been measured, whichever cutoff, day or retention is asked for', () => {
  const arbitraryAsked = fc.record({
    minutes: fc.integer({ min: -40, max: 40 }),
    days: fc.integer({ min: 0, max: 2 }),
    retention: fc.constantFrom(0.8, 0.9),
  })
  const states = new Map([
    ['conv:1', inLearning(-10)],
    ['padding:1', inLearning(10)],
    ['padding:2', inLearning(20, { phase: 'relearning' })],
    ['same:1', reviewed(0, { stability: 9 })],
  ])
  fc.assert(
    fc.property(fc.array(arbitraryAsked, { minLength: 2, maxLength: 6 }), (all) => {
      for (const { minutes, days, retention } of all) {
        const asked = { models: [], studyDay: asDay(TODAY + days), cutoff: CUTOFF + minutes * 60_000, retention }
        expect(topicMeasures(topics, cards, { ...asked, states })).toEqual(
          topicMeasures(topics, cards, { ...asked, states: new Map(states) }),
        )
      }
    }),
  )
})

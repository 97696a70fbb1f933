import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_SECONDS, mockQuestions, mockSeconds, type MockCard, type MockRequest } from '@/lib/plan'

/** Two areas of three levels each, and one topic that builds on another area's. */
const TOPICS = [
  { id: 'a', parentId: null, prerequisites: [] },
  { id: 'a/1', parentId: 'a', prerequisites: [] },
  { id: 'a/1/x', parentId: 'a/1', prerequisites: [] },
  { id: 'a/2', parentId: 'a', prerequisites: [] },
  { id: 'b', parentId: null, prerequisites: [] },
  { id: 'b/1', parentId: 'b', prerequisites: ['a/1'] },
  { id: 'b/1/y', parentId: 'b/1', prerequisites: [] },
  { id: 'c', parentId: null, prerequisites: ['b'] },
]
const KINDS = ['explain', 'numeric', 'choice', 'figure', 'cloze']

const card = (id: string, change: Partial<MockCard> = {}): MockCard => ({
  id,
  topicId: 'a',
  kind: 'explain',
  level: 1,
  weight: 1,
  recall: 0.5,
  givesAway: [],
  followUps: 0,
  lately: false,
  ...change,
})

const arbitraryRequest: fc.Arbitrary<MockRequest> = fc
  .record({
    drawn: fc.array(
      fc.record({
        topicId: fc.constantFrom(...TOPICS.map(({ id }) => id)),
        kind: fc.constantFrom(...KINDS),
        level: fc.integer({ min: 1, max: 3 }),
        weight: fc.constantFrom(0, 0.5, 1, 3),
        recall: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        followUps: fc.integer({ min: 0, max: 3 }),
        lately: fc.boolean(),
        tells: fc.option(fc.nat({ max: 39 })),
      }),
      { maxLength: 40 },
    ),
    minutes: fc.constantFrom(10, 20, 45),
    aloud: fc.boolean(),
    seed: fc.string({ maxLength: 8 }),
  })
  .map(({ drawn, ...rest }) => ({
    ...rest,
    topics: TOPICS,
    cards: drawn.map(({ tells, ...one }, n) =>
      card(`card-${n}`, { ...one, givesAway: tells === null || tells === n ? [] : [`card-${tells}`] }),
    ),
  }))

const depthOf = (topicId: string): number => topicId.split('/').length
const areaOf = (topicId: string): string => topicId.split('/')[0] ?? ''

describe('the questions of a mock interview', () => {
  test('are the same for the same request, in whatever order the cards come', () => {
    fc.assert(
      fc.property(arbitraryRequest, fc.nat(), (request, turn) => {
        const questions = mockQuestions(request)
        const { length } = request.cards
        const turned = [...request.cards.slice(turn % (length + 1)), ...request.cards.slice(0, turn % (length + 1))]
        expect(mockQuestions({ ...request, cards: turned.reverse() })).toEqual(questions)
      }),
    )
  })

  test('fit the minutes, follow-ups included, and leave no room for another one that could open', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const all = mockQuestions(request)
        const asked = all.filter(({ reserve }) => !reserve)
        const seconds = asked.reduce((sum, question) => sum + question.seconds, 0)
        expect(seconds).toBeLessThanOrEqual(request.minutes * 60)
        for (const { cardId } of all.filter(({ reserve, place }) => reserve && place === 'opening')) {
          const { kind = '' } = request.cards.find(({ id }) => id === cardId) ?? {}
          expect(seconds + mockSeconds(kind)).toBeGreaterThan(request.minutes * 60)
        }
        expect(all.slice(asked.length).every(({ reserve }) => reserve)).toBe(true)
      }),
    )
  })

  test('are each asked once, never out of scope, and never after the question that gives them away', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const byId = new Map(request.cards.map((one) => [one.id, one]))
        const told = new Set<string>()
        for (const { cardId } of mockQuestions(request)) {
          expect(told.has(cardId)).toBe(false)
          expect(byId.get(cardId)?.weight).toBeGreaterThan(0)
          told.add(cardId)
          for (const id of byId.get(cardId)?.givesAway ?? []) told.add(id)
        }
      }),
    )
  })

  test('open a thread in one area and go deeper: never easier, and within the area never shallower', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const byId = new Map(request.cards.map((one) => [one.id, one]))
        let before: MockCard | null = null
        let thread = -1
        for (const question of mockQuestions(request)) {
          const now = byId.get(question.cardId)
          if (now === undefined) throw new Error('no such card')
          expect(question.place === 'opening').toBe(question.thread !== thread)
          if (question.place === 'opening') expect(question.thread).toBe(thread + 1)
          else if (before !== null) {
            expect(now.level).toBeGreaterThanOrEqual(before.level)
            if (areaOf(now.topicId) === areaOf(before.topicId)) {
              expect(depthOf(now.topicId)).toBeGreaterThanOrEqual(depthOf(before.topicId))
            }
          }
          thread = question.thread
          before = now
        }
      }),
    )
  })

  test('ask one of the follow-ups that the card has, and set time aside for it', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const byId = new Map(request.cards.map((one) => [one.id, one]))
        for (const { cardId, followUp, seconds } of mockQuestions(request)) {
          const { kind = '', followUps = 0 } = byId.get(cardId) ?? {}
          if (followUp === null) expect(seconds).toBe(mockSeconds(kind))
          else {
            expect(followUp).toBeLessThan(followUps)
            expect(seconds).toBe(mockSeconds(kind) + FOLLOW_UP_SECONDS)
          }
        }
      }),
    )
  })

  const firstOf = (cards: readonly MockCard[], aloud = false): Map<string, number> => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 400; seed += 1) {
      const [first] = mockQuestions({ cards, topics: TOPICS, minutes: 10, aloud, seed: String(seed) })
      counts.set(first?.cardId ?? '', (counts.get(first?.cardId ?? '') ?? 0) + 1)
    }
    return counts
  }
  const share = (counts: ReadonlyMap<string, number>, id: string): number => (counts.get(id) ?? 0) / 400

  test('come by weakness and weight: of two alike, the weaker and the weightier begins more often', () => {
    expect(share(firstOf([card('weak', { recall: 0.3 }), card('strong', { recall: 0.9 })]), 'weak')).toBeGreaterThan(
      0.75,
    )
    expect(share(firstOf([card('heavy', { weight: 3 }), card('light', { weight: 0.5 })]), 'heavy')).toBeGreaterThan(
      0.75,
    )
    expect(share(firstOf([card('fresh'), card('lately', { lately: true })]), 'fresh')).toBeGreaterThan(0.7)
  })

  test('open with an open question of a high topic rather than with a detail', () => {
    const counts = firstOf([
      card('broad'),
      card('deep', { topicId: 'a/1/x', level: 3 }),
      card('sum', { kind: 'numeric' }),
    ])
    expect(share(counts, 'broad')).toBeGreaterThan(0.8)
  })

  test('put what can be said well first where answers are said aloud', () => {
    const cards = [card('numeric', { kind: 'numeric' }), card('picture', { kind: 'figure' })]
    expect(share(firstOf(cards, true), 'picture')).toBeLessThan(share(firstOf(cards), 'picture'))
  })

  test('are none where nothing is in scope', () => {
    expect(
      mockQuestions({ cards: [card('out', { weight: 0 })], topics: TOPICS, minutes: 10, aloud: false, seed: '' }),
    ).toEqual([])
  })
})

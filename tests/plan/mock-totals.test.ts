import { expect, test } from 'vitest'
import { mockTotals, mockTotalsByTopic, type MockResult } from '@/lib/plan'

const result = (change: Partial<MockResult> = {}): MockResult => ({
  topicId: 'conv',
  share: 1,
  rating: 3,
  recall: 0.5,
  thinkingMs: 1_000,
  answeringMs: 2_000,
  ...change,
})

test('the share is the mean over all questions, and what was expected is compared over cards that had been met', () => {
  const totals = mockTotals([
    result({ recall: 0.8 }),
    result({ recall: 0.4, rating: 1, share: 0 }),
    result({ recall: null, rating: 2, share: 0.5 }),
  ])
  expect(totals).toMatchObject({ questions: 3, share: 0.5, met: 2, held: 1, thinkingMs: 3_000, answeringMs: 6_000 })
  expect(totals.expected).toBeCloseTo(1.2)
  expect(totals.band).toBeCloseTo(1.28 * Math.sqrt(0.16 + 0.24))
})

test('Hard holds, and nothing asked has no share', () => {
  expect(mockTotals([result({ rating: 2 })]).held).toBe(1)
  expect(mockTotals([])).toMatchObject({ questions: 0, share: null, met: 0, expected: 0, band: 0 })
})

test('topics come in the order in which they came up', () => {
  const byTopic = mockTotalsByTopic([
    result({ topicId: 'b' }),
    result({ topicId: 'a' }),
    result({ topicId: 'b', share: 0 }),
  ])
  expect(byTopic.map(({ topicId, totals }) => [topicId, totals.questions, totals.share])).toEqual([
    ['b', 2, 0.5],
    ['a', 1, 1],
  ])
})

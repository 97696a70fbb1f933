import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL } from '@/lib/memory'
import { answersOfLog, forecastLoad, ratingShares, USUAL_SHARES, type ForecastInput } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { card, inLearning, given, reviewed, TODAY, untouched } from './collection'
import { goldenLines } from './golden-log'

function input(cards: Parameters<typeof given>[0], more: Partial<ForecastInput> = {}): ForecastInput {
  return {
    ...given(cards),
    shares: USUAL_SHARES,
    retention: 0.9,
    newPerDay: 0,
    reviewsPerDay: 200,
    maxIntervalDays: 365,
    used: { newCards: 0, reviews: 0 },
    modelFor: () => DEFAULT_MODEL,
    ...more,
  }
}

/** So firmly remembered that it is recalled for certain and does not come back within the month. */
const firm = { stability: 30_000, difficulty: 1 }

describe('what is due by today’s dates', () => {
  test('counts each card on its day, those left over and steps of today on the first', () => {
    const days = forecastLoad(
      input([
        [card('t:1'), reviewed(3)],
        [card('t:2'), reviewed(0)],
        [card('t:3'), inLearning(60)],
        [card('t:4'), reviewed(-2)],
        [card('t:5'), reviewed(-29)],
        [card('t:6'), reviewed(-30)],
        [card('t:7'), untouched()],
        [card('t:8'), reviewed(0, { suspended: true })],
        [card('t:9'), reviewed(0, { buriedUntilDay: asDay(TODAY + 1) })],
      ]),
    )
    expect(days).toHaveLength(30)
    expect(days.flatMap(({ due, studyDay }) => (due > 0 ? [[studyDay - TODAY, due]] : []))).toEqual([
      [0, 3],
      [1, 1],
      [2, 1],
      [29, 1],
    ])
  })
})

describe('the simulated future', () => {
  test('of cards that are certain to be recalled is exactly what is due, each at the pace of a pass', () => {
    const days = forecastLoad(input([1, 2, 3].map((place) => [card(`t:${place}`), reviewed(1 - place, firm)])))
    expect(days.slice(0, 4).map(({ reviews, seconds }) => [reviews, seconds])).toEqual([
      [1, 8],
      [1, 8],
      [1, 8],
      [0, 0],
    ])
  })

  test('lets in no more than the limit, less what today has used, and carries the rest over', () => {
    const cards = Array.from({ length: 5 }, (_, place) => [card(`t:${place}`), reviewed(1, firm)] as const)
    const days = forecastLoad(input(cards, { reviewsPerDay: 2, used: { newCards: 0, reviews: 1 } }))
    expect(days.slice(0, 4).map(({ reviews }) => reviews)).toEqual([1, 2, 2, 0])
  })

  test('brings new cards by the limit until there are none, and their reviews after them', () => {
    const cards = Array.from({ length: 5 }, (_, place) => [card(`t:${place}`)] as const)
    const days = forecastLoad(input(cards, { newPerDay: 2, used: { newCards: 1, reviews: 0 } }))
    expect(days.slice(0, 4).map(({ newCards }) => newCards)).toEqual([1, 2, 2, 0])
    expect(days[0]?.reviews).toBe(0)
    expect(days.reduce((sum, { reviews }) => sum + reviews, 0)).toBeGreaterThan(5)
  })

  test('leaves suspended new cards out', () => {
    const days = forecastLoad(input([[card('t:1'), untouched({ suspended: true })]], { newPerDay: 5 }))
    expect(days.every(({ newCards }) => newCards === 0)).toBe(true)
  })

  test('asks for more reviews at a higher retention', () => {
    const cards = Array.from({ length: 60 }, (_, place) => [card(`t:${place}`), reviewed(place % 5)] as const)
    const total = (retention: number): number =>
      forecastLoad(input(cards, { retention })).reduce((sum, { reviews }) => sum + reviews, 0)
    expect(total(0.95)).toBeGreaterThan(1.3 * total(0.85))
  })

  test('is the same for the same salt', () => {
    const cards = Array.from({ length: 40 }, (_, place) => [card(`t:${place}`), reviewed(place % 9)] as const)
    expect(forecastLoad(input(cards))).toEqual(forecastLoad(input(cards)))
  })
})

test('a person’s own shares count from fifty ratings on', () => {
  const answers = answersOfLog(goldenLines())
  expect(ratingShares(answers)).toEqual(USUAL_SHARES)
  const [first] = answers
  const many = Array.from({ length: 50 }, (_, place) => ({ ...first!, rating: place < 10 ? 1 : 3, elapsedDays: null }))
  expect(ratingShares(many)).toEqual({ first: [0.2, 0, 0.8, 0], recalled: USUAL_SHARES.recalled })
})

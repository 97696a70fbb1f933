import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecastReadiness, type InterviewRequest, minutesWorth, outOfReach, planInterview } from '@/lib/plan'
import { draws } from '@/lib/plan/draws'
import { play } from '@/lib/plan/interview/play'
import { stageOf } from '@/lib/plan/interview/stage'
import { arbitraryRequest } from './requests'
import { makeLearner, POLICIES, readinessAfter, requestOn, type Setting, summary } from './simulator'

const SHORT: Setting = { cards: 150, days: 7, minutes: 5 }
const AMPLE: Setting = { cards: 60, days: 14, minutes: 10 }
const RUNS = { numRuns: 40 }
const FEW = { seed: 'few', plays: 10, reviewsKnown: 0 }

const shortOf = (seed: string): InterviewRequest => requestOn(makeLearner(seed, SHORT.cards, 'drawn').cards, 0, SHORT)

describe('the forecast of readiness', () => {
  // A small part of what `npm run bench -- --plan-forecast` measures: the full figures are there.
  test('of learners who are not as it believes, most end within the band, and as many above its middle as below', () => {
    const found = Array.from({ length: 40 }, (_, n) => {
      const learner = makeLearner(`forecast ${n}`, SHORT.cards, 'drawn')
      const forecast = forecastOf(requestOn(learner.cards, 0, SHORT), { seed: `forecast ${n}`, reviewsKnown: 0 })
      return { ...forecast, found: readinessAfter(learner, POLICIES.plan, SHORT) }
    })
    const covered = found.filter((one) => one.found >= one.low && one.found <= one.high).length / found.length
    expect(covered).toBeGreaterThanOrEqual(0.65)
    expect(covered).toBeLessThanOrEqual(0.95)
    expect(Math.abs(100 * summary(found.map((one) => one.median - one.found)).mean)).toBeLessThan(1)
  })

  test('begins with today’s readiness and ends on the day, beside what becomes of it if nothing more is done', () => {
    const request = { ...shortOf('ends'), day: 0 }
    const { curve, curveAlone, alone, median, low, high, bound } = forecastOf(request, FEW)
    expect(curve.map(({ day }) => day)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(curveAlone.map(({ day }) => day)).toEqual(curve.map(({ day }) => day))
    expect(curve.at(-1)).toEqual({ day: 7, median, low, high })
    expect(curveAlone.at(-1)).toEqual({ day: 7, readiness: alone })
    const { cards } = planInterview(request)
    const weightOf = new Map(request.cards.map(({ id, weight }) => [id, weight]))
    const [sum, total] = cards.reduce(
      ([recalls, weights], { id, recallAlone }) => {
        const weight = weightOf.get(id) ?? 0
        return [recalls + weight * recallAlone, weights + weight]
      },
      [0, 0],
    )
    expect(alone).toBeCloseTo(sum / total, 9)
    expect(median - alone).toBeGreaterThan(0.1)
    expect(bound).toBeLessThanOrEqual(1)
  })

  test('is narrower where more reviews stand behind the parameters, and lower where days are missed', () => {
    const request = shortOf('narrow')
    const [wide, narrow] = [0, 20_000].map((reviewsKnown) => forecastOf(request, { seed: 'narrow', reviewsKnown }))
    expect(widthOf(narrow)).toBeLessThan(0.5 * widthOf(wide))
    // the same minutes in all: those who come on half of the days have twice as many then, but each day may be the last
    const halved = { ...request, budgets: Array.from({ length: SHORT.days }, () => 0.5 * request.budgetSeconds) }
    const missing = forecastOf(halved, { seed: 'missing', reviewsKnown: 0, missedShare: 0.5 })
    expect(missing.median).toBeLessThan((wide?.median ?? 0) - 0.05)
    expect(missing.low).toBeLessThan(missing.median)
  })

  test('is the same for the same seed, whatever the order of the cards and the origin of days; numbers are shares', () => {
    fc.assert(
      fc.property(arbitraryRequest, fc.integer({ min: -5000, max: 5000 }), (request, by) => {
        const plain = forecastReadiness(request, FEW)
        const moved = {
          ...request,
          day: request.day + by,
          T: request.T + by,
          cards: request.cards
            .map((card) => ({ ...card, lastReviewDay: card.lastReviewDay === null ? null : card.lastReviewDay + by }))
            .reverse(),
        }
        const other = forecastReadiness(moved, FEW)
        expect(other === null).toBe(request.cards.every(({ weight }) => weight === 0))
        if (plain === null || other === null) return
        expect(other.curve.map(({ day, ...band }) => ({ day: day - by, ...band }))).toEqual(plain.curve)
        expect(other.alone).toBeCloseTo(plain.alone, 9)
        for (const { median, low, high } of plain.curve) {
          expect(low >= 0 && low <= median && median <= high && high <= 1).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('of parts of the cards is what becomes of them, and of a part that is all of them that of the whole', () => {
    const request = shortOf('parts')
    const cards = request.cards.map(({ id }) => id)
    const [heavy, light] = [
      request.cards.filter(({ weight }) => weight > 1),
      request.cards.filter((card) => card.weight < 1),
    ]
    const parts = [
      { id: 'all', cards },
      { id: 'heavy', cards: heavy.map(({ id }) => id) },
      { id: 'light', cards: light.map(({ id }) => id) },
      { id: 'none', cards: ['of another scope'] },
    ]
    const { parts: found, ...whole } = forecastOf(request, { ...FEW, parts })
    const medians = new Map(found.map(({ id, median }) => [id, median]))
    expect([...medians.keys()]).toEqual(['all', 'heavy', 'light'])
    expect(medians.get('all')).toBeCloseTo(whole.median, 9)
    // where time is short the plan spends it on what counts
    expect(medians.get('heavy')).toBeGreaterThan((medians.get('light') ?? 1) + 0.05)
    expect({ ...forecastOf(request, FEW), parts: [] }).toEqual({ ...whole, parts: [] })
  })

  test('on the day of the interview it says what is', () => {
    const request = shortOf('on the day')
    const parts = [{ id: 'all', cards: request.cards.map(({ id }) => id) }]
    const { alone, ...forecast } = forecastOf({ ...request, day: 7 }, { ...FEW, parts })
    expect(forecast.parts).toEqual([{ id: 'all', median: alone }])
    expect(forecast).toMatchObject({ median: alone, low: alone, high: alone, bound: alone })
    expect(forecast.curve).toEqual([{ day: 7, median: alone, low: alone, high: alone }])
  })
})

test('where memory is as believed a play at today’s prices ends as the plan that is made again each day', () => {
  const losses = Array.from({ length: 12 }, (_, n) => {
    const learner = makeLearner(`plays ${n}`, SHORT.cards, 'default')
    const stage = stageOf(requestOn(learner.cards, 0, SHORT))
    const plays = Array.from({ length: 10 }, (__, one) => {
      const { readiness } = play(stage, stage.budgets, null, draws(`play ${n} ${one}`))
      return 100 * (readiness.at(-1) ?? Number.NaN)
    })
    return 100 * readinessAfter(learner, POLICIES.plan, SHORT) - summary(plays).mean
  })
  const { mean, error } = summary(losses)
  expect(Math.abs(mean)).toBeLessThan(0.5 + 2 * error)
})

describe('what minutes a day are worth', () => {
  test('more are never worth less, and each further one no more than the one before', () => {
    const deltas = [-10, -5, -3, -1, 1, 3, 5, 10]
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        const worth = minutesWorth(request, deltas)
        expect(worth.length).toBe(request.cards.some(({ weight }) => weight > 0) ? deltas.length : 0)
        for (const { minutes, gain, bound } of worth) {
          expect(gain * minutes).toBeGreaterThanOrEqual(0)
          expect(bound >= 0 && bound <= 1).toBe(true)
        }
        worth.slice(1).forEach(({ bound }, at) => expect(bound).toBeGreaterThanOrEqual(worth[at]?.bound ?? 1))
      }),
      RUNS,
    )
    const slopes = minutesWorth(shortOf('slopes'), [0, 1, 2, 3, 4, 5]).map(({ bound }) => bound)
    const steps = slopes.slice(1).map((bound, at) => bound - (slopes[at] ?? 0))
    expect([...steps].sort((a, b) => b - a)).toEqual(steps)
  })

  test('none more are worth nothing, and agree with the plan', () => {
    const request = shortOf('agree')
    const [none] = minutesWorth(request, [0])
    expect(none?.gain).toBe(0)
    expect(none?.bound).toBeCloseTo(planInterview(request).bound ?? 0, 6)
  })

  test('a day off stays one', () => {
    const request = { ...shortOf('off'), budgetSeconds: 0, budgets: Array.from({ length: SHORT.days }, () => 0) }
    expect(minutesWorth(request, [60])[0]?.gain).toBeCloseTo(0, 9)
  })
})

describe('what is out of reach', () => {
  test('is nothing where time is ample', () => {
    const { cards } = makeLearner('ample', AMPLE.cards, 'drawn')
    expect(outOfReach(requestOn(cards, 0, AMPLE))).toEqual({ neverMet: [], minutesToFit: 0 })
  })

  test('are new cards, light ones first, and the minutes named are the fewest with which all fit', () => {
    const request = shortOf('reach')
    const { neverMet, minutesToFit } = outOfReach(request)
    const byId = new Map(request.cards.map((card) => [card.id, card]))
    expect(neverMet.length).toBeGreaterThan(0)
    expect(neverMet.every((id) => byId.get(id)?.isNew)).toBe(true)
    const left = summary(neverMet.map((id) => byId.get(id)?.weight ?? Number.NaN)).mean
    expect(left).toBeLessThan(summary(request.cards.map(({ weight }) => weight)).mean)
    const withMore = (minutes: number): InterviewRequest => ({
      ...request,
      budgetSeconds: request.budgetSeconds + 60 * minutes,
    })
    expect(outOfReach(withMore(minutesToFit ?? 0)).neverMet).toEqual([])
    expect(outOfReach(withMore((minutesToFit ?? 0) - 1)).neverMet).not.toEqual([])
  })

  test('is everything new where no day has any time', () => {
    const request = { ...shortOf('none'), budgetSeconds: 0 }
    const fresh = request.cards.filter(({ isNew }) => isNew).map(({ id }) => id)
    expect(outOfReach(request)).toEqual({ neverMet: fresh, minutesToFit: null })
  })
})

function forecastOf(...asked: Parameters<typeof forecastReadiness>): NonNullable<ReturnType<typeof forecastReadiness>> {
  const forecast = forecastReadiness(...asked)
  if (forecast === null) throw new Error('there are cards that count')
  return forecast
}

const widthOf = (band: { readonly low: number; readonly high: number } | undefined): number =>
  band === undefined ? Number.NaN : band.high - band.low

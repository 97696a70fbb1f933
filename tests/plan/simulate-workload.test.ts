import { expect, test } from 'vitest'
import { DEFAULT_MODEL, recallAfter } from '@/lib/memory'
import { simulateWorkload, USUAL_SHARES, WORKLOAD_DAYS, WORKLOAD_RETENTIONS, type WorkloadInput } from '@/lib/plan'
import { card, reviewed, TODAY } from './collection'

const CARDS = Array.from({ length: 200 }, (_, place) => card(`padding:${place}`))

/** A hundred cards met, due within ten days, and a hundred new ones. */
const input: WorkloadInput = {
  cards: CARDS,
  states: new Map(CARDS.slice(0, 100).map(({ id }, place) => [id, reviewed(-(place % 10))])),
  modelFor: () => DEFAULT_MODEL,
  pace: new Map(),
  shares: USUAL_SHARES,
  studyDay: TODAY,
  newPerDay: 5,
  maxIntervalDays: 36_500,
  seed: 'one',
}

test('a higher retention costs more minutes and leaves more known, over the whole range', () => {
  const years = WORKLOAD_RETENTIONS.map((retention) => simulateWorkload(input, retention))
  for (const [place, year] of years.entries()) {
    const before = years[place - 1]
    if (before === undefined) continue
    expect(year.minutesPerDay, `at ${year.retention}`).toBeGreaterThan(before.minutesPerDay)
    expect(year.known, `at ${year.retention}`).toBeGreaterThan(before.known - 1)
  }
  expect(years.at(-1)?.known).toBeLessThanOrEqual(200)
  expect(years.at(-1)?.known).toBeGreaterThan((years[0]?.known ?? 0) + 5)
})

test('the same seed gives the same year, another seed another', () => {
  expect(simulateWorkload(input, 0.9)).toEqual(simulateWorkload(input, 0.9))
  expect(simulateWorkload({ ...input, seed: 'two' }, 0.9)).not.toEqual(simulateWorkload(input, 0.9))
})

test('a few cards followed stand for all: within a tenth of following each', () => {
  const all = simulateWorkload(input, 0.9)
  const few = simulateWorkload({ ...input, followed: 80 }, 0.9)
  expect(few.minutesPerDay / all.minutesPerDay).toBeGreaterThan(0.9)
  expect(few.minutesPerDay / all.minutesPerDay).toBeLessThan(1.1)
  expect(few.known / all.known).toBeGreaterThan(0.95)
  expect(few.known / all.known).toBeLessThan(1.05)
})

test('by hand: one card that is not due this year costs nothing, and is known as its curve says', () => {
  const state = reviewed(-400, { stability: 500, lastDay: TODAY })
  const one = { ...input, cards: CARDS.slice(0, 1), states: new Map([['padding:0', state]]) }
  expect(simulateWorkload(one, 0.9)).toEqual({
    retention: 0.9,
    minutesPerDay: 0,
    known: recallAfter(WORKLOAD_DAYS, 500, DEFAULT_MODEL),
  })
})

test('by hand: a new card met today and put off for ever costs its first meeting', () => {
  const one = {
    ...input,
    cards: CARDS.slice(0, 1),
    states: new Map(),
    shares: { ...USUAL_SHARES, first: [0, 0, 0, 1] as const },
  }
  const patient = {
    ...one,
    modelFor: () => ({ id: 'long', weights: DEFAULT_MODEL.weights.map((w, place) => (place === 3 ? 100 : w)) }),
  }
  // 40 s of a first meeting; at 0.7 an interval of 100 days' stability is longer than the year
  expect(simulateWorkload(patient, 0.7).minutesPerDay).toBeCloseTo(40 / 60 / WORKLOAD_DAYS, 10)
})

test('no new cards are met where none are wanted, and suspended ones are left out', () => {
  const fresh = { ...input, states: new Map() }
  expect(simulateWorkload({ ...fresh, newPerDay: 0 }, 0.9)).toEqual({ retention: 0.9, minutesPerDay: 0, known: 0 })
  const suspended = new Map(CARDS.map(({ id }) => [id, reviewed(0, { suspended: true })]))
  expect(simulateWorkload({ ...input, states: suspended }, 0.9)).toMatchObject({ minutesPerDay: 0, known: 0 })
})

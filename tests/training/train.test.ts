import { describe, expect, test } from 'vitest'
import { areWeights, DEFAULT_MODEL, memoryAfter, recallAfter } from '@/lib/memory'
import { fitWeights, predictions, train, trainingItems, type Optimiser, type TrainingInput } from '@/lib/training'
import { learnerHistories, SHORT_MEMORY } from './learner'

const histories = learnerHistories(4_000, { memory: SHORT_MEMORY })
const input: TrainingInput = {
  histories,
  isNumeric: () => false,
  inForce: { general: DEFAULT_MODEL, numeric: DEFAULT_MODEL },
  relearningSteps: 1,
}

/** An optimiser that always gives the same. */
const giving = (weights: readonly number[]): Optimiser => ({
  FSRSBindingItem: class {},
  FSRSBindingReview: class {},
  computeParameters: async () => [...weights],
})

test('a prediction is the curve at the days that passed, under the memory that the reviews before it left', () => {
  const reviews = [
    { rating: 3 as const, elapsedDays: 0, at: 1 },
    { rating: 1 as const, elapsedDays: 4, at: 2 },
    { rating: 3 as const, elapsedDays: 0, at: 3 },
    { rating: 4 as const, elapsedDays: 6, at: 4 },
  ]
  const found = predictions(trainingItems([{ cardId: 'a', reviews }]), () => DEFAULT_MODEL)
  const first = memoryAfter(null, 0, 3, DEFAULT_MODEL)
  const second = memoryAfter(memoryAfter(first, 4, 1, DEFAULT_MODEL), 0, 3, DEFAULT_MODEL)
  expect(found).toEqual([
    { predicted: recallAfter(4, first.stability, DEFAULT_MODEL), recalled: false, elapsedDays: 4, days: 2, lapses: 0 },
    { predicted: recallAfter(6, second.stability, DEFAULT_MODEL), recalled: true, elapsedDays: 6, days: 3, lapses: 1 },
  ])
})

describe('for a learner who forgets faster than the published weights say', () => {
  test('later answers that it had not seen are predicted better than by the published weights', async () => {
    const shares: number[] = []
    const outcome = await train({ ...input, onProgress: (share) => shares.push(share) })
    if (outcome.code !== 'fitted') throw new Error(outcome.code)
    expect(outcome.scopes).toHaveLength(1)
    const [{ heldOut, whole, better, weights, fitted } = never()] = outcome.scopes
    expect(heldOut.logLossAfter).toBeLessThan(heldOut.logLossBefore - 0.01)
    expect(heldOut.rmseAfter).toBeLessThan(heldOut.rmseBefore)
    expect(whole.logLossAfter).toBeLessThan(whole.logLossBefore)
    expect(heldOut.count).toBeLessThan(whole.count)
    expect({ better, fitted }).toEqual({ better: true, fitted: 'all' })
    expect(areWeights(weights)).toBe(true)
    expect(shares.at(-1)).toBe(1)
    expect(shares.every((share, place) => place === 0 || share >= (shares[place - 1] ?? 0))).toBe(true)
  })

  test('the same log gives the same weights', async () => {
    const [one, other] = [await train(input), await train(input)]
    expect(one).toEqual(other)
  })

  test('a second fit to the same log is not offered: it does not better what is in force', async () => {
    const outcome = await train(input)
    if (outcome.code !== 'fitted') throw new Error(outcome.code)
    const fitted = { id: 'fitted', weights: outcome.scopes[0]?.weights ?? [] }
    const again = await train({ ...input, inForce: { general: fitted, numeric: fitted } })
    expect(again).toMatchObject({ scopes: [{ better: false }] })
  })
})

test('what an optimiser tells late or out of order never turns the progress back', async () => {
  const shares: number[] = []
  const late: (() => void)[] = []
  const optimiser: Optimiser = {
    ...giving(DEFAULT_MODEL.weights),
    computeParameters: async (_items, { progress }) => {
      for (const report of late.splice(0)) report()
      progress(3, 4)
      progress(1, 4)
      late.push(() => progress(2, 4))
      return [...DEFAULT_MODEL.weights]
    },
  }
  await train({ ...input, optimiser, onProgress: (share) => shares.push(share) })
  expect(shares.length).toBeGreaterThan(4)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('weights that predict worse than the published ones are not offered', async () => {
  const worse = DEFAULT_MODEL.weights.map((weight, place) => (place < 4 ? weight * 8 : weight))
  expect(await train({ ...input, optimiser: giving(worse) })).toMatchObject({ scopes: [{ better: false }] })
})

test('two kinds of memory get weights of their own, one kind does not', async () => {
  const numeric = learnerHistories(2_000, { seed: 3, memory: SHORT_MEMORY, prefix: 'number' })
  const others = learnerHistories(2_000, { seed: 4, prefix: 'words' })
  const isNumeric = (cardId: string): boolean => cardId.startsWith('number')
  const outcome = await train({ ...input, histories: [...numeric, ...others], isNumeric })
  expect(outcome).toMatchObject({ separate: true, scopes: [{ scope: 'all' }, { scope: 'numeric' }] })
  expect(await train({ ...input, isNumeric })).toMatchObject({ separate: false, scopes: [{ scope: 'all' }] })
})

test('too few reviews give no weights, and say how many would do', async () => {
  const few = await train({ ...input, histories: learnerHistories(60) })
  expect(few).toMatchObject({ code: 'too_few', least: 64 })
})

test('a machine without the optimiser says so', async () => {
  expect(await train({ ...input, optimiser: null })).toEqual({ code: 'not_available' })
})

test.each([
  ['a weight beyond its bound', DEFAULT_MODEL.weights.map((weight, place) => (place === 20 ? 5 : weight))],
  ['what is no number', DEFAULT_MODEL.weights.map((weight, place) => (place === 3 ? NaN : weight))],
  ['too few weights', DEFAULT_MODEL.weights.slice(0, 19)],
])('refuses %s from the optimiser', async (_, weights) => {
  await expect(
    fitWeights(trainingItems(histories), { optimiser: giving(weights), relearningSteps: 1 }),
  ).rejects.toThrow(RangeError)
})

function never(): never {
  throw new Error('there is no outcome')
}

import { expect, test } from 'vitest'
import { difficultyHistogram, medianDifficulty, medianStability, stabilityHistogram } from '@/lib/plan'
import { reviewed, untouched } from './collection'

const states = [
  reviewed(0, { stability: 0.3, difficulty: 1 }),
  reviewed(0, { stability: 0.5, difficulty: 9.99 }),
  reviewed(0, { stability: 16, difficulty: 10 }),
  reviewed(0, { stability: 700, difficulty: 5.5 }),
  reviewed(0, { stability: 5, difficulty: 5, suspended: true }),
  untouched(),
]

test('cards stand in the bar of their stability, a bound belonging to the bar above; suspended and unmet ones in none', () => {
  const bars = stabilityHistogram(states)
  expect(bars).toHaveLength(12)
  expect(bars.flatMap(({ from, to, cards }) => (cards > 0 ? [[from, to, cards]] : []))).toEqual([
    [0, 0.5, 1],
    [0.5, 1, 1],
    [16, 32, 1],
    [512, null, 1],
  ])
})

test('and in the bar of their difficulty, 10 in the last', () => {
  const bars = difficultyHistogram(states)
  expect(bars).toHaveLength(9)
  expect(bars.flatMap(({ from, to, cards }) => (cards > 0 ? [[from, to, cards]] : []))).toEqual([
    [1, 2, 1],
    [5, 6, 1],
    [9, 10, 2],
  ])
})

test('the middle one of an even number is the mean of two', () => {
  expect(medianStability(states)).toBe(8.25)
  expect(medianDifficulty(states)).toBeCloseTo(7.745)
  expect(medianStability([])).toBeNull()
})

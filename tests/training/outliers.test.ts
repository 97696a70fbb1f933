import { describe, expect, test } from 'vitest'
import type { Rating } from '@/lib/memory'
import { fittedBy, timeFolds, trainingItems, withoutOutliers, type TrainingItem } from '@/lib/training'

let made = 0
/** Cards met with this rating and seen again after so many days. */
function items(count: number, firstRating: Rating, days: number, later: readonly number[] = []): TrainingItem[] {
  return trainingItems(
    Array.from({ length: count }, () => {
      made += 1
      const reviews = [0, days, ...later].map((elapsedDays, place) => ({
        rating: place === 0 ? firstRating : (3 as const),
        elapsedDays,
        at: made * 1_000 + place,
      }))
      return { cardId: `c${made}`, reviews }
    }),
  )
}
const intervals = (kept: readonly TrainingItem[]): Record<number, number> => {
  const counts: Record<number, number> = {}
  for (const { history } of kept) {
    const days = history.reviews[1]?.elapsedDays ?? 0
    counts[days] = (counts[days] ?? 0) + 1
  }
  return counts
}

describe('rare first intervals', () => {
  test('the rarest go as long as no more than 20 items are gone, the longer of two equally rare first', () => {
    const all = [...items(100, 3, 2), ...items(12, 3, 3), ...items(9, 3, 4), ...items(9, 3, 5)]
    // 9 of five days and 9 of four are 18; 12 more would be too many
    expect(intervals(withoutOutliers(all))).toEqual({ 2: 100, 3: 12 })
  })

  test('of what remains, groups under 6 items and those beyond 100 days go, after Easy those beyond 365', () => {
    const rare = items(20, 3, 1)
    expect(intervals(withoutOutliers([...rare, ...items(30, 3, 100), ...items(40, 3, 101)]))).toEqual({ 100: 30 })
    const rareEasy = items(20, 4, 1)
    expect(intervals(withoutOutliers([...rareEasy, ...items(30, 4, 365), ...items(40, 4, 366)]))).toEqual({ 365: 30 })
  })

  test('later reviews of a card go with its first interval, and each first rating is looked at by itself', () => {
    const kept = items(30, 3, 2, [9])
    const gone = items(5, 3, 50, [9])
    expect(withoutOutliers([...kept, ...gone, ...items(30, 1, 50)])).toHaveLength(60 + 30)
  })
})

test('fewer than 8 usable reviews decide nothing, fewer than 64 or first ones alone decide first stabilities', () => {
  const rare = items(20, 3, 1)
  expect(fittedBy(rare)).toBe('nothing')
  expect(fittedBy([...rare, ...items(30, 3, 2, [9])])).toBe('firstStabilities')
  expect(fittedBy([...rare, ...items(70, 3, 2)])).toBe('firstStabilities')
  expect(fittedBy([...rare, ...items(40, 3, 2, [9])])).toBe('all')
})

describe('the split by time', () => {
  test('five folds predict the later five sixths, each from all that precedes it', () => {
    expect(timeFolds(60)).toEqual([
      { from: 10, to: 20 },
      { from: 20, to: 30 },
      { from: 30, to: 40 },
      { from: 40, to: 50 },
      { from: 50, to: 60 },
    ])
    const uneven = timeFolds(64)
    expect(uneven[0]).toEqual({ from: 14, to: 24 })
    expect(uneven.at(-1)?.to).toBe(64)
  })

  test('there are none where there is less than an item for each', () => {
    expect(timeFolds(5)).toEqual([])
  })
})

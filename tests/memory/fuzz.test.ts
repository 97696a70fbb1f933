import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzzedDays, fuzzFraction, fuzzRange } from '@/lib/memory/fuzz'

describe("Anki's cases", () => {
  test.each([
    [1, 1, 1000, 1, 1, 1],
    [2.49, 1, 1000, 2, 2, 2],
    [2.5, 1, 1000, 2, 3, 4],
    [7, 1, 1000, 5, 7, 9],
    [17, 1, 1000, 14, 17, 20],
    [37, 1, 1000, 33, 37, 41],
    [2, 2, 1000, 2, 2, 2],
    [2, 3, 1000, 3, 4, 4],
    [2, 3, 3, 3, 3, 3],
    [6.9, 3, 1000, 5, 7, 9],
    [7.1, 3, 1000, 5, 7, 9],
    [19.9, 3, 1000, 17, 20, 23],
    [20, 3, 1000, 17, 20, 23],
    [20.1, 3, 1000, 17, 20, 23],
    [100, 101, 1000, 101, 105, 108],
    [100, 1, 99, 92, 96, 99],
    [100, 97, 103, 97, 100, 103],
  ])('%f days within %i and %i give %i, %i and %i', (interval, min, max, lower, middle, upper) => {
    expect([0, 0.5, 0.99].map((fraction) => fuzzedDays(interval, fraction, { min, max }))).toEqual([
      lower,
      middle,
      upper,
    ])
  })
})

describe('the range', () => {
  test('is that of the interval as asked for, not of its rounding', () => {
    expect(fuzzRange(7.4)).toEqual({ min: 6, max: 9 })
    expect(fuzzRange(7)).toEqual({ min: 5, max: 9 })
  })

  test('every whole day of it is equally likely', () => {
    const counts = new Map<number, number>()
    for (let card = 0; card < 9_000; card++) {
      const days = fuzzedDays(37, fuzzFraction(`conv/padding:${card}`, card % 7), { min: 1, max: 36_500 })
      counts.set(days, (counts.get(days) ?? 0) + 1)
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([33, 34, 35, 36, 37, 38, 39, 40, 41])
    // Nine days, 1,000 each: χ² with 8 degrees of freedom stays below 26 but once in a thousand.
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)
    expect(chiSquare).toBeLessThan(26)
  })

  test('a longer interval never comes out shorter for the same chance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (interval, more, fraction) => {
          const bounds = { min: 1, max: 36_500 }
          expect(fuzzedDays(interval + more, fraction, bounds)).toBeGreaterThanOrEqual(
            fuzzedDays(interval, fraction, bounds),
          )
        },
      ),
    )
  })
})

describe('the chance of a showing', () => {
  test('belongs to the pair of card and showing', () => {
    const pairs = Array.from({ length: 400 }, (_, n) => fuzzFraction(String(555 + Math.floor(n / 20)), n % 20))
    expect(new Set(pairs).size).toBe(400)
    expect(fuzzFraction('555', 4)).not.toBe(fuzzFraction('556', 3))
    expect(fuzzFraction('1 2', 3)).not.toBe(fuzzFraction('2', 31))
    expect(fuzzFraction('555', 4)).toBe(fuzzFraction('555', 4))
  })
})

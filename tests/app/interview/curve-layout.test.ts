import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curveLayout } from '@/app/interview/_curve/curve-layout'
import { spreadLabels } from '@/app/interview/_curve/spread-labels'
import { LEFT, WIDTH } from '@/app/progress/_chart/plot'

const numbersIn = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
const pointsOf = (path: string): [number, number][] => {
  const numbers = numbersIn(path)
  return Array.from({ length: numbers.length / 2 }, (_, place) => [
    numbers[2 * place] ?? 0,
    numbers[2 * place + 1] ?? 0,
  ])
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const inputs = fc
  .record({
    from: fc.integer({ min: 0, max: 30_000 }),
    days: fc.array(fc.tuple(share, share, share, share), { minLength: 1, maxLength: 90 }),
    bound: fc.option(share),
    target: fc.option(share),
  })
  .map(({ from, days, bound, target }) => ({
    curve: days.map(([a, b, c], place) => {
      const [low = 0, median = 0, high = 0] = [a, b, c].sort((one, other) => one - other)
      return { day: from + place, low, median, high }
    }),
    curveAlone: days.map(([, , , readiness], place) => ({ day: from + place, readiness })),
    bound,
    target,
  }))

describe('the curve', () => {
  test('lies within its room, whatever it shows, the median within the band', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { room, right, height, ...layout } = curveLayout(input)
        const [median, alone, band] = [layout.median, layout.alone, layout.band].map(pointsOf)
        for (const [x, y] of [...(median ?? []), ...(alone ?? []), ...(band ?? [])]) {
          expect(x).toBeGreaterThanOrEqual(LEFT)
          expect(x).toBeLessThanOrEqual(right)
          expect(y).toBeGreaterThanOrEqual(room.top - 0.1)
          expect(y).toBeLessThanOrEqual(room.bottom + 0.1)
        }
        expect(right).toBeLessThan(WIDTH)
        expect(height).toBeGreaterThan(room.bottom)
        median?.forEach(([x, y]) => {
          const at = (band ?? []).filter((point) => point[0] === x).map((point) => point[1])
          expect(y).toBeGreaterThanOrEqual(Math.min(...at))
          expect(y).toBeLessThanOrEqual(Math.max(...at))
        })
        for (const text of [...layout.ends.map(({ textY }) => textY)]) {
          expect(text).toBeGreaterThanOrEqual(room.top)
          expect(text).toBeLessThanOrEqual(room.bottom)
        }
      }),
    )
  })

  test('goes from today to the day of the interview and names both days', () => {
    const curve = [10, 11, 12, 13, 14, 15].map((day) => ({ day, low: 0.4, median: 0.5, high: 0.6 }))
    const layout = curveLayout({ curve, curveAlone: [], bound: 0.9, target: null })
    expect(layout.days.map(({ day }) => day)).toEqual([10, 12, 13, 15])
    expect([layout.days[0]?.at, layout.days.at(-1)?.at]).toEqual([LEFT, layout.right])
    expect(layout.ends.map(({ name }) => name)).toEqual(['bound', 'plan'])
  })

  test('of one day alone is still drawn', () => {
    const layout = curveLayout({
      curve: [{ day: 5, low: 0.4, median: 0.5, high: 0.6 }],
      curveAlone: [{ day: 5, readiness: 0.5 }],
      bound: null,
      target: 0.9,
    })
    expect(layout.days).toEqual([{ day: 5, at: LEFT }])
    expect(layout.targetY).not.toBeNull()
  })
})

describe('labels', () => {
  const room = { top: 0, bottom: 200 }

  test('keep apart and in order, and stay where there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }), (wanted) => {
        const stands = spreadLabels(wanted, 17, room)
        const order = wanted.map((_, place) => place).sort((a, b) => wanted[a]! - wanted[b]!)
        order.slice(1).forEach((place, rank) => {
          expect(stands[place]! - stands[order[rank]!]!).toBeGreaterThanOrEqual(17 - 1e-9)
        })
        for (const y of stands) {
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
        }
      }),
    )
    expect(spreadLabels([150, 20], 17, room)).toEqual([150, 20])
    expect(spreadLabels([100, 100], 20, room)).toEqual([90, 110])
  })
})

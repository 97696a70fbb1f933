import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card } from '@/lib/card'
import { CardSchema, instantiate } from '@/lib/card'
import { exampleCard } from './example-cards'
import { numericCard } from './numeric-card'

/** The generator as docs/card-format.md words it, in whole numbers of any length: no 32-bit operation is used. */
function* stream(seed: number): Generator<number, never> {
  const word = 2n ** 32n
  let state = BigInt(seed)
  for (;;) {
    state = (state + 0x9e3779b9n) % word
    let z = state
    z ^= z / 2n ** 16n
    z = (z * 0x21f0aaadn) % word
    z ^= z / 2n ** 15n
    z = (z * 0x735a2d97n) % word
    z ^= z / 2n ** 15n
    yield Number(z)
  }
}

/** Draws variables of the given numbers of values until `holds`, then an order of so many options: positions and order. */
function reference(seed: number, counts: readonly number[], options = 0, holds = (_: readonly number[]) => true) {
  const numbers = stream(seed)
  const pick = (count: number) => Number((BigInt(numbers.next().value) * BigInt(count)) / 2n ** 32n)
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const picks = counts.map((count) => pick(count))
    if (!holds(picks)) continue
    const order = Array.from({ length: options }, (_, index) => index)
    for (let last = options - 1; last >= 1; last -= 1) {
      const other = pick(last + 1)
      ;[order[last], order[other]] = [order[other]!, order[last]!]
    }
    return { picks, order }
  }
  return null
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })

/** Ten variables of which each shows one number of the stream to a thousandth. */
const rangeCard = numericCard({
  vary: Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`v${index}`, { from: 0, to: 9_999 }])),
  answer: { is: 'v0', type: 'integer' },
})

describe('the stream of chance', () => {
  // computed in Python from the description
  test.each([
    [0, [1684164658, 3653269916, 2939563536, 2141751570, 3295091513]],
    [1, [1580013426, 350525680, 3524174333, 3011703609, 643872864]],
    [42, [551831576, 144025891, 322543647, 3034809370, 908029994]],
    [2147483647, [4248582883, 4262198461, 1289980769, 2026769080, 550031344]],
  ])('begins with known numbers for seed %i', (seed, numbers) => {
    const golden = numbers.map((number) => `${Math.floor((number * 10_000) / 2 ** 32)}`)
    expect(Object.values(instantiate(rangeCard, seed).values)).toEqual(golden)
    const own = stream(seed)
    expect(numbers.map(() => own.next().value)).toEqual(numbers)
  })

  test('gives the instance that a straightforward implementation gives, for any seed', () => {
    const card = exampleCard('numeric')
    const [k1, s, k2] = [
      [3, 5, 7],
      [2, 3, 4],
      [3, 5],
    ] as const
    fc.assert(
      fc.property(seeds, (seed) => {
        const expected = reference(seed, [3, 3, 2], 0, ([a = 0, b = 0]) => k1[a]! >= s[b]!)!
        const [a = 0, b = 0, c = 0] = expected.picks
        expect(instantiate(card, seed).values).toEqual({ k1: `${k1[a]}`, s: `${s[b]}`, k2: `${k2[c]}` })
      }),
    )
  })

  test('orders the options after the variables', () => {
    const figure = exampleCard('figure')
    const choice = exampleCard('choice')
    fc.assert(
      fc.property(seeds, (seed) => {
        const expected = reference(seed, [2], 3)!
        const instance = instantiate(figure, seed)
        expect(instance.order).toEqual(expected.order)
        expect(instance.values).toEqual({ d: `${[2, 3][expected.picks[0]!]}` })
        expect(instantiate(choice, seed).order).toEqual(reference(seed, [], 3)!.order)
      }),
    )
  })

  test('is the same for the same seed, also after another card object with the same content', () => {
    const again: Card = CardSchema.parse(JSON.parse(JSON.stringify(exampleCard('numeric'))))
    for (const seed of [0, 7, 123_456_789])
      expect(instantiate(again, seed).values).toEqual(instantiate(exampleCard('numeric'), seed).values)
  })

  test('picks every value about equally often', () => {
    const counts = new Map<string, number>()
    const card = numericCard({ vary: { n: { from: 1, to: 10 } }, answer: { is: 'n', type: 'integer' } })
    const draws = 5_000
    for (let seed = 0; seed < draws; seed += 1) {
      const { n = '' } = instantiate(card, seed).values
      counts.set(n, (counts.get(n) ?? 0) + 1)
    }
    expect(counts.size).toBe(10)
    const expected = draws / 10
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 99.9 % point of chi-square with 9 degrees of freedom
    expect(chiSquare).toBeLessThan(27.88)
  })

  test('orders three options in each of the six ways about equally often', () => {
    const counts = new Map<string, number>()
    const card = exampleCard('choice')
    const draws = 3_000
    for (let seed = 0; seed < draws; seed += 1) {
      const order = instantiate(card, seed).order.join()
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    const expected = draws / 6
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 99.9 % point with 5 degrees of freedom
    expect(chiSquare).toBeLessThan(20.52)
  })

  test('always ends in values that satisfy `where`', () => {
    const card = numericCard({
      vary: { a: { from: 1, to: 30 }, b: { from: 1, to: 30, step: 1 } },
      where: ['a mod b == 0', '1 < b < a'],
      answer: { is: 'a / b', type: 'integer' },
    })
    fc.assert(
      fc.property(seeds, (seed) => {
        const { a, b } = instantiate(card, seed).values
        expect(Number(a) % Number(b)).toBe(0)
        expect(Number(b)).toBeGreaterThan(1)
        expect(Number(b)).toBeLessThan(Number(a))
      }),
    )
  })

  test.each([[-1], [1.5], [2 ** 31], [Number.NaN]])('refuses %d as a seed', (seed) => {
    expect(() => instantiate(exampleCard('numeric'), seed)).toThrow('seed_out_of_range')
  })
})

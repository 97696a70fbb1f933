import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intersperse } from '@/lib/plan/intersperse'
import { keepApart } from '@/lib/plan/keep-apart'

const apart = (text: string, before: string | null = null): string =>
  keepApart([...text], (letter) => letter, before).join('')
const neighbours = (items: readonly string[], before: string | null): number =>
  items.filter((item, index) => item === (index === 0 ? before : items[index - 1])).length

/** The fewest neighbours of one group that any order can have: what a group has more than the others can part. */
function fewestNeighbours(items: readonly string[], before: string | null): number {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return Math.max(
    0,
    ...[...counts].map(([group, count]) => count - (items.length - count) - (group === before ? 0 : 1)),
  )
}

describe('cards of one topic', () => {
  test.each([
    ['', ''],
    ['a', 'a'],
    ['abc', 'abc'],
    ['aab', 'aba'],
    ['aabbcc', 'abacbc'],
    ['bcaaa', 'abaca'],
    ['aaab', 'abaa'],
    ['aaaa', 'aaaa'],
    ['abcabc', 'abcabc'],
  ])('%s becomes %s', (text, expected) => {
    expect(apart(text)).toBe(expected)
  })

  test('what came just before counts as well', () => {
    expect(apart('ab', 'a')).toBe('ba')
    expect(apart('aab', 'a')).toBe('baa')
    expect(apart('a', 'a')).toBe('a')
  })

  const arbitraryList = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

  test('nothing is lost, and they follow each other no oftener than they must', () => {
    fc.assert(
      fc.property(arbitraryList, fc.option(fc.constantFrom('a', 'b', 'c')), (items, before) => {
        const result = keepApart(items, (item) => item, before)
        expect([...result].sort()).toEqual([...items].sort())
        expect(neighbours(result, before)).toBe(fewestNeighbours(items, before))
      }),
      { numRuns: 3_000 },
    )
  })

  test('within a topic the order stays', () => {
    fc.assert(
      fc.property(arbitraryList, (groups) => {
        const items = groups.map((group, place) => ({ group, place }))
        const result = keepApart(items, ({ group }) => group)
        for (const group of 'abcd') {
          const places = result.filter((item) => item.group === group).map(({ place }) => place)
          expect(places).toEqual([...places].sort((a, b) => a - b))
        }
      }),
    )
  })

  test('a list that needs no change gets none', () => {
    const items = Array.from({ length: 50 }, (_, n) => `topic ${n % 7}`)
    expect(keepApart(items, (item) => item)).toEqual(items)
  })

  test('100,000 cards of few topics are parted in linear time', () => {
    const items = Array.from({ length: 100_000 }, (_, n) => (n < 60_000 ? 'a' : `b${n % 50}`))
    const before = process.cpuUsage()
    expect(keepApart(items, (item) => item)).toHaveLength(100_000)
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000)
  })
})

describe('two lists as one', () => {
  const at = (a: number, b: number): string =>
    intersperse(
      Array.from({ length: a }, () => 'r'),
      Array.from({ length: b }, () => 'n'),
    ).join('')

  test.each([
    [0, 0, ''],
    [3, 0, 'rrr'],
    [0, 3, 'nnn'],
    [1, 1, 'rn'],
    [3, 1, 'rrnr'],
    [2, 2, 'rnrn'],
    [3, 3, 'rnrnrn'],
    [8, 2, 'rrrnrrrnrr'],
    [2, 8, 'nnrnnnrnnn'],
  ])('%i reviews and %i new cards', (a, b, expected) => {
    expect(at(a, b)).toBe(expected)
  })

  test('the shorter is spread evenly: the gaps differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
        fc.pre(a >= b)
        const gaps = at(a, b)
          .split('n')
          .map(({ length }) => length)
        expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBe(a)
        const inner = gaps.slice(1, -1)
        if (inner.length > 0) expect(Math.max(...inner) - Math.min(...inner)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

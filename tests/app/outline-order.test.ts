import { describe, expect, test } from 'vitest'
import { nextSorting, readSorting, sortedTree } from '@/app/map/outline-order'
import type { TopicNode } from '@/lib/study'

const topic = (id: string, recall: number | null, due: number, cards = 2, children: TopicNode[] = []): TopicNode => {
  const measures = { recall, band: 0, coverage: recall === null ? 0 : 0.5, cards, met: 1, due, fading: 0 }
  return {
    id,
    parentId: null,
    depth: 0,
    label: id,
    labelLanguage: 'en',
    role: 'topic',
    weight: 1,
    children,
    own: measures,
    ...measures,
  }
}
const TREE = [
  topic('a', 0.9, 1, 2, [topic('a1', 0.8, 0), topic('a2', 0.3, 4)]),
  topic('b', null, 0),
  topic('c', 0.4, 7),
  topic('d', null, 0, 0),
]
const order = (text: string | undefined) => sortedTree(TREE, readSorting(text)).map(({ id }) => id)

describe('sorting the outline', () => {
  test.each([
    [undefined, ['a', 'b', 'c', 'd']],
    ['recall', ['c', 'a', 'b', 'd']],
    ['-recall', ['a', 'c', 'b', 'd']],
    ['due', ['c', 'a', 'b', 'd']],
    ['-due', ['b', 'a', 'c', 'd']],
    ['coverage', ['b', 'a', 'c', 'd']],
    ['nonsense', ['a', 'b', 'c', 'd']],
  ])('by %s gives %j', (text, ids) => {
    expect(order(text)).toEqual(ids)
  })

  test('keeps every topic below the one it hangs on', () => {
    expect(
      sortedTree(TREE, readSorting('recall'))
        .find(({ id }) => id === 'a')
        ?.children.map(({ id }) => id),
    ).toEqual(['a2', 'a1'])
  })

  test('goes from a column’s own order to the other way round and back to the map’s', () => {
    expect(nextSorting('due', null)).toBe('due')
    expect(nextSorting('due', readSorting('recall'))).toBe('due')
    expect(nextSorting('due', readSorting('due'))).toBe('-due')
    expect(nextSorting('due', readSorting('-due'))).toBeNull()
  })
})

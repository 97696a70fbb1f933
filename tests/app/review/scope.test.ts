import { expect, test } from 'vitest'
import { waysFrom } from '@/app/review/further-ways'
import { filterOf, readScope, type Scope } from '@/app/review/read-scope'
import { filterQuery, reviewAddress } from '@/app/review/scope-query'

const WHOLE: Scope = {
  topic: 'conv/padding',
  own: true,
  kind: 'numeric',
  level: 2,
  flagged: true,
  leeches: true,
  only: ['conv/padding:why', 'conv:size'],
  way: 'ahead',
  cards: 10,
  minutes: 5,
}

test('reads from the address what it writes into one', () => {
  const query = new URL(reviewAddress(WHOLE), 'http://localhost').searchParams
  expect(readScope(Object.fromEntries(query))).toEqual(WHOLE)
  expect(reviewAddress({})).toBe('/review')
})

test.each<[Record<string, string | string[]>]>([
  [{ topic: '' }],
  [{ topic: ['a', 'b'] }],
  [{ topic: 'x'.repeat(201) }],
  [{ kind: 'poem' }],
  [{ level: '4' }],
  [{ flagged: 'yes' }],
  [{ own: '1' }],
  [{ only: ',,' }],
  [{ only: ['a', 'b'] }],
  [{ way: 'backwards' }],
  [{ cards: '0' }],
  [{ cards: '-3' }],
  [{ cards: '1e9' }],
  [{ minutes: '5.5' }],
  [{ minutes: '601' }],
])('ignores %j', (asked) => {
  expect(readScope(asked)).toEqual({})
})

test('asks the server for cards, and keeps to itself where the session ends', () => {
  expect(filterOf(WHOLE)).not.toHaveProperty('cards')
  expect(filterQuery(WHOLE)).toEqual({
    topic: 'conv/padding',
    own: '1',
    kind: 'numeric',
    level: '2',
    flagged: '1',
    leeches: '1',
    only: 'conv/padding:why,conv:size',
    way: 'ahead',
  })
})

test('offers at an end what was not just done, within the same scope', () => {
  const names = (scope: Scope) => waysFrom(scope).map(({ words }) => words)
  expect(names({})).toEqual(['fadeNext', 'onlyNumeric'])
  expect(names({ topic: 'conv', cards: 3 })).toEqual(['fadeNext', 'onlyNumeric', 'cramTopic'])
  expect(names({ kind: 'numeric' })).toEqual(['fadeNext'])
  expect(waysFrom({ only: ['conv:size'] })[0]?.to).not.toHaveProperty('only')
  expect(names({ way: 'ahead', cards: 5 })).toEqual([])
  expect(names({ topic: 'conv', way: 'cram' })).toEqual([])
  expect(waysFrom({ topic: 'conv', level: 1, cards: 3 })[0]?.to).toEqual({
    topic: 'conv',
    level: 1,
    way: 'ahead',
    cards: 5,
  })
})

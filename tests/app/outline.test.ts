import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundPart, shownRows, treeMove, type OutlineRow } from '@/app/map/outline-state'

const row = (id: string, label: string, hasChildren = false): OutlineRow => ({
  id,
  parentId: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
  depth: id.split('/').length - 1,
  label,
  lang: 'en',
  recall: null,
  recallText: 'never met',
  coverageText: '0%',
  metText: '0 of 1',
  cards: 1,
  due: 0,
  hasChildren,
  place: 1,
  siblings: 1,
})

const ROWS = [
  row('conv', 'Convolution', true),
  row('conv/padding', 'Padding', true),
  row('conv/padding/zero', 'Zero padding'),
  row('conv/stride', 'Stride'),
  row('norm', 'Normalisation', true),
  row('norm/bn', 'BN ｍomentum'),
]

const ids = (unfolded: string[], query = ''): string[] => shownRows(ROWS, new Set(unfolded), query).map(({ id }) => id)

describe('folding', () => {
  test('shows the top topics when all is folded', () => {
    expect(ids([])).toEqual(['conv', 'norm'])
  })

  test('shows a row only when every topic above it is unfolded', () => {
    expect(ids(['conv'])).toEqual(['conv', 'conv/padding', 'conv/stride', 'norm'])
    expect(ids(['conv/padding'])).toEqual(['conv', 'norm'])
  })

  test('keeps the order of the map and never shows a row without its parent', () => {
    const unfolded = fc.subarray(ROWS.map(({ id }) => id))
    fc.assert(
      fc.property(unfolded, fc.constantFrom('', 'padding', 'zero', 'nothing'), (open, query) => {
        const shown = shownRows(ROWS, new Set(open), query)
        const seen = new Set<string>()
        for (const { id, parentId } of shown) {
          expect(parentId === null || seen.has(parentId)).toBe(true)
          seen.add(id)
        }
        expect(shown.map(({ id }) => id)).toEqual(ROWS.map(({ id }) => id).filter((id) => seen.has(id)))
      }),
    )
  })
})

describe('search', () => {
  test('shows what was found and, dimmed, the topics above it, however folded', () => {
    const shown = shownRows(ROWS, new Set(), ' PADDING ')
    expect(shown.map(({ id, dimmed }) => [id, dimmed])).toEqual([
      ['conv', true],
      ['conv/padding', false],
      ['conv/padding/zero', false],
    ])
  })

  test('does not mind case or width', () => {
    expect(ids([], 'MOMENTUM')).toEqual(['norm', 'norm/bn'])
    expect(ids([], 'ｓｔｒｉｄｅ')).toEqual(['conv', 'conv/stride'])
  })

  test('shows nothing when nothing holds the words', () => {
    expect(ids(['conv'], 'transformer')).toEqual([])
  })

  test('marks the part that was found', () => {
    expect(foundPart('Zero padding', 'PAD')).toEqual(['Zero ', 'pad', 'ding'])
    expect(foundPart('Stride', 'pad')).toBeNull()
    expect(foundPart('Stride', '')).toBeNull()
  })

  test('gives the label back whole, whatever is searched', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (label, query) => {
        const parts = foundPart(label, query)
        if (parts !== null) expect(parts.join('')).toBe(label)
      }),
    )
  })
})

describe('keys', () => {
  const shown = shownRows(ROWS, new Set(['conv']), '')
  test.each([
    ['conv', 'ArrowDown', { focus: 'conv/padding' }],
    ['conv', 'ArrowUp', null],
    ['norm', 'ArrowDown', null],
    ['norm', 'ArrowUp', { focus: 'conv/stride' }],
    ['conv/stride', 'Home', { focus: 'conv' }],
    ['conv', 'End', { focus: 'norm' }],
    ['norm', 'ArrowRight', { unfold: 'norm' }],
    ['conv', 'ArrowRight', { focus: 'conv/padding' }],
    ['conv/stride', 'ArrowRight', null],
    ['conv', 'ArrowLeft', { fold: 'conv' }],
    ['conv/stride', 'ArrowLeft', { focus: 'conv' }],
    ['norm', 'ArrowLeft', null],
    ['conv', 'x', null],
    ['gone', 'ArrowDown', null],
  ])('on %s, %s gives %j', (active, key, move) => {
    expect(treeMove(shown, active, key)).toEqual(move)
  })
})

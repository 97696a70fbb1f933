import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { labelLines } from '@/app/map/label-lines'
import { ROOT } from '@/app/map/chip-sizes'
import { drawMap } from '@/app/map/map-chips'
import { evenSplit, layoutMap, type Chip, type MapLayout } from '@/app/map/map-layout'
import { MapMarks } from '@/app/map/map-marks'
import type { MapFigures, TopicNode } from '@/lib/study'
import { topicsOfContent, type NamedTopic } from './topics-of-content'

interface Rect {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const MIDDLE: Rect = { id: 'the root', x: -ROOT.width / 2, y: -ROOT.height / 2, ...ROOT }

/** Every two chips that share a point, the root among them. */
function overlaps(chips: readonly Chip[], { places }: MapLayout): string[] {
  const standing = chips.flatMap(({ id, width, height }): Rect[] => {
    const place = places.get(id)
    return place ? [{ id, x: place.x, y: place.y, width, height }] : []
  })
  const meets = (a: Rect, b: Rect): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  return [MIDDLE, ...standing].flatMap((a, place, all) =>
    all.slice(place + 1).flatMap((b) => (meets(a, b) ? [`${a.id} × ${b.id}`] : [])),
  )
}

const WORDS = {
  language: 'en' as const,
  comma: ', ',
  never: 'never met',
  noCards: 'no cards',
  met: '\uE000 met',
  due: { none: '0 due', one: '1 due', many: '\uE001 due' },
}

const node = (id: string, label: string, parentId: string | null = null, children: TopicNode[] = []): TopicNode => {
  const measures = { recall: null, band: null, coverage: 0, cards: 2, met: 0, due: 0, fading: 0 }
  const depth = id.split('/').length - 1
  return {
    id,
    parentId,
    depth,
    label,
    labelLanguage: 'en',
    role: 'topic',
    weight: 1,
    children,
    own: measures,
    ...measures,
  }
}

/** The whole map of the content, in a language. */
function mapOf(topics: readonly NamedTopic[], language: 'en' | 'zh') {
  const grow = (parentId: string | null): TopicNode[] =>
    topics
      .filter((topic) => topic.parentId === parentId)
      .map(({ id, ...topic }) => node(id, topic[language], parentId, grow(id)))
  return drawMap({ topics: grow(null), figures: new Map(), prerequisites: new Map() })
}

describe.each(['en', 'zh'] as const)('the map in %s', (language) => {
  test('has no two chips that overlap, whatever is folded', async () => {
    const { chips, right } = mapOf(await topicsOfContent(), language)
    expect(chips.length).toBeGreaterThan(100)
    const withBranch = [...new Set(chips.flatMap(({ parentId }) => parentId ?? []))]
    expect(overlaps(chips, layoutMap(chips, new Set(), right))).toEqual([])
    fc.assert(
      fc.property(fc.subarray(withBranch), (folded) => {
        expect(overlaps(chips, layoutMap(chips, new Set(folded), right))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('shows every label whole, in the order of the map on each side', async () => {
    const topics = await topicsOfContent()
    const { chips, right } = mapOf(topics, language)
    expect(chips.map(({ lines }) => lines.join(''))).toEqual(topics.map((topic) => topic[language]))
    const tops = chips.filter(({ parentId }) => parentId === null)
    expect(tops.map(({ x }) => Math.sign(x))).toEqual(tops.map((_, place) => (place < right ? 1 : -1)))
    for (const side of [1, -1]) {
      const heights = tops.flatMap(({ x, y }) => (Math.sign(x) === side ? [y] : []))
      expect(heights).toEqual([...heights].sort((a, b) => a - b))
    }
  })
})

/** Any forest: each chip hangs on one before it, or on the root. */
const arbitraryChips: fc.Arbitrary<Chip[]> = fc
  .array(
    fc.record({ on: fc.nat(), width: fc.integer({ min: 20, max: 240 }), height: fc.integer({ min: 24, max: 90 }) }),
    {
      maxLength: 60,
    },
  )
  .map((wishes) =>
    wishes.map(({ on, width, height }, place) => {
      const parent = on % (place + 1)
      return { id: `t${place}`, parentId: parent === place ? null : `t${parent}`, width, height }
    }),
  )

describe('any map', () => {
  test('has no overlap, and shows exactly the chips that hang on nothing folded', () => {
    fc.assert(
      fc.property(arbitraryChips, fc.array(fc.nat(59)), fc.nat(60), (chips, closed, right) => {
        const folded = new Set(closed.map((place) => `t${place}`))
        const layout = layoutMap(chips, folded, right)
        expect(overlaps(chips, layout)).toEqual([])
        const shows = new Map<string | null, boolean>([[null, true]])
        for (const { id, parentId } of chips) {
          shows.set(id, (shows.get(parentId) ?? false) && (parentId === null || !folded.has(parentId)))
        }
        expect(chips.filter(({ id }) => layout.places.has(id))).toEqual(chips.filter(({ id }) => shows.get(id)))
      }),
    )
  })

  test('lies within its box, and its two sides do not share more than the root', () => {
    fc.assert(
      fc.property(arbitraryChips, (chips) => {
        const { places, box } = layoutMap(chips, new Set(), evenSplit(chips))
        for (const { id, width, height } of chips) {
          const place = places.get(id)
          if (!place) throw new Error(id)
          expect(place.side * (place.side === 1 ? place.x : place.x + width)).toBeGreaterThan(ROOT.width / 2)
          expect(place.x).toBeGreaterThanOrEqual(box.x)
          expect(place.y + height).toBeLessThanOrEqual(box.y + box.height)
        }
      }),
    )
  })
})

describe('a label', () => {
  test('does not begin a line with closing punctuation, nor end one with an opening bracket', () => {
    const { lines } = labelLines('广义的dilated conv是将kernel升采样（一般插0，如果不插0，dilated conv的优势就没了）')
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line).not.toMatch(/^[，。、；：）？”]|[（“]$/u)
  })

  test('keeps a word whole even where it is wider than a line', () => {
    expect(labelLines('pneumonoultramicroscopicsilicovolcanoconiosis').lines).toHaveLength(1)
  })

  test('is broken into lines of even width', () => {
    const { lines, width } = labelLines(
      'A deconv can be seen as zero-insertion upsampling followed by an ordinary convolution',
    )
    expect(width).toBeLessThanOrEqual(13)
    expect(Math.min(...lines.map(({ length }) => length))).toBeGreaterThan(width)
  })
})

test('a small map is drawn as it was', () => {
  const figures = new Map<string, MapFigures>([
    ['conv', { recall: 617, band: 84, coverage: 750, due: 2 }],
    ['conv/padding', { recall: null, band: 0, coverage: 0, due: 0 }],
    ['bn', { recall: 1_000, band: 0, coverage: 1_000, due: 0 }],
  ])
  const topics = [
    node('conv', 'Convolution', null, [node('conv/padding', 'Zero padding at the border', 'conv')]),
    { ...node('bn', '归一化'), cards: 0 },
  ]
  const prerequisites = new Map([['conv/padding', ['conv', 'bn']]])
  expect(
    renderToStaticMarkup(
      <MapMarks map={drawMap({ topics, figures, prerequisites })} root="CNN" words={WORDS} />,
    ).replaceAll('><', '>\n<'),
  ).toMatchSnapshot()
})

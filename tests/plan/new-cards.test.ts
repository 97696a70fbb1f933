import { describe, expect, test } from 'vitest'
import { type TodayInput, todaysList } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, given, inLearning, reviewed, TODAY, untouched } from './collection'

const ids = (input: TodayInput): string[] => todaysList(input).items.map(({ cardId }) => cardId)
const reasons = (input: TodayInput) => todaysList(input).items.map(({ reason }) => reason)

describe('new cards', () => {
  test('in the order of the map, topic by topic', () => {
    const cards = [[card('b:2')], [card('a:1')], [card('b:1')], [card('c:1')]] as const
    const topics = ['a', 'c', 'b'].map((id) => ({ id, parentId: null, prerequisites: [] }))
    const inOrder = ['a:1', 'c:1', 'b:1', 'b:2']
    for (const newPerDay of [0, 1, 2, 3, 4]) {
      const list = ids(given(cards, { topics, settings: { newPerDay } }))
      expect([...list].sort()).toEqual(inOrder.slice(0, newPerDay).sort())
    }
    expect(ids(given(cards, { topics, settings: { newPerDay: 3 } }))).toEqual(inOrder.slice(0, 3))
    expect(reasons(given(cards, { topics }))[0]).toEqual({ code: 'new_next', values: { topic: 'a' } })
  })

  test('two of one topic are parted by what can come between', () => {
    expect(ids(given([[card('a:1')], [card('a:2')], [card('b:1')]]))).toEqual(['a:1', 'b:1', 'a:2'])
    const lapsed = [
      [card('a:1'), inLearning(-1)],
      [card('a:2'), reviewed(3)],
      [card('b:1'), reviewed(0)],
    ] as const
    expect(ids(given(lapsed))).toEqual(['a:1', 'b:1', 'a:2'])
  })

  test('a newcomer’s first cards come before the map, and wait for nothing', () => {
    const input = given([[card('a:1')], [card('b:1')], [card('c:1')]], {
      first: ['c:1', 'a:1'],
      topics: [
        { id: 'a', parentId: null, prerequisites: [] },
        { id: 'b', parentId: null, prerequisites: [] },
        { id: 'c', parentId: null, prerequisites: ['b'] },
      ],
    })
    expect(ids(input)).toEqual(['c:1', 'a:1', 'b:1'])
    expect(reasons(input)[0]).toEqual({ code: 'new_first', values: { place: 1 } })
  })

  test('a card waits while a topic to be begun before has cards of which none is met', () => {
    const topics = [
      { id: 'conv', parentId: null, prerequisites: [] },
      { id: 'padding', parentId: 'conv', prerequisites: ['conv', 'empty'] },
      { id: 'empty', parentId: null, prerequisites: [] },
    ]
    const list = (one: Parameters<typeof given>[0]) => ids(given([...one, [card('padding:1')]], { topics }))
    expect(list([[card('conv:1')], [card('conv:2')]])).toEqual(['conv:1', 'conv:2'])
    expect(list([[card('conv:1'), reviewed(-9)], [card('conv:2')]])).toEqual(['conv:2', 'padding:1'])
    expect(list([[card('conv:1'), inLearning(60)], [card('conv:2')]])).toEqual(['conv:2', 'padding:1'])
    expect(list([[card('conv:1'), untouched({ suspended: true })]])).toEqual(['padding:1'])
    expect(list([])).toEqual(['padding:1'])
  })

  test('those set aside or given a later first day don’t come', () => {
    const input = given([
      [card('a:1'), untouched({ suspended: true })],
      [card('b:1'), untouched({ buriedUntilDay: asDay(TODAY + 1) })],
      [card('c:1'), untouched({ dueDay: asDay(TODAY + 1) })],
      [card('d:1'), untouched({ flagged: true })],
      [card('e:1'), untouched({ dueDay: TODAY })],
    ])
    expect(ids(input)).toEqual(['d:1', 'e:1'])
  })

  test('are spread evenly among the reviews', () => {
    const reviews = Array.from({ length: 8 }, (_, n) => [card(`r${n}:1`), reviewed(9 - n)] as const)
    const fresh = [1, 2].map((n) => [card(`n${n}:1`)] as const)
    expect(todaysList(given([...fresh, ...reviews])).items.map(({ mode }) => mode)).toEqual([
      ...['due', 'due', 'due', 'new', 'due', 'due', 'due', 'new', 'due', 'due'],
    ])
  })
})

describe('cards that give each other away', () => {
  const teller = card('a:1', { givesAway: ['b:1'] })
  const told = card('b:1')

  test.each<[string, Parameters<typeof given>[0], TodayInput['todays'], string[]]>([
    [
      'the told one was answered today',
      [
        [teller, reviewed(0)],
        [told, reviewed(-5)],
      ],
      [answer('b:1', 'due')],
      [],
    ],
    [
      'the teller was answered today',
      [
        [teller, reviewed(-5)],
        [told, reviewed(0)],
      ],
      [answer('a:1', 'due')],
      [],
    ],
    [
      'crammed today',
      [
        [teller, reviewed(0)],
        [told, reviewed(-5)],
      ],
      [answer('b:1', 'cram')],
      [],
    ],
    [
      'both due: one today, the other tomorrow',
      [
        [teller, reviewed(3)],
        [told, reviewed(0)],
      ],
      [],
      ['a:1'],
    ],
    ['a review before a new card', [[teller], [told, reviewed(0)]], [], ['b:1']],
    ['of two new ones the first', [[told], [teller]], [], ['b:1']],
    [
      'a learning card never waits',
      [
        [teller, inLearning(-1)],
        [told, inLearning(-2)],
      ],
      [answer('b:1', 'learn')],
      ['a:1', 'b:1'],
    ],
    [
      'a stranger to both',
      [
        [card('c:1'), reviewed(0)],
        [told, reviewed(-5)],
      ],
      [answer('b:1', 'due')],
      ['c:1'],
    ],
  ])('%s', (_, cards, todays, expected) => {
    expect([...ids(given(cards, { todays }))].sort()).toEqual(expected)
  })

  test('one that waits takes nothing of the limit and is not over it', () => {
    const list = todaysList(
      given(
        [
          [teller, reviewed(3)],
          [told, reviewed(2)],
          [card('c:1'), reviewed(1)],
        ],
        { settings: { reviewsPerDay: 2 } },
      ),
    )
    expect(list.items).toHaveLength(2)
    expect(list.overLimit).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import { aheadList, cramList, todaysList, type TodayInput, type TodaysList, withFirst } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, given, inLearning, reviewed, TODAY, untouched } from './collection'

const ids = ({ items }: TodaysList): string[] => items.map(({ cardId }) => cardId)
const modes = ({ items }: TodaysList): string[] => [...new Set(items.map(({ mode }) => mode))]

describe('where new cards stand (SRS §3)', () => {
  const cards = [
    [card('r1:1'), reviewed(0)],
    [card('r2:1'), reviewed(0)],
    [card('n1:1')],
    [card('n2:1')],
    [card('l1:1'), inLearning(-1)],
    [card('l2:1'), inLearning(5)],
  ] as const
  const kinds = (newPlace: 'mixed' | 'first' | 'last'): string =>
    ids(todaysList(given(cards, { settings: { newPlace } })))
      .map((id) => id[0])
      .join('')

  test('spread evenly, first or last, always between what is being learnt', () => {
    expect(kinds('mixed')).toBe('lrnrnl')
    expect(kinds('first')).toBe('lnnrrl')
    expect(kinds('last')).toBe('lrrnnl')
  })
})

describe('studying ahead (DATA §6, §8)', () => {
  const cards = [
    [card('far:1'), reviewed(-9)],
    [card('soon:1'), reviewed(-2)],
    [card('next:1'), reviewed(-1)],
    [card('due:1'), reviewed(0)],
    [card('late:1'), reviewed(4)],
    [card('learning:1'), inLearning(3)],
    [card('new:1')],
    [card('gone:1'), reviewed(-1, { suspended: true })],
    [card('buried:1'), reviewed(-1, { buriedUntilDay: asDay(TODAY + 1) })],
  ] as const

  test('lists what is due on a coming day, soonest first, and nothing else', () => {
    const list = aheadList(given(cards, { settings: { reviewsPerDay: 0 } }))
    expect(ids(list)).toEqual(['next:1', 'soon:1', 'far:1'])
    expect(modes(list)).toEqual(['ahead'])
    expect(list.counts).toMatchObject({ learning: 0, review: 3, new: 0 })
    expect(list.items[1]?.reason).toMatchObject({ code: 'ahead', values: { days: 2, intervalDays: 10 } })
  })

  test('a card answered today does not come round again', () => {
    const answered = [card('next:1'), reviewed(-1, { lastDay: TODAY })] as const
    expect(ids(aheadList(given([answered, ...cards.slice(0, 2)])))).toEqual(['soon:1', 'far:1'])
  })

  test('a card that gives away one answered today waits, also where that one is outside of the scope', () => {
    const giver = card('giver:1', { givesAway: ['soon:1'] })
    const input = given([...cards, [giver, reviewed(0)]], { todays: [answer('giver:1', 'due')] })
    const narrowed = { ...input, cards: input.cards.filter(({ topicId }) => topicId === 'soon'), allCards: input.cards }
    expect(ids(aheadList(input))).not.toContain('soon:1')
    expect(ids(aheadList(narrowed))).toEqual([])
  })

  test('of one day cards of one topic are kept apart, the order of the days stays', () => {
    const pairs = [
      ...[1, 2, 3].map((n) => [card(`a:${n}`), reviewed(-1)] as const),
      ...[1, 2, 3].map((n) => [card(`b:${n}`), reviewed(-1)] as const),
      [card('c:1'), reviewed(-2)] as const,
    ]
    const topics = ids(aheadList(given(pairs))).map((id) => id.split(':')[0])
    expect(topics.at(-1)).toBe('c')
    expect(topics.slice(1).every((topic, place) => topic !== topics[place])).toBe(true)
  })

  test('chance decides within a day: the same all day, another day another', () => {
    const many = Array.from({ length: 30 }, (_, n) => [card(`t${n}:1`), reviewed(-1)] as const)
    const order = ids(aheadList(given(many)))
    expect(ids(aheadList(given([...many].reverse())))).toEqual(order)
    expect(ids(aheadList(given(many, { salt: 'tomorrow' })))).not.toEqual(order)
  })
})

describe('practice with everything (DATA §6, §8)', () => {
  const cards = [
    [card('firm:1'), reviewed(-50, { stability: 400 })],
    [card('weak:1'), reviewed(3, { stability: 1 })],
    [card('middle:1'), reviewed(0)],
    [card('learning:1'), inLearning(5)],
    [card('new:2')],
    [card('new:1')],
    [card('flagged:1'), untouched({ flagged: true })],
    [card('gone:1'), reviewed(0, { suspended: true })],
  ] as const

  test('lists every card met, least recall first, whatever it is due, then those never met in the order of the map', () => {
    const list = cramList(given(cards, { settings: { newPerDay: 0, reviewsPerDay: 0 } }))
    expect(ids(list)).toEqual(['weak:1', 'middle:1', 'firm:1', 'learning:1', 'new:1', 'flagged:1', 'new:2'])
    expect(modes(list)).toEqual(['cram'])
    expect(list.counts).toMatchObject({ learning: 0, review: 4, new: 3 })
    expect(list.items.map(({ reason }) => reason.code)).toEqual([
      ...new Array<string>(4).fill('cram'),
      ...new Array<string>(3).fill('cram_new'),
    ])
  })

  test('what was practised today comes after all else, longest ago first; what was answered otherwise does not', () => {
    const todays = [answer('firm:1', 'due'), answer('middle:1', 'cram'), answer('weak:1', 'cram')]
    expect(ids(cramList(given(cards.slice(0, 4), { todays })))).toEqual(['firm:1', 'learning:1', 'middle:1', 'weak:1'])
  })
})

describe('one card before all others', () => {
  const cards = [
    [card('a:1'), reviewed(2)],
    [card('b:1'), reviewed(1)],
    [card('ahead:1'), reviewed(-4)],
    [card('learnt:1'), inLearning(400)],
    [card('gone:1'), reviewed(1, { suspended: true })],
    [card('n:1')],
  ] as const
  const put = (cardId: string, more: Partial<TodayInput['settings']> = {}, practice = false): TodaysList => {
    const input = given(cards, { settings: more })
    const asked = input.cards.find(({ id }) => id === cardId)
    if (asked === undefined) throw new Error(`no card ${cardId}`)
    return withFirst((practice ? cramList : todaysList)(input), asked, input, practice)
  }

  test('comes first as what it is on the list, and is counted once', () => {
    const list = put('b:1')
    expect(list.items[0]).toEqual({ cardId: 'b:1', mode: 'due', reason: { code: 'first', values: {} } })
    expect(ids(list).filter((id) => id === 'b:1')).toHaveLength(1)
    expect(list.counts).toEqual(todaysList(given(cards)).counts)
  })

  test.each<[string, string, 'review' | 'new' | 'learning']>([
    ['a:1', 'due', 'review'],
    ['gone:1', 'due', 'review'],
    ['ahead:1', 'ahead', 'review'],
    ['learnt:1', 'learn', 'learning'],
    ['n:1', 'new', 'new'],
  ])('comes beyond every limit: %s as %s', (cardId, mode, counted) => {
    const list = put(cardId, { newPerDay: 0, reviewsPerDay: 0 })
    expect(list.items[0]).toMatchObject({ cardId, mode })
    expect(list.counts[counted]).toBe(1)
    expect(list.counts.seconds).toBeGreaterThan(0)
  })

  test('comes for practice where all is practice', () => {
    expect(put('gone:1', {}, true).items[0]).toMatchObject({ cardId: 'gone:1', mode: 'cram' })
  })
})

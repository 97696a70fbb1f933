import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL, memoryAfter, recallAfter } from '@/lib/memory'
import { isDue, nextDue, type ReviewOrder, type TodayInput, todaysList } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, CUTOFF, given, inLearning, reviewed, TODAY, untouched } from './collection'

const ids = (input: TodayInput): string[] => todaysList(input).items.map(({ cardId }) => cardId)
const reasons = (input: TodayInput) => todaysList(input).items.map(({ reason }) => reason)

describe('an empty day', () => {
  test('nothing to do, nothing hidden', () => {
    expect(todaysList(given([]))).toEqual({
      items: [],
      counts: { learning: 0, review: 0, new: 0, plan: 0, seconds: 0 },
      overLimit: 0,
    })
  })
})

describe('learning cards', () => {
  test('those due at the cutoff open the list and are never limited', () => {
    const input = given(
      [
        [card('a:1'), reviewed(3)],
        [card('b:1')],
        [card('c:1'), inLearning(-5)],
        [card('d:1'), inLearning(-9)],
        [card('e:1'), inLearning(0)],
        [card('f:1'), inLearning(-1, { phase: 'relearning' })],
      ],
      { settings: { reviewsPerDay: 0, newPerDay: 0 } },
    )
    expect(todaysList(input).items.map(({ cardId, mode }) => [cardId, mode])).toEqual([
      ['f:1', 'learn'],
      ['d:1', 'learn'],
      ['c:1', 'learn'],
      ['e:1', 'learn'],
    ])
    expect(reasons(input)[0]).toEqual({ code: 'learning_due', values: { step: 0, lapsed: 1 } })
  })

  test('those due within 20 minutes close the list; later ones are not on it', () => {
    const input = given([
      [card('a:1'), inLearning(20)],
      [card('b:1'), inLearning(3, { step: 1 })],
      [card('c:1'), inLearning(20.1)],
      [card('d:1'), reviewed(0)],
      [card('e:1')],
    ])
    expect(ids(input)).toEqual(['d:1', 'e:1', 'b:1', 'a:1'])
    expect(reasons(input)[2]).toEqual({ code: 'learning_soon', values: { minutes: 3, step: 1, lapsed: 0 } })
    expect(todaysList(input).counts).toMatchObject({ learning: 2, review: 1, new: 1 })
  })

  test('a step that became a day is due from the rollover on, after those due at an instant', () => {
    const input = given([
      [card('a:1'), inLearning(0, { dueAt: null, dueDay: TODAY })],
      [card('b:1'), inLearning(-3)],
      [card('c:1'), inLearning(0, { dueAt: null, dueDay: asDay(TODAY + 1) })],
    ])
    expect(ids(input)).toEqual(['b:1', 'a:1'])
  })

  test('the card answered last does not come again at once if another can', () => {
    const cards = [
      [card('a:1'), inLearning(1)],
      [card('a:2'), inLearning(9)],
    ] as const
    expect(ids(given(cards))).toEqual(['a:1', 'a:2'])
    expect(ids(given(cards, { todays: [answer('a:1', 'learn')] }))).toEqual(['a:2', 'a:1'])
    expect(ids(given(cards.slice(0, 1), { todays: [answer('a:1', 'learn')] }))).toEqual(['a:1'])
  })
})

describe('reviews', () => {
  test('a review is due from its day’s rollover on, at any hour', () => {
    const state = reviewed(0)
    expect(isDue(state, TODAY, CUTOFF - 8 * 3_600_000)).toBe(true)
    expect(isDue(state, asDay(TODAY - 1), CUTOFF)).toBe(false)
  })

  test('suspended and buried cards stay away; one buried until today is back', () => {
    const input = given([
      [card('a:1'), reviewed(1, { suspended: true })],
      [card('b:1'), reviewed(1, { buriedUntilDay: asDay(TODAY + 1) })],
      [card('c:1'), reviewed(1, { buriedUntilDay: TODAY })],
      [card('d:1'), reviewed(-1)],
      [card('e:1'), inLearning(-1, { suspended: true })],
      [card('f:1'), inLearning(-1, { buriedUntilDay: asDay(TODAY + 1) })],
    ])
    expect(ids(input)).toEqual(['c:1'])
  })

  test.each<[ReviewOrder, string[]]>([
    ['dueDay', ['old:1', 'hard:1', 'weak:1']],
    ['recall', ['weak:1', 'old:1', 'hard:1']],
    ['overdue', ['weak:1', 'old:1', 'hard:1']],
    ['interval', ['weak:1', 'hard:1', 'old:1']],
    ['difficulty', ['hard:1', 'old:1', 'weak:1']],
    ['added', ['weak:1', 'hard:1', 'old:1']],
  ])('in the order %s', (order, expected) => {
    const input = given(
      [
        [card('weak:1'), reviewed(0, { stability: 2, difficulty: 3, lastDay: asDay(TODAY - 4) })],
        [card('hard:1'), reviewed(4, { stability: 30, difficulty: 9, lastDay: asDay(TODAY - 14) })],
        [card('old:1'), reviewed(9, { stability: 60, difficulty: 5, lastDay: asDay(TODAY - 40) })],
      ],
      { settings: { order } },
    )
    expect(ids(input)).toEqual(expected)
  })

  test('chance decides between equals: the same all day, another day another', () => {
    const cards = Array.from({ length: 30 }, (_, n) => [card(`t${n}:1`), reviewed(0)] as const)
    for (const order of ['random', 'dueDay'] as const) {
      const today = ids(given(cards, { settings: { order } }))
      expect(ids(given([...cards].reverse(), { settings: { order } }))).toEqual(today)
      expect(today).not.toEqual(cards.map(([{ id }]) => id))
      expect(ids(given(cards, { settings: { order }, salt: 'tomorrow' }))).not.toEqual(today)
    }
  })

  test('says why: recall today, days overdue, the interval', () => {
    const input = given([[card('a:1'), reviewed(3)]])
    expect(reasons(input)).toEqual([
      { code: 'due', values: { recall: recallAfter(13, 10, DEFAULT_MODEL), overdueDays: 3, intervalDays: 10 } },
    ])
  })
})

describe('more due than the limit', () => {
  const cards = [
    [card('gone:1'), reviewed(300, { stability: 0.5 })],
    [card('fading:1'), reviewed(5, { stability: 10 })],
    [card('firm:1'), reviewed(0, { stability: 900, lastDay: asDay(TODAY - 30) })],
    [card('fading:2'), reviewed(5, { stability: 10, difficulty: 9 })],
  ] as const
  const gain = (stability: number, difficulty: number, elapsedDays: number): number => {
    const recall = recallAfter(elapsedDays, stability, DEFAULT_MODEL)
    const after = (rating: 1 | 3): number =>
      recallAfter(
        30,
        memoryAfter({ stability, difficulty }, elapsedDays, rating, DEFAULT_MODEL).stability,
        DEFAULT_MODEL,
      )
    const left = recallAfter(elapsedDays + 30, stability, DEFAULT_MODEL)
    return recall * after(3) + (1 - recall) * after(1) - left
  }

  test('those come that add most to recall 30 days on per second, in the chosen order, and the rest is counted', () => {
    const rates = cards.map(([{ id }, { stability, difficulty, lastDay }]) => {
      const elapsed = TODAY - (lastDay ?? TODAY)
      const recall = recallAfter(elapsed, stability, DEFAULT_MODEL)
      return { id, rate: gain(stability, difficulty, elapsed) / (recall * 8 + (1 - recall) * 25) }
    })
    const best = rates.sort((a, b) => b.rate - a.rate).slice(0, 2)
    const list = todaysList(given(cards, { settings: { reviewsPerDay: 2 } }))
    expect(new Set(list.items.map(({ cardId }) => cardId))).toEqual(new Set(best.map(({ id }) => id)))
    expect(list.overLimit).toBe(2)
    expect(list.counts.review).toBe(2)
    expect(list.items.map(({ reason }) => reason.code)).toEqual(['due_chosen', 'due_chosen'])
    expect(list.items[0]?.reason.values['gain']).toBeGreaterThan(0)
  })

  test('a card well remembered waits rather than one that fades', () => {
    const list = todaysList(given(cards, { settings: { reviewsPerDay: 3 } }))
    expect(list.items.map(({ cardId }) => cardId)).not.toContain('firm:1')
  })

  test('what a card costs counts: of two alike the quicker comes', () => {
    const alike = [
      [card('slow:1', { kind: 'numeric' }), reviewed(2)],
      [card('quick:1', { kind: 'cloze' }), reviewed(2)],
    ] as const
    const pace = new Map([['numeric', { pass: 90, lapse: 90 }]])
    expect(ids(given(alike, { settings: { reviewsPerDay: 1 }, pace }))).toEqual(['quick:1'])
  })

  test('with nothing left of the limit all wait and are counted', () => {
    const list = todaysList(given(cards, { settings: { reviewsPerDay: 0 } }))
    expect([list.items, list.overLimit]).toEqual([[], 4])
  })
})

describe('what today has used up', () => {
  const due = Array.from({ length: 6 }, (_, n) => [card(`r${n}:1`), reviewed(n)] as const)
  const fresh = Array.from({ length: 6 }, (_, n) => [card(`n${n}:1`)] as const)
  const done = (cardId: string, reps = 4) => [card(cardId), reviewed(-5, { lastDay: TODAY, reps })] as const
  const limits = { settings: { newPerDay: 3, reviewsPerDay: 3 } }
  const left = (todays: TodayInput['todays'], more: Parameters<typeof given>[0] = []) =>
    todaysList(given([...due, ...fresh, ...more], { ...limits, todays })).counts

  test.each<[string, () => ReturnType<typeof left>, { review: number; new: number }]>([
    ['nothing', () => left([]), { review: 3, new: 3 }],
    ['a review', () => left([answer('x:1', 'due')], [done('x:1')]), { review: 2, new: 3 }],
    ['a card met', () => left([answer('x:1', 'new')], [done('x:1', 1)]), { review: 3, new: 2 }],
    [
      'a card met counts once however often it comes back',
      () => left([answer('x:1', 'new'), answer('x:1', 'learn'), answer('x:1', 'due')], [done('x:1', 3)]),
      { review: 3, new: 2 },
    ],
    [
      'a lapse counts once, its learning again not',
      () => left([answer('x:1', 'due'), answer('x:1', 'learn')], [done('x:1', 5)]),
      { review: 2, new: 3 },
    ],
    ['learning from the day before', () => left([answer('x:1', 'learn')], [done('x:1', 2)]), { review: 3, new: 3 }],
    [
      'cram, ahead and mock',
      () =>
        left(
          [answer('x:1', 'cram'), answer('y:1', 'ahead'), answer('z:1', 'mock')],
          [done('x:1'), done('y:1'), done('z:1')],
        ),
      { review: 3, new: 3 },
    ],
    [
      'a due review of a card crammed before it',
      () => left([answer('x:1', 'cram'), answer('x:1', 'due')], [done('x:1')]),
      { review: 2, new: 3 },
    ],
    ['a planned new card', () => left([answer('x:1', 'plan')], [done('x:1', 1)]), { review: 3, new: 2 }],
    ['a planned review', () => left([answer('x:1', 'plan')], [done('x:1')]), { review: 2, new: 3 }],
    [
      'a card another device had met the week before, called new by one that was offline',
      () => left([answer('x:1', 'new')], [done('x:1', 2)]),
      { review: 2, new: 3 },
    ],
  ])('%s', (_, counts, expected) => {
    expect(counts()).toMatchObject(expected)
  })

  test('more used than allowed leaves nothing, and no less', () => {
    const todays = [1, 2, 3, 4].map((n) => answer(`x:${n}`, 'due'))
    expect(
      left(
        todays,
        [1, 2, 3, 4].map((n) => done(`x:${n}`)),
      ),
    ).toMatchObject({ review: 0, new: 3 })
  })
})

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

describe('the time it takes', () => {
  test('8 seconds for what is recalled, 25 for what is forgotten, 40 for what is new', () => {
    const recall = recallAfter(10, 10, DEFAULT_MODEL)
    const list = todaysList(given([[card('a:1'), reviewed(0)], [card('b:1')], [card('c:1'), inLearning(-1)]]))
    expect(list.counts.seconds).toBe(Math.round(recall * 8 + (1 - recall) * 25 + 40 + 8))
  })

  test('a person’s own pace where it is known', () => {
    const pace = new Map([['explain', { new: 90 }]])
    expect(todaysList(given([[card('a:1')], [card('b:1', { kind: 'cloze' })]], { pace })).counts.seconds).toBe(130)
  })
})

describe('what is due next', () => {
  test('the first day after today with something due, and how much', () => {
    const input = given([
      [card('a:1'), reviewed(-3)],
      [card('b:1'), reviewed(-2, { buriedUntilDay: asDay(TODAY + 3) })],
      [card('c:1'), reviewed(-1, { suspended: true })],
      [card('d:1'), reviewed(0)],
      [card('e:1')],
      [card('f:1'), reviewed(-9)],
    ])
    expect(nextDue(input.cards, input.states, TODAY)).toEqual({ studyDay: TODAY + 3, count: 2 })
    expect(nextDue([], input.states, TODAY)).toBeNull()
  })
})

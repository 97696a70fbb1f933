import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL, type CardMemory } from '@/lib/memory'
import {
  absenceOf,
  planInterview,
  todaysList,
  USUAL_COSTS,
  USUAL_SHARES,
  withFirst,
  type InterviewCard,
  type InterviewRequest,
  type PlanCard,
  type TodayInput,
} from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, given, inLearning, reviewed, TODAY, untouched } from './collection'

interface Terms {
  readonly days?: number
  readonly minutes?: number
  /** by topic; each topic of the cards has weight 1 where it is absent */
  readonly weights?: Readonly<Record<string, number>>
}

/** The same day on the way to an interview, the planner asked about all cards in scope. */
function onTheWay(input: TodayInput, { days = 14, minutes = 10, weights }: Terms = {}): TodayInput {
  const all = input.allCards ?? input.cards
  const scope = new Map(Object.entries(weights ?? Object.fromEntries(all.map(({ topicId }) => [topicId, 1]))))
  const request = requestOf(input, all, scope, days, minutes * 60)
  return {
    ...input,
    plan: {
      interviewDay: asDay(TODAY + days),
      weights: scope,
      statedSeconds: minutes * 60,
      budgetSeconds: minutes * 60,
      made: () => planInterview(request),
    },
  }
}

function requestOf(
  { states }: TodayInput,
  cards: readonly PlanCard[],
  scope: ReadonlyMap<string, number>,
  days: number,
  budgetSeconds: number,
): InterviewRequest {
  return {
    cards: cards.flatMap(({ id, topicId }): InterviewCard[] => {
      const weight = scope.get(topicId)
      if (weight === undefined) return []
      const state = states.get(id)
      const { stability, difficulty, lastDay } = state ?? {}
      return state?.met === true
        ? [{ id, weight, isNew: false, stability: stability!, difficulty: difficulty!, lastReviewDay: lastDay! }]
        : [{ id, weight, isNew: true, stability: null, difficulty: null, lastReviewDay: null }]
    }),
    day: TODAY,
    T: TODAY + days,
    budgetSeconds,
    costs: USUAL_COSTS,
    params: DEFAULT_MODEL.weights,
    shares: USUAL_SHARES,
  }
}

const ids = (input: TodayInput): string[] => todaysList(input).items.map(({ cardId }) => cardId)
const modes = (input: TodayInput) => todaysList(input).items.map(({ cardId, mode }) => [cardId, mode])
const why = (cardId: string, input: TodayInput) => absenceOf(cardId, input, todaysList(input))

/** Known cards of several topics, none due, and new ones. */
const MIXED: readonly (readonly [PlanCard, CardMemory?])[] = Array.from({ length: 30 }, (_, place) => {
  const one = card(`topic${place % 5}:${place}`)
  return place % 2 === 0 ? [one] : [one, reviewed(-3, { stability: 4 + place })]
})

describe('on the way to an interview', () => {
  test('the list is the planner’s for the minutes there are, new cards included, whatever is due and whatever the limits', () => {
    const input = onTheWay(given(MIXED, { settings: { newPerDay: 0, reviewsPerDay: 0 } }), { minutes: 5 })
    const list = todaysList(input)
    expect(new Set(list.items.map(({ cardId }) => cardId))).toEqual(new Set(input.plan?.made().ids))
    expect(list.items.length).toBeGreaterThan(4)
    expect(list.items.every(({ mode }) => mode === 'plan')).toBe(true)
    expect(list.counts).toMatchObject({ learning: 0, review: 0, new: 0, plan: list.items.length })
    expect(list.counts.seconds).toBeLessThanOrEqual(300)
    expect(list.planSeconds).toBe(list.counts.seconds)
    expect(list.overLimit).toBe(0)
  })

  test('two cards of one topic do not follow each other where another can come between', () => {
    const input = onTheWay(given(MIXED), { minutes: 20 })
    const topics = ids(input).map((id) => id.split(':')[0])
    expect(topics.some((topic, place) => topic === topics[place - 1])).toBe(false)
  })

  test('learning cards come first and last as ever; what is to be learnt in scope takes its time from the minutes', () => {
    const cards = [[card('a:1'), inLearning(-5)], [card('b:1'), inLearning(9)], ...MIXED] as const
    const weights = { a: 1, topic0: 1, topic1: 1, topic2: 1, topic3: 1, topic4: 1 }
    const input = onTheWay(given(cards), { minutes: 5, weights })
    const list = todaysList(input)
    expect(list.items[0]).toMatchObject({ cardId: 'a:1', mode: 'learn' })
    expect(list.items.at(-1)).toMatchObject({ cardId: 'b:1', mode: 'learn' })
    expect(list.counts.learning).toBe(2)
    expect(list.planSeconds).toBeLessThanOrEqual(300)
    // b is out of the scope, so what it takes is beside the minutes of the plan
    expect(list.counts.seconds - list.planSeconds).toBe(8)
  })

  test('a step left over from an earlier day is a learning card and no second time on the list', () => {
    const left = inLearning(0, { dueAt: null, dueDay: TODAY, lastDay: asDay(TODAY - 1), stability: 1 })
    const input = onTheWay(given([[card('a:1'), left], [card('b:1')]]))
    expect(modes(input)).toEqual([
      ['a:1', 'learn'],
      ['b:1', 'plan'],
    ])
  })

  test('cards out of scope follow: their due reviews under the daily limit, no new ones', () => {
    const cards = [
      [card('in:1'), reviewed(0)],
      [card('in:2')],
      [card('out:1'), reviewed(2)],
      [card('out:2'), reviewed(1)],
      [card('out:3')],
      [card('out:4'), reviewed(-1)],
    ] as const
    const terms = { weights: { in: 2 } }
    const input = onTheWay(given(cards, { settings: { reviewsPerDay: 1 } }), terms)
    const list = todaysList(input)
    expect(list.items.map(({ mode }) => mode)).toEqual(['plan', 'plan', 'due'])
    expect(list.counts).toMatchObject({ plan: 2, review: 1, new: 0 })
    expect(list.overLimit).toBe(1)
    // what was answered for the plan uses up nothing of the limit, what was answered besides does
    const answered = (cardId: string, mode: 'plan' | 'due') =>
      todaysList(onTheWay(given(cards, { settings: { reviewsPerDay: 1 }, todays: [answer(cardId, mode)] }), terms))
        .counts.review
    expect(answered('in:1', 'plan')).toBe(1)
    expect(answered('in:1', 'due')).toBe(1)
    expect(answered('out:4', 'due')).toBe(0)
  })

  test('a card that gives away an answer of today waits, and the next one by worth has its time', () => {
    const cards = [[card('a:1', { givesAway: ['b:1'] })], [card('b:1')], [card('c:1')]] as const
    // 80 seconds: two first meetings of 40
    const input = onTheWay(given(cards), { minutes: 80 / 60 })
    expect(input.plan?.made().ids).toEqual(['a:1', 'b:1'])
    expect(ids(input)).toEqual(['a:1', 'c:1'])
    expect(why('b:1', input)).toEqual({ code: 'given_away' })
  })

  test('a part of the cards has its part of the whole list', () => {
    const whole = onTheWay(given(MIXED), { minutes: 5 })
    const part = MIXED.map(([one]) => one).filter(({ topicId }) => topicId === 'topic1')
    const listed = ids({ ...whole, cards: part, allCards: whole.cards })
    expect(new Set(listed)).toEqual(new Set(ids(whole).filter((id) => id.startsWith('topic1:'))))
  })

  test('a card asked for by name comes first, with the mode that it has on the list', () => {
    const input = onTheWay(given(MIXED), { minutes: 5 })
    const list = todaysList(input)
    const last = input.cards.find(({ id }) => id === list.items.at(-1)?.cardId)!
    const asked = withFirst(list, last, input)
    expect(asked.items[0]).toEqual({ cardId: last.id, mode: 'plan', reason: { code: 'first', values: {} } })
    expect(asked.counts).toEqual(list.counts)
    expect(asked.planSeconds).toBe(list.planSeconds)
  })
})

describe('why a card is on the list', () => {
  test('a known one by its recall on the day, left alone and seen today', () => {
    const input = onTheWay(given([[card('a:1'), reviewed(0, { stability: 5 })]]), { weights: { a: 2 } })
    const [item] = todaysList(input).items
    const [planned] = input.plan?.made().cards ?? []
    expect(item?.reason).toEqual({
      code: 'plan_known',
      values: {
        date: '2026-12-08',
        alone: planned?.recallAlone,
        seen: planned?.recallIfSeen,
        weight: 2,
        seconds: Math.round(planned?.seconds ?? 0),
      },
    })
    expect(planned!.recallIfSeen).toBeGreaterThan(planned!.recallAlone)
  })

  test('a new one by what is left of a meeting today, even where it was flagged before', () => {
    const input = onTheWay(given([[card('a:1'), untouched({ flagged: true })]]))
    expect(todaysList(input).items[0]?.reason).toMatchObject({
      code: 'plan_new',
      values: { date: '2026-12-08', weight: 1, seconds: 40 },
    })
  })
})

describe('why a card is not on the list', () => {
  test('others are worth more a minute, and how many', () => {
    const input = onTheWay(given(MIXED), { minutes: 2 })
    const cards = input.plan!.made().cards
    const listed = new Set<string | number>(ids(input))
    const place = cards.findIndex(({ id, standing }) => standing === 'crowded' && !listed.has(id))
    const better = cards.slice(0, place).filter(({ id }) => listed.has(id)).length
    expect(better).toBeGreaterThan(0)
    expect(why(String(cards[place]?.id), input)).toEqual({ code: 'plan_crowded', better })
  })

  test('a new one that the minutes never reach is not called known', () => {
    const input = onTheWay(given(MIXED), { minutes: 1, days: 3 })
    for (const [{ id }, state] of MIXED) {
      if (state === undefined) expect(why(id, input)?.code ?? 'plan_crowded').toMatch(/^plan_(?:crowded|minutes)$/)
    }
  })

  test('the day has no minutes, or none are left', () => {
    const cards = [[card('a:1')]] as const
    expect(why('a:1', onTheWay(given(cards), { minutes: 0 }))).toEqual({ code: 'plan_day_off' })
    const full = onTheWay(given(cards))
    expect(
      why('a:1', { ...full, plan: { ...onTheWay(given(cards), { minutes: 0 }).plan!, statedSeconds: 600 } }),
    ).toEqual({
      code: 'plan_minutes',
    })
  })

  test('it was seen today, or a step of it comes later today', () => {
    const cards = [
      [card('a:1'), reviewed(-5, { lastDay: TODAY })],
      [card('b:1'), inLearning(90)],
    ] as const
    const input = onTheWay(given(cards))
    expect(why('a:1', input)).toEqual({ code: 'plan_seen' })
    expect(why('b:1', input)).toMatchObject({ code: 'later_today' })
  })

  test('a later day is better, or it is known well enough', () => {
    const cards = [
      [card('a:1'), reviewed(-30, { stability: 9, lastDay: asDay(TODAY - 1) })],
      [card('b:1'), reviewed(-300, { stability: 20_000, lastDay: asDay(TODAY - 1) })],
    ] as const
    const input = onTheWay(given(cards), { minutes: 1 })
    expect(why('a:1', input)).toMatchObject({ code: 'plan_waits' })
    const spare = why('b:1', input)
    expect(spare).toMatchObject({ code: 'plan_spare' })
    expect(spare).toHaveProperty('gain', expect.closeTo(0, 2))
  })

  test('a new one out of scope waits for the end; a known one goes by its due day', () => {
    const cards = [
      [card('in:1')],
      [card('out:1')],
      [card('out:2'), reviewed(-3)],
      [card('in:2'), untouched({ dueDay: asDay(TODAY + 2) })],
    ] as const
    const base = given(cards)
    const scope = onTheWay({ ...base, cards: base.cards.slice(0, 3) }, { weights: { in: 1 } })
    const input = { ...base, plan: scope.plan! }
    expect(why('out:1', input)).toEqual({ code: 'plan_outside' })
    expect(why('out:2', input)).toEqual({ code: 'not_due', day: TODAY + 3 })
    expect(why('in:2', input)).toEqual({ code: 'new_later', day: TODAY + 2 })
  })
})

test('for any cards: each once, never more than the minutes, none set aside, and all of them accounted for', () => {
  const state = fc.oneof(
    fc.constant(undefined),
    fc
      .record({ due: fc.integer({ min: -20, max: 5 }), stability: fc.double({ min: 0.1, max: 300, noNaN: true }) })
      .map(({ due, stability }) => reviewed(due, { stability })),
    fc.integer({ min: -30, max: 60 }).map((minutes) => inLearning(minutes)),
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ topic: fc.nat(3), state }), { maxLength: 25 }),
      fc.record({ minutes: fc.integer({ min: 0, max: 15 }), days: fc.integer({ min: 1, max: 20 }) }),
      (cards, terms) => {
        const input = onTheWay(
          given(
            cards.map(({ topic, state: its }, place) => {
              const one = card(`topic${topic}:${place}`)
              return its === undefined ? [one] : [one, its]
            }),
          ),
          {
            ...terms,
            weights: { topic0: 1, topic1: 2, topic2: 0.5 },
          },
        )
        const list = todaysList(input)
        const listed = list.items.map(({ cardId }) => cardId)
        expect(new Set(listed).size).toBe(listed.length)
        const planned = new Map(input.plan!.made().cards.map((one) => [one.id, one]))
        const seconds = list.items
          .filter(({ mode }) => mode === 'plan')
          .reduce((sum, { cardId }) => sum + planned.get(cardId)!.seconds, 0)
        expect(seconds).toBeLessThanOrEqual(terms.minutes * 60)
        expect(
          list.items.filter(({ mode }) => mode === 'plan').every(({ cardId }) => !cardId.startsWith('topic3')),
        ).toBe(true)
        for (const { id } of input.cards) expect((why(id, input) === null) === listed.includes(id)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL } from '@/lib/memory'
import { readInterviewRequest, USUAL_COSTS, USUAL_SHARES } from '@/lib/plan'

const KNOWN = { id: 'a', stability: 3, difficulty: 5, lastReviewDay: 2, weight: 1, isNew: false }
const NEW = { id: 7, stability: null, difficulty: null, lastReviewDay: null, weight: 2, isNew: true }
const REQUEST = { cards: [KNOWN, NEW], day: 10, T: 13, budgetSeconds: 300 }

describe('reading a planning problem', () => {
  test('fills in what may be left out', () => {
    expect(readInterviewRequest(REQUEST)).toEqual({
      ok: true,
      refused: [],
      request: { ...REQUEST, costs: USUAL_COSTS, params: DEFAULT_MODEL.weights, shares: USUAL_SHARES },
    })
  })

  test.each([
    ['from today', [100, 200, 300], [100, 200, 300]],
    ['from tomorrow', [200, 300], [300, 200, 300]],
    ['beyond the eve', [100, 200, 300, 400, 500], [100, 200, 300]],
  ])('takes seconds of each day %s', (_what, budgets, read) => {
    expect(readInterviewRequest({ ...REQUEST, budgets })).toMatchObject({ ok: true, request: { budgets: read } })
  })

  test.each<[string, unknown, string, string]>([
    ['no object', [], 'not_an_object', ''],
    ['no cards', { ...REQUEST, cards: undefined }, 'not_a_list', 'cards'],
    ['a day within a day', { ...REQUEST, day: 1.5 }, 'day_malformed', 'day'],
    ['no day of the interview', { ...REQUEST, T: null }, 'day_malformed', 'T'],
    ['an interview in a hundred years', { ...REQUEST, T: 36_500 }, 'day_too_far', 'T'],
    ['less than no time', { ...REQUEST, budgetSeconds: -1 }, 'seconds_malformed', 'budgetSeconds'],
    ['more time than a day has', { ...REQUEST, budgets: [1, 90_000, 1] }, 'seconds_malformed', 'budgets[1]'],
    ['days without seconds', { ...REQUEST, budgets: [1] }, 'too_short', 'budgets'],
    ['visits that take no time', { ...REQUEST, costs: { ...USUAL_COSTS, lapse: 0 } }, 'cost_malformed', 'costs.lapse'],
    [
      'a kind that costs no number',
      { ...REQUEST, costs: { ...USUAL_COSTS, new: '40' } },
      'cost_malformed',
      'costs.new',
    ],
    [
      'costs of more kinds than there are',
      {
        ...REQUEST,
        cards: [...Array(9).keys()].map((id) => ({ ...NEW, id, costs: { ...USUAL_COSTS, pass: 8 + id } })),
      },
      'too_many_costs',
      'cards',
    ],
    ['parameters of an older FSRS', { ...REQUEST, params: Array(17).fill(1) }, 'parameters_malformed', 'params'],
    ['a parameter out of bounds', { ...REQUEST, params: Array(21).fill(99) }, 'parameters_malformed', 'params'],
    ['shares in percent', { ...REQUEST, shares: { first: [24, 9, 50, 17] } }, 'shares_malformed', 'shares.first[0]'],
    [
      'shares that are not all',
      { ...REQUEST, shares: { first: [0.2, 0.1, 0.5, 0.1], recalled: [0.2, 0.6, 0.2] } },
      'shares_malformed',
      'shares.first',
    ],
  ])('refuses %s, and says where', (_what, value, code, path) => {
    expect(readInterviewRequest(value)).toMatchObject({ ok: false, problem: { code, path } })
  })

  test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['a stability of nothing', { stability: 0 }, 'stability_malformed', 'stability'],
    ['a stability that is no number', { stability: '3' }, 'stability_malformed', 'stability'],
    ['an endless stability', { stability: Infinity }, 'stability_malformed', 'stability'],
    ['a difficulty out of bounds', { difficulty: 11 }, 'difficulty_malformed', 'difficulty'],
    ['no last day', { lastReviewDay: null }, 'day_malformed', 'lastReviewDay'],
    ['a negative weight', { weight: -1 }, 'weight_malformed', 'weight'],
    ['a weight that is no number', { weight: Number.NaN }, 'weight_malformed', 'weight'],
    ['a flag that is none', { isNew: 'no' }, 'flag_malformed', 'isNew'],
    ['costs that are no object', { costs: 8 }, 'not_an_object', 'costs'],
    ['costs that are not all', { costs: { pass: 8, lapse: 25 } }, 'cost_malformed', 'costs.new'],
    ['a visit that takes hours', { costs: { ...USUAL_COSTS, lapse: 7200 } }, 'cost_malformed', 'costs.lapse'],
  ])('refuses a card with %s by name, and keeps the others', (_what, wrong, code, field) => {
    const reading = readInterviewRequest({ ...REQUEST, cards: [NEW, { ...KNOWN, ...wrong }] })
    expect(reading).toMatchObject({
      ok: true,
      request: { cards: [NEW] },
      refused: [{ id: 'a', code, path: `cards[1].${field}` }],
    })
  })

  test('takes costs of a card’s own, of new ones too; eight kinds at most', () => {
    const cards = [KNOWN, ...[...Array(8).keys()].map((id) => ({ ...NEW, id }))].map((card, n) =>
      n === 0 ? card : { ...card, costs: { ...USUAL_COSTS, new: 40 + n } },
    )
    expect(readInterviewRequest({ ...REQUEST, cards })).toMatchObject({ ok: true, refused: [], request: { cards } })
    expect(readInterviewRequest({ ...REQUEST, cards: [{ ...KNOWN, costs: null }] })).toMatchObject({
      request: { cards: [KNOWN] },
    })
  })

  test('refuses cards without a name, and all that share one', () => {
    const reading = readInterviewRequest({
      ...REQUEST,
      cards: [KNOWN, NEW, { ...KNOWN, id: {} }, { ...NEW, id: 'a' }, 5],
    })
    expect(reading).toMatchObject({
      request: { cards: [NEW] },
      refused: [
        { id: 'a', code: 'id_twice', path: 'cards[0].id' },
        { id: null, code: 'id_malformed', path: 'cards[2].id' },
        { id: 'a', code: 'id_twice', path: 'cards[3].id' },
        { id: null, code: 'not_an_object', path: 'cards[4]' },
      ],
    })
  })

  test('refuses a number as a name that would not come back as given', () => {
    const reading = readInterviewRequest({
      ...REQUEST,
      cards: [
        { ...KNOWN, id: 2 ** 53 },
        { ...NEW, id: 2 ** 53 - 1 },
      ],
    })
    expect(reading).toMatchObject({
      request: { cards: [{ id: 2 ** 53 - 1 }] },
      refused: [{ code: 'id_malformed', path: 'cards[0].id' }],
    })
  })

  test('shows a number too large to be one as what it is', () => {
    expect(readInterviewRequest({ ...REQUEST, budgetSeconds: Infinity })).toMatchObject({
      problem: { code: 'seconds_malformed', found: 'Infinity' },
    })
  })

  test.each([[undefined], [null]])(
    'takes a card without a stability (%s) for one never met, where it is not said',
    (stability) => {
      expect(readInterviewRequest({ ...REQUEST, cards: [{ id: 7, weight: 2, stability }] })).toMatchObject({
        request: { cards: [NEW] },
        refused: [],
      })
    },
  )

  test('asks nothing more of a card never met', () => {
    const filled = { ...NEW, stability: 0, difficulty: 0, lastReviewDay: 10 }
    expect(readInterviewRequest({ ...REQUEST, cards: [filled] })).toMatchObject({
      request: { cards: [NEW] },
      refused: [],
    })
  })
})

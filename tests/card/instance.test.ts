import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instance } from '@/lib/card'
import { CardError, CardSchema, countInstances, instantiate, instantiateFrom, plainValue } from '@/lib/card'
import { exampleCard } from './example-cards'
import { numericCard, slip } from './numeric-card'
import { MOST_MS, timed } from './timed'

/** The answer and the named wrong results, written plainly. */
function results(instance: Instance): { answer: string | undefined; wrong: Record<string, string> } {
  return {
    answer: instance.answer && plainValue(instance.answer.value),
    wrong: Object.fromEntries(instance.wrong.map(({ id, value }) => [id, plainValue(value)])),
  }
}

/** The problem that something is refused with. */
function refusal(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof CardError) return error.problem
    throw error
  }
  return undefined
}

describe('an instance', () => {
  const twoConvs = exampleCard('numeric')

  test('of the specified example has the answer and the wrong results stated there', () => {
    const instance = instantiateFrom(twoConvs, { k1: '3', s: '2', k2: '3' })
    expect(results(instance)).toEqual({ answer: '7', wrong: { k_not_k_minus_1: '9', ignored_stride: '5' } })
    expect(instance.answer).toMatchObject({ type: 'integer', unit: 'px', suffixes: [] })
    expect(instance.wrong.map(({ textPath }) => textPath)).toEqual([
      'misconceptions.k_not_k_minus_1',
      'misconceptions.ignored_stride',
    ])
    expect(instance.figure?.draw()).toMatchObject({ kind: 'cone', sentence: { code: 'cone_free' } })
  })

  test('carries the engine’s derivation with the numbers put in, down to the answer', () => {
    const { steps } = instantiateFrom(twoConvs, { k1: '5', s: '4', k2: '3' })
    expect(steps.length).toBeGreaterThan(2)
    expect(steps.at(-1)?.tex).toMatch(/= 13$/)
  })

  test('is drawn again from its own values, text by text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const drawn = instantiate(twoConvs, seed)
        const again = instantiateFrom(twoConvs, drawn.values, drawn.order, seed)
        const { fill, figure, ...data } = drawn
        const { fill: fillAgain, figure: figureAgain, ...dataAgain } = again
        expect(dataAgain).toEqual(data)
        expect(figureAgain?.draw()).toEqual(figure?.draw())
        expect(fillAgain(['k1', 'k2-1'])).toEqual(fill(['k1', 'k2-1']))
      }),
      { numRuns: 20 },
    )
  })

  test('fills the holes of texts, also with words and conditions', () => {
    const { fill } = instantiateFrom(twoConvs, { k1: '3', s: '2', k2: '5' })
    expect(fill(['k2-1', "if s == 2 then 'two' else 'more'", 'k1/s'])).toEqual([
      { text: '4', tex: '4' },
      { text: 'two', tex: '\\text{two}' },
      { text: '3/2', tex: '\\tfrac{3}{2}' },
    ])
    expect(refusal(() => fill(['1', 'k1 == 3']))).toMatchObject({ code: 'cannot_be_shown' })
    expect(refusal(() => fill(['k9']))).toMatchObject({ code: 'unknown_name', values: { name: 'k9', nearest: 'k1' } })
  })

  test('of a card without a template has no values', () => {
    const cloze = instantiate(exampleCard('cloze'), 3)
    expect(cloze).toMatchObject({ values: {}, order: [], wrong: [], steps: [] })
    expect(cloze.answer).toBeUndefined()
    expect(cloze.fill(['6*7'])).toEqual([{ text: '42', tex: '42' }])
  })

  test('of a figure card brings a picture for each option, in the card’s own order', () => {
    const { optionFigures, order } = instantiateFrom(exampleCard('figure'), { d: '2' }, [2, 0, 1])
    expect(order).toEqual([2, 0, 1])
    expect(optionFigures?.map((figure) => figure.draw().kind)).toEqual(['touched', 'touched', 'hull'])
  })

  test.each([
    ['a unit between two', { scene: 'cone', net: 'a', unit: 'k/2' }, 'figure_number_refused', 'unit'],
    ['a unit beyond the end', { scene: 'cone', net: 'a', unit: '99' }, 'unit_out_of_range', ''],
    ['words for a value', { scene: 'plane', rows: 2, columns: 2, value: "'a'" }, 'wrong_type', 'value'],
    ['a plane too large', { scene: 'plane', rows: 99, columns: 2, value: 'i' }, 'figure_number_refused', 'rows'],
    ['a name of another place', { scene: 'plane', rows: 2, columns: 2, value: 'x' }, 'unknown_name', 'value'],
  ])('refuses %s in a picture where it stands', (_, figure, code, place) => {
    const nets = { a: 'input 1x9x9; conv k={=k}' }
    const card = numericCard({ vary: { k: [3] }, nets, answer: { is: 'k', type: 'integer' }, figure })
    const field = `template.figure${place === '' ? '' : `.${place}`}`
    expect(refusal(() => instantiate(card, 1).figure?.draw())).toMatchObject({ code, field })
  })

  test('has a plane and a chart drawn from its own values and the names of their places', () => {
    const figure = { scene: 'plane', rows: 2, columns: 'k', value: 'k*i + j', numbers: true }
    const card = numericCard({ vary: { k: [3] }, answer: { is: 'k', type: 'integer' }, figure })
    expect(instantiate(card, 1).figure?.draw().table?.rows).toEqual([
      ['0', '1', '2'],
      ['3', '4', '5'],
    ])
    const mark = { mark: 'curve', y: 'k*x' }
    const axis = { from: 0, to: 'k' }
    const chart = numericCard({
      vary: { k: [3] },
      answer: { is: 'k', type: 'integer' },
      figure: { scene: 'chart', x: axis, y: { from: 0, to: 9 }, marks: [mark] },
    })
    expect(instantiate(chart, 1).figure?.draw().table?.rows.at(-1)).toEqual([1, '3', '9'])
  })

  test('shows hand-written steps with the values put in', () => {
    const card = numericCard({
      vary: { a: ['1/2'] },
      answer: { is: 'a', type: 'fraction' },
      steps: [
        { tex: '{=a} \\cdot {=1/a}' },
        { tex: '{=a}', en: 'Half.', zh: '一半。' },
        { en: 'So {=a}.', zh: '故 {=a}。' },
      ],
    })
    expect(instantiate(card, 0).steps).toEqual([
      { tex: '\\tfrac{1}{2} \\cdot 2' },
      { tex: '\\tfrac{1}{2}', textPath: 'steps.1' },
      { textPath: 'steps.2' },
    ])
  })

  test('fills the network of the lab', () => {
    const card = numericCard({ vary: { k: [3] }, answer: { is: 'k', type: 'integer' } }, { lab: 'conv k={=k} s=2' })
    expect(instantiate(card, 0).lab).toBe('conv k=3 s=2')
  })

  test('computes helpers in order, networks with values put in, and quantities of them', () => {
    const card = numericCard({
      vary: { k: [3], c: ['1/2'] },
      let: { p: '(k - 1) div 2', q: 'p + c' },
      nets: { net: "input 4x8x8; conv 16 k={=k} p={=if p == 1 then 'same' else '0'}; gn {=2*p}" },
      answer: { is: '(params(net), out_size(net), q)', type: 'tuple', parts: [pair, pair, pair] },
    })
    expect(results(instantiate(card, 0)).answer).toBe('(624, 8, 3/2)')
  })
})

describe('misconceptions of an instance', () => {
  const answer = { is: 'a * b', type: 'integer' }
  const vary = { a: [2], b: [2] }

  test('that equal the answer are left out', () => {
    const card = numericCard({ vary, answer, misconceptions: [slip('added', 'a + b'), slip('powered', 'a ^ b + 1')] })
    expect(results(instantiate(card, 0))).toEqual({ answer: '4', wrong: { powered: '5' } })
  })

  test('within the tolerance are left out', () => {
    const wrong = [slip('near', 'a * b + 1/100'), slip('far', 'a * b + 1/10')]
    const within = numericCard({ vary, answer: { ...answer, tolerance: { absolute: '1/50' } }, misconceptions: wrong })
    expect(results(instantiate(within, 0)).wrong).toEqual({ far: '41/10' })
    const share = numericCard({ vary, answer: { ...answer, tolerance: { relative: '1/40' } }, misconceptions: wrong })
    expect(results(instantiate(share, 0)).wrong).toEqual({})
    const exact = numericCard({ vary, answer, misconceptions: wrong })
    expect(results(instantiate(exact, 0)).wrong).toEqual({ near: '401/100', far: '41/10' })
  })

  test('that are real and within half a per cent are left out', () => {
    const card = numericCard({ vary, answer, misconceptions: [slip('root', 'sqrt(16.1)'), slip('other', 'sqrt(17)')] })
    expect(Object.keys(results(instantiate(card, 0)).wrong)).toEqual(['other'])
  })

  test('of tuples are compared part by part', () => {
    const card = numericCard({
      vary,
      answer: { is: '(a, b)', type: 'tuple' },
      misconceptions: [slip('same', '(b, a)'), slip('longer', '(a, b, 1)'), slip('one', 'a')],
    })
    expect(results(instantiate(card, 0)).wrong).toEqual({ longer: '(2, 2, 1)', one: '2' })
  })

  test('of equal value are all named, the likeliest first', () => {
    const card = numericCard({ vary, answer, misconceptions: [slip('first', 'a + 1'), slip('second', 'b + 1')] })
    expect(instantiate(card, 0).wrong.map(({ id }) => id)).toEqual(['first', 'second'])
  })

  test('apply only when their condition holds', () => {
    const card = numericCard({
      vary,
      answer,
      misconceptions: [slip('never', '1', { when: 'a > b' }), slip('always', '1', { when: 'a == b' })],
    })
    expect(results(instantiate(card, 0)).wrong).toEqual({ always: '1' })
  })

  test('without a value for these numbers do not apply', () => {
    const card = numericCard({
      vary,
      answer,
      misconceptions: [slip('undefined', '1 / (a - b)'), slip('too_long', 'conv(a, 7)'), slip('left', '1')],
    })
    expect(results(instantiate(card, 0)).wrong).toEqual({ left: '1' })
  })

  test('that are wrong whatever the values are refused', () => {
    const card = numericCard({ vary, answer, misconceptions: [slip('typo', 'a + c')] })
    expect(refusal(() => instantiate(card, 0))).toMatchObject({
      field: 'template.misconceptions.0.is',
      code: 'unknown_name',
      column: 5,
    })
  })

  test('are looked for: a draw on which none is left is passed over', () => {
    const card = numericCard({
      vary: { n: { from: 1, to: 50 } },
      answer: { is: 'n', type: 'integer' },
      misconceptions: [slip('only_at_seven', 'if n == 7 then 8 else n')],
    })
    for (let seed = 0; seed < 20; seed += 1) expect(instantiate(card, seed).values).toEqual({ n: '7' })
  })

  test('never keep it looking for ever: where none is ever left, the first draw stands', () => {
    const card = numericCard({ vary: { n: { from: 1, to: 50 } }, answer: { is: 'n', type: 'integer' } })
    const dull = numericCard({
      vary: { n: { from: 1, to: 50 } },
      answer: { is: 'n', type: 'integer' },
      misconceptions: [slip('same', 'n')],
    })
    for (let seed = 0; seed < 5; seed += 1)
      expect(instantiate(dull, seed).values).toEqual(instantiate(card, seed).values)
  })
})

describe('what cannot be an instance', () => {
  test('a `where` that never holds is given up after the tries, in time', () => {
    const card = numericCard({ vary: { k: [3, 5] }, where: ['k > 5 and k < 3'], answer: { is: 'k', type: 'integer' } })
    const { took, value } = timed(() => refusal(() => instantiate(card, 1)))
    expect(value).toMatchObject({ code: 'no_instance', field: 'template.where', values: { limit: 1000 } })
    expect(took).toBeLessThan(MOST_MS)
    expect(countInstances(card, 10)).toBe(0)
  })

  test('a costly `where` that never holds is given up as well', () => {
    const costly = `sum([${Array.from({ length: 900 }, () => 'k').join()}]) < 0`
    const card = numericCard({ vary: { k: [3, 5] }, where: [costly], answer: { is: 'k', type: 'integer' } })
    const { took, value } = timed(() => refusal(() => instantiate(card, 1)))
    expect(value).toMatchObject({ code: 'no_instance' })
    expect(took).toBeLessThan(MOST_MS)
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['helpers in a circle', { let: { a: 'b', b: 'a' } }, { code: 'used_before_defined', field: 'template.let.a' }],
    [
      'a helper and a network in a circle',
      { let: { a: 'rf_size(n)' }, nets: { n: 'conv k={=a}' } },
      { code: 'used_before_defined' },
    ],
    [
      'a division by nothing',
      { let: { a: '1/(k-k)' } },
      { code: 'division_by_zero', field: 'template.let.a', line: 1, column: 2 },
    ],
    [
      'fifty helpers that each double the one before',
      {
        let: Object.fromEntries(
          Array.from({ length: 50 }, (_, index) => [
            `a${49 - index}`,
            index === 49 ? 'k' : `a${48 - index} * a${48 - index}`,
          ]).reverse(),
        ),
        answer: { is: 'a49', type: 'integer' },
      },
      { code: 'template_budget', values: { budget: 'integer_bits', limit: 512 } },
    ],
    [
      'fifty pairs within pairs',
      {
        let: Object.fromEntries(
          Array.from({ length: 50 }, (_, index) => [`b${index}`, index === 0 ? 'k' : `(b${index - 1}, b${index - 1})`]),
        ),
        answer: { is: 'b49', type: 'tuple' },
      },
      { code: 'wrong_type' },
    ],
    ['a network that does not read', { nets: { a: 'conv k={=k}; con' } }, { field: 'template.nets.a' }],
    ['a hole in a network that does not end', { nets: { a: 'conv k={=k' } }, { code: 'hole_not_closed', column: 8 }],
    ['a real number in a network', { nets: { a: 'conv k={=sqrt(2)}' } }, { code: 'wrong_type', column: 10 }],
    [
      'an answer of another type',
      { answer: { is: 'k/2', type: 'integer' } },
      { code: 'answer_type', values: { expected: 'integer', found: 'fraction' } },
    ],
    [
      'an answer that is no number',
      { answer: { is: 'k == 3', type: 'integer' } },
      { code: 'answer_type', values: { found: 'boolean' } },
    ],
    ['a real answer without tolerance', { answer: { is: '(1, pi)', type: 'tuple' } }, { code: 'real_not_allowed' }],
    [
      'parts that do not fit',
      { answer: { is: '(1, 2, 3)', type: 'tuple', parts: [pair, pair] } },
      { code: 'parts_do_not_fit', values: { found: 2, expected: 3 } },
    ],
    ['a condition that is a number', { where: ['k'] }, { code: 'where_not_a_truth_value', field: 'template.where.0' }],
    [
      'a derivation of arithmetic',
      { answer: { is: 'k + 1', type: 'integer' }, steps: 'engine' },
      { code: 'answer_not_one_quantity' },
    ],
  ])('%s is refused where it stands', (_, change, expected) => {
    // what is not asked for is not computed: the answer asks for the first helper or network
    const [name] = Object.keys({ ...(change.let as object), ...(change.nets as object) })
    const usesNet = name !== undefined && change.let === undefined
    const is = name === undefined ? 'k' : usesNet ? `rf_size(${name})` : name
    const card = numericCard({ vary: { k: [3] }, answer: { is, type: 'integer' }, ...change })
    expect(refusal(() => instantiate(card, 1))).toMatchObject(expected)
  })

  test('a network of very many layers is refused before it is read', () => {
    const deep = 'repeat 1000; repeat 1000; conv k=3; end; end'
    const card = numericCard({ nets: { deep }, answer: { is: 'rf_size(deep)', type: 'integer' } })
    const { took, value } = timed(() => refusal(() => instantiate(card, 1)))
    expect(value).toMatchObject({ code: 'template_budget', field: 'template.nets.deep', values: { budget: 'steps' } })
    expect(took).toBeLessThan(MOST_MS)
  })

  test('values of another card, or unreadable ones, are refused by name', () => {
    const card = exampleCard('numeric')
    const from = (values: Record<string, string>) => refusal(() => instantiateFrom(card, values))
    expect(from({ k1: '3', s: '2' })).toMatchObject({ code: 'value_missing', values: { name: 'k2' } })
    expect(from({ k1: '3', s: '2', k2: '3', k3: '3' })).toMatchObject({
      code: 'value_without_variable',
      values: { name: 'k3' },
    })
    for (const bad of ['', 'x', '1/0', '6/2', ' 3', '+3', '3.0', '9'.repeat(1_000_000), '__proto__'])
      expect(from({ k1: bad, s: '2', k2: '3' })?.code, bad.slice(0, 9)).toBe('value_unreadable')
    expect(refusal(() => instantiateFrom(exampleCard('choice'), {}, [0, 1, 1]))).toMatchObject({
      code: 'order_does_not_fit',
    })
    expect(refusal(() => instantiateFrom(exampleCard('choice'), {}, [0, 1]))).toMatchObject({
      code: 'order_does_not_fit',
    })
  })
})

describe('`where`', () => {
  test('may exclude what cannot be computed', () => {
    const card = numericCard({
      vary: { n: { from: 0, to: 20 } },
      let: { share: '12 / n', size: 'conv(n, 7)' },
      where: ['share > 0', 'n >= 7', 'den(share) == 1', 'size > 0'],
      answer: { is: 'share', type: 'integer' },
    })
    expect(instantiate(card, 1).values).toEqual({ n: '12' })
    expect(countInstances(card, 100)).toBe(1)
  })

  test('decides how many instances there are: counted as a loop over all values counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 2, max: 5 }),
        (a, b, m) => {
          const card = numericCard({
            vary: { x: { from: 1, to: a }, y: { from: 0, to: 2 * b, step: 2 } },
            where: [`(x + y) mod ${m} == 0`],
            answer: { is: 'x', type: 'integer' },
          })
          let expected = 0
          for (let x = 1; x <= a; x += 1) for (let y = 0; y <= 2 * b; y += 2) if ((x + y) % m === 0) expected += 1
          expect(countInstances(card, 1000)).toBe(expected)
          expect(countInstances(card, 3)).toBe(Math.min(expected, 3))
        },
      ),
    )
  })

  test('of a huge template is counted in time', () => {
    const vary = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`v${index}`, { from: 1, to: 10_000 }]))
    const card = numericCard({ vary, where: ['v0 > v1'], answer: { is: 'v0', type: 'integer' } })
    const { took, value } = timed(() => countInstances(card, 6))
    expect(value).toBe(6)
    expect(took).toBeLessThan(MOST_MS)
  })

  test('of a card without variables allows one instance', () => {
    expect(countInstances(exampleCard('explain'), 6)).toBe(1)
    expect(countInstances(CardSchema.parse(exampleCard('choice')), 6)).toBe(1)
  })
})

const pair = { en: 'a', zh: 'b' }

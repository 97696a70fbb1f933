import { describe, expect, test } from 'vitest'
import type { Card, TemplateViolation } from '@/lib/card'
import { CardSchema, checkCard, checkTemplate, checkWholeTemplate, listInstances } from '@/lib/card'
import { exampleCard, rawExamples } from './example-cards'
import { numericCard, slip } from './numeric-card'

type Raw = Record<string, unknown>

const vary = { k: { from: 1, to: 40 } }
const answer = { is: 'k', type: 'integer' }

describe('the check of a card', () => {
  test('finds nothing in the specified examples', () => {
    for (const raw of rawExamples()) expect(checkCard(CardSchema.parse(raw))).toEqual([])
  })

  test.each<[string, Raw, Raw, Raw]>([
    [
      'an unknown name in a text, in its language, line and column',
      {},
      { question: { en: 'One\ntwo {=kk}?', zh: '多少 {=k}？' } },
      { field: 'question.en', code: 'unknown_name', line: 2, column: 7, values: { name: 'kk', nearest: 'k' } },
    ],
    [
      'a hole that does not end',
      {},
      { explanation: { en: 'So.', zh: '故 {=k' } },
      { field: 'explanation.zh', code: 'hole_not_closed', line: 1, column: 3 },
    ],
    [
      'a hole that does not read',
      {},
      { hints: [{ en: 'Try {=k ** 2}.', zh: '试试。' }] },
      { field: 'hints.0.en', code: 'unexpected_character', column: 9, values: { suggestion: '^' } },
    ],
    [
      'a hole that cannot be shown',
      {},
      { question: { en: 'Is it {=k > 3}?', zh: '多少？' } },
      { field: 'question.en', code: 'cannot_be_shown', column: 9, values: { found: 'boolean' } },
    ],
    [
      'a hole that is refused for some values',
      {},
      { question: { en: 'Ends {=1/(k-k)}?', zh: '多少？' } },
      { field: 'question.en', code: 'division_by_zero', column: 9 },
    ],
    [
      'an unknown name in a condition',
      { where: ['k > 2', 'k < m'] },
      {},
      { field: 'template.where.1', code: 'unknown_name', line: 1, column: 5, values: { name: 'm' } },
    ],
    [
      'a helper used before it is there',
      { let: { a: 'b + 1', b: 'k' } },
      {},
      { field: 'template.let.a', code: 'used_before_defined', column: 1, values: { name: 'b' } },
    ],
    ['a helper that uses itself', { let: { a: 'a' } }, {}, { field: 'template.let.a', code: 'used_before_defined' }],
    [
      'a helper that nothing asks for',
      { let: { a: '1 / (k - k)' } },
      {},
      { field: 'template.let.a', code: 'division_by_zero', column: 3 },
    ],
    [
      'a network that nothing asks for',
      { nets: { a: 'conv k={=k} z=3' } },
      {},
      { field: 'template.nets.a', code: 'key_unknown', line: 1, column: 13 },
    ],
    [
      'an unknown name in a network',
      { nets: { a: 'conv k=3\nconv k={=q}' } },
      {},
      { field: 'template.nets.a', code: 'unknown_name', line: 2, column: 10 },
    ],
    ['a network of the lab that does not read', {}, { lab: 'conw k=3' }, { field: 'lab', code: 'op_unknown' }],
    [
      'a formula of a step that does not read',
      { steps: [{ tex: 'r = {=k +}' }] },
      {},
      { field: 'template.steps.0.tex', code: 'unexpected_token', column: 10 },
    ],
    [
      'a sentence of a misconception with an unknown name',
      { misconceptions: [slip('one', 'k+1', { say: { en: 'You took {=j}.', zh: '错。' } })] },
      {},
      { field: 'template.misconceptions.0.say.en', code: 'unknown_name', column: 12 },
    ],
    [
      'a derivation that the engine cannot write',
      { steps: 'engine' },
      {},
      { field: 'template.answer.is', code: 'answer_not_one_quantity' },
    ],
    [
      'an answer of another type for some values',
      { answer: { is: 'k / 2', type: 'integer' } },
      {},
      { field: 'template.answer.is', code: 'answer_type', values: { expected: 'integer', found: 'fraction' } },
    ],
    ['a template without an instance', { where: ['k > 40'] }, {}, { field: 'template.where', code: 'no_instance' }],
    [
      'a worked example that does not come out',
      { examples: [{ given: { k: 3 }, answer: 4 }] },
      {},
      { field: 'template.examples.0.answer', code: 'example_answer_differs', values: { expected: '4', found: '3' } },
    ],
    [
      'a misconception of an example that does not come out',
      {
        misconceptions: [slip('off', 'k + 1/2')],
        examples: [{ given: { k: 3 }, answer: 3, recognised: { off: 3.25 } }],
      },
      {},
      { field: 'template.examples.0.recognised.off', code: 'example_recognised_differs', values: { found: '7/2' } },
    ],
  ])('finds %s', (_, template, card, expected) => {
    const problems = checkCard(numericCard({ vary, answer, ...template }, card))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ card: 'conv:sample', ...expected })
  })

  test('finds a hole in a card without a template that asks for a name', () => {
    const card: Card = CardSchema.parse({
      ...exampleCard('cloze'),
      explanation: { en: 'It is {=m}.', zh: '是 {=6*7}。' },
    })
    expect(checkCard(card)).toMatchObject([{ field: 'explanation.en', code: 'unknown_name', column: 9 }])
  })

  test('finds a unit that the network does not have', () => {
    const raw = structuredClone(rawExamples().find((card) => card.kind === 'figure')!)
    ;((raw.options as Raw[])[1]!.figure as Raw).unit = 'd / 5'
    const problems = checkCard(CardSchema.parse(raw))
    expect(problems).toMatchObject([{ field: 'options.1.figure.unit', code: 'figure_number_refused' }])
  })

  test('accepts worked examples with fractions, tuples and rounded decimals', () => {
    const card = numericCard({
      vary: { a: ['1/2', 3] },
      answer: { is: '(a, sqrt(2))', type: 'tuple', tolerance: { relative: '1/200' } },
      misconceptions: [slip('squared', '(a ^ 2, 2)')],
      examples: [{ given: { a: '1/2' }, answer: ['1/2', 1.414214], recognised: { squared: [0.25, 2] } }],
    })
    expect(checkCard(card)).toEqual([])
  })
})

describe('the quality of a template', () => {
  const seeds = Array.from({ length: 30 }, (_, index) => index)
  const codes = (violations: readonly TemplateViolation[]) =>
    [...new Set(violations.map(({ severity, code }) => `${severity} ${code}`))].sort()

  test('is good where there are many instances and every slip shows itself', () => {
    expect(checkTemplate(numericCard({ vary, answer, misconceptions: [slip('off', 'k + 1')] }), seeds)).toEqual([])
  })

  test.each<[string, Raw, string[]]>([
    ['fewer than six instances', { vary: { k: [1, 2, 3] } }, ['error too_few_instances']],
    ['fewer than twenty instances', { vary: { k: { from: 1, to: 10 } } }, ['warning few_instances']],
    [
      'instances on which no misconception is left, where nothing else can be drawn',
      { misconceptions: [slip('same', '2*k - k')] },
      ['error no_misconception_left', 'warning misconception_never_applies'],
    ],
    [
      'misconceptions of the same value',
      { misconceptions: [slip('one', 'k + 1'), slip('two', '1 + k')] },
      ['warning misconceptions_coincide'],
    ],
    [
      'misconceptions that never apply',
      { misconceptions: [slip('one', 'k + 1'), slip('two', '3', { when: 'k > 100' })] },
      ['warning misconception_never_applies'],
    ],
    ['answers too long to be typed', { answer: { is: '10^30 + k', type: 'integer' } }, ['error answer_too_long']],
    ['whole answers of seven digits', { answer: { is: '10^6 + k', type: 'integer' } }, ['error answer_unpleasant']],
    [
      'seven digits with a tolerance but without a suffix to write them with',
      { answer: { is: '10^6 + k', type: 'integer', tolerance: { relative: '1/100' } } },
      ['error answer_unpleasant'],
    ],
    [
      'nothing where a suffix and a tolerance shorten seven digits',
      { answer: { is: '10^6 + k', type: 'integer', tolerance: { relative: '1/100' }, suffixes: ['M'] } },
      [],
    ],
    ['fractions of a large denominator', { answer: { is: 'k / 103', type: 'fraction' } }, ['error answer_unpleasant']],
    ['nothing where the large denominator ends as a decimal', { answer: { is: 'k / 1250', type: 'fraction' } }, []],
    [
      'parts of a tuple that are too long',
      { answer: { is: '(k, 10^6 * k)', type: 'tuple' } },
      ['error answer_unpleasant'],
    ],
    [
      'numbers too small to be written',
      { answer: { is: 'k / 10^6', type: 'real', tolerance: { relative: '1/100' } } },
      ['error answer_unpleasant'],
    ],
    [
      'three multiplications of two digits',
      { answer: { is: '(k + 50) * 33 + 17 * 19 + 21 * 23', type: 'integer' } },
      ['warning too_much_arithmetic'],
    ],
    [
      'more digits than anybody multiplies in the head',
      { answer: { is: '113 * 117 + 119 * 121 + k', type: 'integer' } },
      ['error too_much_arithmetic'],
    ],
    [
      'the work that a helper hides',
      { let: { a: '113 * 117 + 119 * 121 + k' }, answer: { is: 'if k > 0 then a + a else 0', type: 'integer' } },
      ['error too_much_arithmetic'],
    ],
    [
      'nothing where a tolerance lets factors be rounded',
      { answer: { is: '(k + 50) * 113 * 3', type: 'integer', tolerance: { relative: '1/100' } } },
      [],
    ],
    [
      'nothing where powers of two and round numbers are multiplied',
      { answer: { is: '64 * 128 + 9 * 300 * k + 7^3', type: 'integer' } },
      [],
    ],
    [
      'instances that cannot be built',
      { answer: { is: '60 / (k - 7)', type: 'fraction' } },
      ['error division_by_zero'],
    ],
  ])('names %s', (_, template, expected) => {
    expect(codes(checkTemplate(numericCard({ vary, answer, ...template }), seeds))).toEqual(expected)
  })

  test('names card, seed and values of the instance that shows a fault', () => {
    const card = numericCard({ vary, answer, misconceptions: [slip('one', 'k + 1'), slip('two', 'k + (1 + 0)')] })
    const [first] = checkTemplate(card, [3])
    expect(first).toMatchObject({
      card: 'conv:sample',
      field: 'template.misconceptions.1',
      seed: 3,
      values: { id: 'two', other: 'one' },
    })
    expect(Object.keys(first?.drawn ?? {})).toEqual(['k'])
  })

  test('names a text that cannot be filled for one value among many', () => {
    const card = numericCard({ vary, answer }, { question: { en: 'Of {=1/(k-9)}?', zh: '多少？' } })
    const found = checkTemplate(
      card,
      Array.from({ length: 200 }, (_, index) => index),
    )
    expect(found.length).toBeGreaterThan(0)
    for (const violation of found)
      expect(violation).toMatchObject({ field: 'question.en', code: 'division_by_zero', drawn: { k: '9' } })
  })

  test('finds what one instance of hundreds is wanting in, whatever the seeds', () => {
    const card = numericCard({
      vary: { k: { from: 1, to: 900 } },
      answer: { is: '60 / (k - 777)', type: 'fraction', tolerance: { relative: '1/100' } },
    })
    expect(checkTemplate(card, seeds)).toEqual([])
    const found = checkWholeTemplate(card, 1_000)
    expect(found).toMatchObject([{ code: 'division_by_zero', severity: 'error', drawn: { k: '777' } }])
  })

  test('draws as many seeds as it may look at instances, where there are more of these', () => {
    const card = numericCard({ vary: { k: { from: 1, to: 900 } }, answer: { is: '10^6 + k', type: 'integer' } })
    expect(checkWholeTemplate(card, 50).map(({ seed }) => seed)).toEqual(Array.from({ length: 50 }, (_, seed) => seed))
  })

  test('counts only instances that are drawn: those without a misconception left are passed over', () => {
    const misconceptions = [slip('clipped', 'min(k, 5)')]
    const card = numericCard({ vary: { k: { from: 1, to: 10 } }, answer, misconceptions })
    expect(checkWholeTemplate(card, 100)).toMatchObject([
      { code: 'too_few_instances', severity: 'error', values: { found: 5, least: 6 } },
    ])
  })

  test('says once that no instance has a misconception left', () => {
    const card = numericCard({ vary: { k: { from: 1, to: 30 } }, answer, misconceptions: [slip('same', '2*k - k')] })
    expect(codes(checkWholeTemplate(card, 100))).toEqual([
      'error no_misconception_left',
      'warning misconception_never_applies',
    ])
  })

  test('refuses conditions that cannot be asked', () => {
    const card = numericCard({ vary, answer, where: ['1 / (k - 9) < 2'] })
    expect(checkWholeTemplate(card, 100)).toMatchObject([{ code: 'division_by_zero', field: 'template.where.0' }])
  })

  test('names options of a figure card that look the same', () => {
    const raw = structuredClone(rawExamples().find((card) => card.kind === 'figure')!)
    ;((raw.options as Raw[])[1]!.figure as Raw).net = 'holes'
    const card = CardSchema.parse(raw)
    if (card.kind !== 'figure') throw new Error('not a figure card')
    expect(codes(checkTemplate(card, [1, 2, 3]))).toEqual(['error options_look_alike', 'warning few_instances'])
  })
})

describe('the list of instances', () => {
  test('has every set of values that the conditions let through, once', () => {
    const card = numericCard({
      vary: { a: [1, 2, 3], b: ['1/2', 2] },
      where: ['a != b'],
      answer: { is: 'a * b', type: 'fraction' },
    })
    const { values, isComplete } = listInstances(card, 100)
    expect(isComplete).toBe(true)
    expect(values.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(['1 1/2', '1 2', '2 1/2', '3 1/2', '3 2'])
  })

  test('says where it is cut short', () => {
    const card = numericCard({ vary, answer })
    expect(listInstances(card, 7)).toMatchObject({ isComplete: false, values: { length: 7 } })
    expect(listInstances(card, 40)).toMatchObject({ isComplete: true, values: { length: 40 } })
  })
})

import { describe, expect, test } from 'vitest'
import { CardFileSchema, CardSchema, canonicalJson, cardTexts } from '@/lib/card'
import { exampleCard, rawExamples } from './example-cards'

type Raw = Record<string, unknown>

/** The codes a changed example is refused with, with their paths. */
function refusals(kind: string, change: (card: Raw) => void): string[] {
  const raw = structuredClone(rawExamples().find((card) => card.kind === kind)!)
  change(raw)
  const result = CardSchema.safeParse(raw)
  return result.success
    ? []
    : result.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.code === 'custom' ? issue.message : issue.code}`,
      )
}

describe('the format of card files', () => {
  test('accepts the five specified examples, each in a file of its own topic', () => {
    const kinds = rawExamples().map((card) => {
      const topic = String(card.id).split(':')[0]
      return CardFileSchema.parse({ format: 1, topic, cards: [card] }).cards[0]!.kind
    })
    expect(kinds).toEqual(['explain', 'choice', 'cloze', 'numeric', 'figure'])
  })

  test('refuses unknown keys at every depth', () => {
    expect(refusals('explain', (card) => (card.colour = 'red'))).toEqual([': unrecognized_keys'])
    expect(refusals('numeric', (card) => ((card.template as Raw).answre = 1))).toEqual(['template: unrecognized_keys'])
    expect(refusals('choice', (card) => ((card.options as Raw[])[1]!.hint = 'x'))).toEqual([
      'options.1: unrecognized_keys',
    ])
  })

  test('refuses a card in the file of another topic and an id used twice', () => {
    const [card] = rawExamples()
    const topic = String(card!.id).split(':')[0]
    const codes = (file: unknown) => CardFileSchema.safeParse(file).error?.issues.map((issue) => issue.message)
    expect(codes({ format: 1, topic: 'conv', cards: [card] })).toEqual(['id_of_another_topic'])
    expect(codes({ format: 1, topic, cards: [card, card] })).toEqual(['duplicate_id'])
    expect(codes({ format: 2, topic, cards: [card] })).toHaveLength(1)
  })

  test.each<[string, string, (card: Raw) => void, string]>([
    ['fewer than three points', 'explain', (c) => (c.rubric = (c.rubric as Raw[]).slice(2)), 'rubric: too_small'],
    [
      'two bonus points',
      'explain',
      (c) => (c.rubric = (c.rubric as Raw[]).map((point) => ({ ...point, bonus: true }))),
      'rubric: more_than_one_bonus',
    ],
    ['a missing language', 'explain', (c) => delete (c.question as Raw).zh, 'question.zh: invalid_type'],
    ['an empty text', 'explain', (c) => ((c.question as Raw).zh = ' '), 'question.zh: empty_text'],
    [
      'a text that brings its own marks of holes',
      'explain',
      (c) => ((c.question as Raw).zh = 'a \uE0001\uE001'),
      'question.zh: reserved_character',
    ],
    ['a tag outside the list', 'explain', (c) => (c.tags = ['shapes']), 'tags.0: invalid_value'],
    ['a wrong option without why', 'choice', (c) => delete (c.options as Raw[])[1]!.why, 'options.1.why: why_missing'],
    [
      'a right option with why',
      'choice',
      (c) => ((c.options as Raw[])[0]!.why = { en: 'a', zh: 'b' }),
      'options.0.why: why_on_right',
    ],
    ['no right option', 'choice', (c) => delete (c.options as Raw[])[0]!.right, 'options: no_right_option'],
    [
      'a blank missing in one language',
      'cloze',
      (c) => ((c.question as Raw).zh = '{{2}}'),
      'question.zh: blank_missing',
    ],
    [
      'a blank beyond the list',
      'cloze',
      (c) => ((c.question as Raw).en = '{{1}} {{2}} {{3}}'),
      'question.en: blank_unknown',
    ],
    [
      'a blank used twice',
      'cloze',
      (c) => ((c.question as Raw).en = '{{1}} {{2}} {{1}}'),
      'question.en: blank_repeated',
    ],
    [
      'a figure of an unknown network',
      'figure',
      (c) => (((c.options as Raw[])[1]!.figure as Raw).net = 'sparse'),
      'options.1.figure.net: unknown_net',
    ],
  ])('refuses %s', (_, kind, change, expected) => {
    expect(refusals(kind, change)).toContain(expected)
  })

  test('takes more than one right option only with `several`', () => {
    const second = (card: Raw) => {
      const option = (card.options as Raw[])[1]!
      option.right = true
      delete option.why
    }
    expect(refusals('choice', second)).toEqual(['options: more_than_one_right'])
    expect(refusals('choice', (card) => (second(card), (card.several = true)))).toEqual([])
  })

  describe('templates', () => {
    const template = (change: (template: Raw) => void) => refusals('numeric', (card) => change(card.template as Raw))

    test.each<[string, (template: Raw) => void, string]>([
      [
        'a range of 10^12 values, without listing it',
        (t) => (t.vary = { k1: { from: 1, to: 1e12 } }),
        'template_budget',
      ],
      ['an empty range', (t) => (t.vary = { k1: { from: 3, to: 1 } }), 'range_empty'],
      ['a decimal in `vary`', (t) => (t.vary = { k1: [0.5] }), 'invalid_union'],
      ['a fraction over zero', (t) => (t.vary = { k1: ['1/0'] }), 'invalid_format'],
      ['a value twice', (t) => (t.vary = { k1: [3, 3] }), 'duplicate_value'],
      ['a name of the language', (t) => (t.let = { mod: '1' }), 'name_taken'],
      ['a name of a function', (t) => (t.let = { span: '1' }), 'name_taken'],
      ['a name used twice', (t) => (t.let = { k1: '1' }), 'duplicate_name'],
      ['a Cyrillic name', (t) => (t.let = { а: '1' }), 'invalid_key'],
      ['__proto__ as a name', (t) => (t.let = JSON.parse('{"__proto__": "1"}')), 'not_a_name'],
      ['a real answer without tolerance', (t) => ((t.answer as Raw).type = 'real'), 'tolerance_missing'],
      ['a tolerance of zero', (t) => ((t.answer as Raw).tolerance = { relative: '0/5' }), 'invalid_format'],
      ['parts of a single number', (t) => ((t.answer as Raw).parts = [pair, pair]), 'parts_without_tuple'],
      ['an unknown misconception in an example', (t) => (example(t).recognised = { slip: 3 }), 'unknown_misconception'],
      ['an example without a value', (t) => (example(t).given = { k1: 3, s: 2 }), 'value_missing'],
      ['an example with a value too many', (t) => ((example(t).given as Raw).q = 3), 'value_without_variable'],
      ['a step in one language', (t) => (t.steps = [{ en: 'a' }]), 'language_missing'],
      ['an empty step', (t) => (t.steps = [{}]), 'step_empty'],
      [
        'a template of more than 8,000 characters',
        (t) => (t.let = { a: '1+'.repeat(2_500) + '1', b: '1+'.repeat(2_500) + '1' }),
        'template_budget',
      ],
      [
        'more than 64 names',
        (t) => (t.let = Object.fromEntries(Array.from({ length: 62 }, (_, index) => [`v${index}`, '1']))),
        'template_budget',
      ],
    ])('refuses %s', (_, change, code) => {
      expect(template(change).join()).toContain(code)
    })
  })
})

describe('canonical JSON', () => {
  test('fills in the defaults and sorts the keys', () => {
    const text = canonicalJson(exampleCard('cloze'))
    expect(text).toMatch(/^\{"blanks":\[\{"en":\["new batch","batch"\],"zh":\["新批次","当前批"\]\}/)
    expect(text).toContain('"givesAway":[],"hints":[],"id":"normalization')
  })

  test('is read back by the schema to the same text', () => {
    for (const raw of rawExamples()) {
      const text = canonicalJson(CardSchema.parse(raw))
      expect(canonicalJson(CardSchema.parse(JSON.parse(text)))).toBe(text)
    }
  })

  test('does not depend on the order of keys, but on the order of variables and helpers', () => {
    const raw = rawExamples().find((card) => card.kind === 'numeric')!
    const turned = Object.fromEntries(Object.entries(raw).reverse())
    expect(canonicalJson(CardSchema.parse(turned))).toBe(canonicalJson(CardSchema.parse(raw)))
    const template = raw.template as Raw
    const vary = Object.fromEntries(Object.entries(template.vary as Raw).reverse())
    const other = { ...raw, template: { ...template, vary } }
    expect(canonicalJson(CardSchema.parse(other))).not.toBe(canonicalJson(CardSchema.parse(raw)))
  })
})

describe('the texts of a card', () => {
  test('have stable paths in every kind', () => {
    const paths = (kind: Parameters<typeof exampleCard>[0]) => cardTexts(exampleCard(kind)).map((text) => text.path)
    expect(paths('explain')).toEqual([
      'question',
      'rubric.0',
      'rubric.1',
      'rubric.2',
      'rubric.3',
      'answer',
      'followUps.0',
      'explanation',
    ])
    expect(paths('choice')).toEqual([
      'question',
      'options.0',
      'options.1',
      'options.1.why',
      'options.2',
      'options.2.why',
      'explanation',
    ])
    expect(paths('cloze')).toEqual(['question', 'explanation'])
    expect(paths('numeric')).toEqual([
      'question',
      'misconceptions.k_not_k_minus_1',
      'misconceptions.ignored_stride',
      'explanation',
    ])
    expect(paths('figure')).toEqual([
      'question',
      'options.0.alt',
      'options.1.alt',
      'options.1.why',
      'options.2.alt',
      'options.2.why',
      'explanation',
    ])
  })
})

const pair = { en: 'a', zh: 'b' }

function example(template: Raw): Raw {
  return (template.examples as Raw[])[0]!
}

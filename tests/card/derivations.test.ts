import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { cardTexts, checkCard, checkTemplate, instantiate, type CardError, type NumericCard } from '@/lib/card'
import { derive } from '@/lib/engine/derivation'
import { numericCard } from './numeric-card'

type Template = Readonly<Record<string, unknown>>

/** A card of one instance: n = 56, k = 5, s = 2. */
function cardOf(is: string, template: Template = {}): NumericCard {
  return numericCard({
    vary: { n: [56], k: [5], s: [2] },
    nets: {
      pair: 'conv k={=k} s={=s} p=1; conv k=3',
      one: 'conv k=3',
      counted: 'input 3x32x32; conv 8 k=3',
    },
    answer: { is, type: 'integer' },
    steps: 'engine',
    ...template,
  })
}

/** The lines of a card's derivation, each of which can be set. */
function linesOf(card: NumericCard): string[] {
  return instantiate(card, 0).steps.map(({ id, tex = '' }) => {
    expect(katex.renderToString(tex, { throwOnError: true, strict: 'error' }), tex).toContain('katex')
    expect(tex).not.toMatch(/NaN|undefined|null/)
    return `${id}: ${tex}`
  })
}

const lastOf = (is: string, template?: Template) => linesOf(cardOf(is, template)).at(-1)
const idsOf = (is: string, template?: Template) => linesOf(cardOf(is, template)).map((line) => line.split(':')[0])

function refusal(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return (error as CardError).problem
  }
  return undefined
}

describe('a derivation by the engine', () => {
  test('of one call is the engine’s own, with the values that its words say', () => {
    const { steps } = instantiate(cardOf('conv(n, k, s)'), 0)
    expect(steps).toEqual(derive('conv', { n: 56, k: 5, s: 2 }).steps)
    expect(instantiate(cardOf('rf_size(pair)'), 0).steps.at(-1)).toMatchObject({ values: { layer: 'conv2', gap: '2' } })
  })

  test('of arithmetic around a call ends in a line with symbols, numbers and the result', () => {
    expect(linesOf(cardOf('conv(n, k, s) * k'))).toEqual([
      'windows_rule: o = \\left\\lfloor \\frac{n + 2p - k}{s} \\right\\rfloor + 1',
      'put_in: o = \\left\\lfloor \\frac{56 - 5}{2} \\right\\rfloor + 1 = 25 + 1 = 26',
      'arithmetic: o \\cdot k = 26 \\cdot 5 = 130',
    ])
    expect(lastOf('rf_size(pair)^2')).toBe('arithmetic: r_{2}^{2} = 9^{2} = 81')
    expect(lastOf('den(rf_centre(pair)/4)')).toBe(
      'arithmetic: \\operatorname{den}\\left(\\frac{c_{2}}{4}\\right) = \\operatorname{den}\\left(\\frac{3}{4}\\right) = 4',
    )
    expect(lastOf('floor(sqrt(params(counted)))')).toBe(
      'arithmetic: \\left\\lfloor \\sqrt{P} \\right\\rfloor = \\left\\lfloor \\sqrt{224} \\right\\rfloor = 14',
    )
  })

  test('reads helpers in their places, and of an `if` the branch that is taken', () => {
    const helpers = { let: { once: 'rf_size(pair)', area: 'if k > 4 then once * (once - 1) else conv(n, k)' } }
    expect(lastOf('area - 3', helpers)).toBe(
      'arithmetic: r_{2} \\cdot \\left(r_{2} - 1\\right) - 3 = 9 \\cdot \\left(9 - 1\\right) - 3 = 69',
    )
    expect(idsOf('area - 3', helpers)).not.toContain('windows_rule')
    expect(linesOf(cardOf('once', helpers))).toEqual(linesOf(cardOf('rf_size(pair)')))
  })

  test('derives the arguments of a call before the call, and each call once', () => {
    expect(linesOf(cardOf('pool(conv(n, k, s), 2)'))).toEqual([
      ...linesOf(cardOf('conv(n, k, s)')),
      ...linesOf(cardOf('pool(26, 2)')),
    ])
    expect(lastOf('rf_size(one) + rf_size(one)')).toBe('arithmetic: r_{1} + r_{1} = 3 + 3 = 6')
    expect(idsOf('rf_size(one) + rf_size(one)').filter((id) => id === 'size_rule')).toHaveLength(1)
  })

  test('puts numbers alone where two results, or a result and a variable, have one letter', () => {
    expect(lastOf('rf_size(pair) - rf_size(one)')).toBe('arithmetic: 9 - 3 = 6')
    expect(lastOf('rf_size(one) * r', { vary: { n: [56], k: [5], s: [2], r: [4] } })).toBe(
      'arithmetic: 3 \\cdot 4 = 12',
    )
  })

  test('of a tuple derives its numbers one after another', () => {
    const answer = { is: '(conv(n, k, s), tf_pad(n, k, s)[0], n - tf_pad(n, k, s)[1], k)', type: 'tuple' }
    const lines = linesOf(cardOf('', { answer }))
    expect(lines.slice(0, 2)).toEqual(linesOf(cardOf('conv(n, k, s)')))
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching('tf_pad_sides'),
      'arithmetic: n - e = 56 - 2 = 54',
      'arithmetic: k = 5',
    ])
    expect(lines.filter((line) => line.startsWith('tf_pad_rule'))).toHaveLength(1)
  })

  test.each([
    ['-rf_size(one) + k', '-r_{1} + k = -3 + 5 = 2'],
    ['k - (rf_size(one) - s)', 'k - \\left(r_{1} - s\\right) = 5 - \\left(3 - 2\\right) = 4'],
    ['k * (rf_size(one) * s)', 'k \\cdot \\left(r_{1} \\cdot s\\right) = 5 \\cdot \\left(3 \\cdot 2\\right) = 30'],
    ['(rf_size(one)^s)^2', '\\left(r_{1}^{s}\\right)^{2} = \\left(3^{2}\\right)^{2} = 81'],
    ['(0 - rf_size(one))^2', '\\left(0 - r_{1}\\right)^{2} = \\left(0 - 3\\right)^{2} = 9'],
    [
      'rf_size(one) div 2',
      '\\left\\lfloor \\frac{r_{1}}{2} \\right\\rfloor = \\left\\lfloor \\frac{3}{2} \\right\\rfloor = 1',
    ],
    ['k * (rf_size(one) mod 2)', 'k \\cdot \\left(r_{1} \\bmod 2\\right) = 5 \\cdot \\left(3 \\bmod 2\\right) = 5'],
    ['max([rf_size(one), k])', '\\max\\left(r_{1},\\ k\\right) = \\max\\left(3,\\ 5\\right) = 5'],
    ['rf_size(one) + [4, 6][1]', 'r_{1} + 6 = 3 + 6 = 9'],
  ])('writes %s as it is computed', (is, line) => {
    expect(lastOf(is)).toBe(`arithmetic: ${line}`)
  })

  test('groups long numbers like the rest of the card', () => {
    const nets = { nets: { large: 'input 3x32x32; conv 64 k=16' } }
    expect(lastOf('params(large)', nets)).toBe('put_in: P = 64 \\cdot 3 \\cdot 16 \\cdot 16 + 64 = 49\\,216')
    expect(lastOf('params(large) * 2', nets)).toBe('arithmetic: P \\cdot 2 = 49\\,216 \\cdot 2 = 98\\,432')
  })

  test('rounds a real result in the open', () => {
    const answer = { is: 'log2(rf_size(one))', type: 'real', tolerance: { relative: '1/200' } }
    expect(lastOf('', { answer })).toBe(
      'arithmetic: \\log_2\\left(r_{1}\\right) = \\log_2\\left(3\\right) \\approx 1.585',
    )
  })

  test.each([
    ['no call that the engine derives', 'k + 1'],
    ['a call that it does not derive', 'rf_size(one) + len(touched(one, 0))'],
    ['a call that would not be seen in the line', '[rf_size(one), 2][0]'],
    ['a truth value of a call', 'len([if contains([rf_size(one)], 3) then 1 else 2])'],
  ])('refuses an answer with %s', (_, is) => {
    expect(refusal(() => instantiate(cardOf(is), 0))).toMatchObject({
      code: 'answer_not_one_quantity',
      field: 'template.answer.is',
    })
  })

  test('is bounded where helpers double one another', () => {
    const names = Array.from({ length: 20 }, (_, index) => `h${index}`)
    const doubled = Object.fromEntries(
      names.map((name, index) => [name, index === 0 ? 'k' : `h${index - 1} + h${index - 1}`]),
    )
    expect(refusal(() => instantiate(cardOf('rf_size(one) * h19', { let: doubled }), 0))).toMatchObject({
      code: 'template_budget',
    })
  })
})

describe('a derivation by its name', () => {
  const named = (steps: Template, is = '3/2', type = 'fraction') => cardOf('', { answer: { is, type }, steps })

  test.each([
    ['overlap_ratio', { k: 'k', s: 's' }, '3/2'],
    ['bn_mean', { old: 1, batch: 'k', momentum: '1/10' }, '7/5'],
    ['bn_var', { old: 1, batch: 16, momentum: '1/10', count: 'k' }, '29/10'],
    ['bn_mean', { old: 1, batch: 'k', momentum: '1/10', convention: "'keras'" }, '23/5'],
    ['resize_size', { n: 25, scale: '1.16', double: 'true' }, '28'],
    ['resize_size', { n: 25, scale: '29/25' }, '29'],
    ['resize_size', { n: 25, size: 7 }, '7'],
    ['resize_coordinate', { n: 4, i: 3, mode: "'linear'", scale: 2 }, '5/4'],
    ['resize_coordinate', { n: 4, i: 3, mode: "'linear'", size: 7, align: 'true' }, '3/2'],
    ['resize_weights', { n: 4, i: 3, mode: "'linear'", scale: 2 }, '(3/4, 1/4)'],
    ['adaptive_window', { n: 10, o: 4, i: 1 }, '3'],
    ['pool_divisor', { n: 'k', k: 3, s: 's', p: 1, i: 0, cip: 'false' }, '2'],
    ['overlap', { n: 4, k: 3, s: 's', i: 2 }, '2'],
    ['partial_ratio', { k: 3, valid: 6 }, '3/2'],
    ['touched_count', { kernels: '[3, 3]', dilations: '[2, 2]' }, '5'],
    ['nyquist', { s: 's' }, '1/4'],
    ['partial_ratio', { k: 300, valid: 1 }, '90000'],
    ['folded_frequency', { f: '2/5', s: 's' }, '1/10'],
    ['erf_variance', { kernels: '[3, k]', strides: '[2, 1]' }, '26/3'],
    ['erf_std', { kernels: '[3, k]', strides: '[2, 1]' }, 'sqrt(26/3)'],
    ['fold_scale', { gamma: 3, beta: 1, mean: 5, variance: 4, eps: 0 }, '3/2'],
    ['fold_shift', { gamma: 3, beta: 1, mean: 5, variance: 4, eps: 0 }, '-13/2'],
  ])('%s with %o ends in the answer', (engine, given, is) => {
    const type = is.startsWith('(')
      ? 'tuple'
      : is.startsWith('sqrt')
        ? 'real'
        : is.includes('/')
          ? 'fraction'
          : 'integer'
    const answer = { is, type, ...(type === 'real' ? { tolerance: { relative: '1/200' } } : {}) }
    const card = cardOf('', { answer, steps: { engine, ...given } })
    expect(checkCard(card)).toEqual([])
    expect(linesOf(card).length).toBeGreaterThan(0)
    expect(cardTexts(card).map(({ path }) => path)).not.toContain('steps.0')
    expect(checkTemplate(card, [0]).map(({ code }) => code)).not.toContain('derivation_leads_elsewhere')
  })

  test('that leads to another number than the answer is found', () => {
    const card = named({ engine: 'overlap_ratio', k: 'k', s: 's' }, '5/2')
    expect(checkTemplate(card, [0])).toContainEqual(
      expect.objectContaining({
        code: 'derivation_leads_elsewhere',
        field: 'template.steps',
        severity: 'error',
        values: { answer: '5/2' },
      }),
    )
  })

  test.each<[string, Template, Template]>([
    [
      'a list that is none',
      { engine: 'touched_count', kernels: 3 },
      { field: 'template.steps.kernels', code: 'wrong_type' },
    ],
    [
      'lists of different lengths',
      { engine: 'erf_std', kernels: '[3, 3]', strides: '[2]' },
      { field: 'template.steps.strides', code: 'index_out_of_range' },
    ],
    [
      'a word that is not offered',
      { engine: 'resize_coordinate', n: 4, i: 0, size: 8, mode: "'area'" },
      { field: 'template.steps.mode', code: 'wrong_type' },
    ],
    ['a fraction for a size', { engine: 'nyquist', s: '1/2' }, { field: 'template.steps.s', code: 'wrong_type' }],
    ['an unknown name', { engine: 'nyquist', s: 'stride' }, { field: 'template.steps.s', code: 'unknown_name' }],
    [
      'what the engine refuses',
      { engine: 'adaptive_window', n: 10, o: 4, i: 4 },
      { field: 'template.steps', code: 'unit_out_of_range' },
    ],
  ])('refuses %s where it stands', (_, steps, problem) => {
    expect(checkCard(named(steps))[0]).toMatchObject(problem)
  })

  test.each([
    ['an argument too few', { engine: 'overlap_ratio', s: 2 }, 'argument_missing'],
    ['an argument too many', { engine: 'overlap_ratio', k: 3, q: 2 }, 'argument_unknown'],
    ['a name that no derivation has', { engine: 'overlap_ration', k: 3 }, 'invalid_union'],
  ])('refuses %s', (_, steps, code) => {
    expect(() => named(steps)).toThrow(code)
  })
})

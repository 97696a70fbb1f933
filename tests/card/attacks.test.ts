import { describe, expect, test } from 'vitest'
import { CardSchema, parseExpression, splitHoles } from '@/lib/card'
import { rawExamples } from './example-cards'
import { outcome, result } from './language'
import { MOST_MS, timed } from './timed'

describe('hostile expressions are a value or a refusal with a place, in under 50 ms', () => {
  test.each<[string, string, string, number]>([
    ['a tower of powers', '9^9^9^9', 'template_budget', 4],
    ['a power of a power of two', '2^(2^64)', 'template_budget', 2],
    ['a power of a negative number', '(-3)^(10^9)', 'template_budget', 5],
    ['a small fraction to a great power', '(1/3)^(10^9)', 'template_budget', 6],
    ['ten thousand brackets', '('.repeat(10_000), 'template_budget', 1],
    ['seven thousand brackets', '('.repeat(7_000), 'template_budget', 33],
    ['seven thousand signs', `${'-'.repeat(7_000)}1`, 'template_budget', 33],
    ['a long tower', `${'1^'.repeat(3_000)}1`, 'template_budget', 65],
    ['a long ladder of branches', `${'if true then 1 else '.repeat(300)}1`, 'template_budget', 624],
    ['a division by nothing', '1/(3-3)', 'division_by_zero', 2],
    ['a constructor', 'constructor.constructor("return process")()', 'unexpected_character', 12],
    ['__proto__', '__proto__', 'unexpected_character', 1],
    ['toString', 'toString', 'unknown_name', 1],
    ['a call of toString', 'toString()', 'unknown_function', 1],
    ['hasOwnProperty', "hasOwnProperty('abs')", 'unknown_function', 1],
    ['a template literal', '${7*7}', 'unexpected_character', 1],
    ['the environment', 'process.env', 'unexpected_character', 8],
    ['ten megabytes', '1+'.repeat(5_000_000), 'template_budget', 1],
    ['a factorial that is none', 'factorial(10^6)', 'unknown_function', 1],
    ['a binomial for a factorial', 'comb(10^6, 5*10^5)', 'template_budget', 1],
    ['a binomial of 512 bits each', 'comb(2^510, 2^509)', 'template_budget', 1],
    ['a Cyrillic letter', 'a + \u0430', 'unexpected_character', 5],
    ['a number of 8,000 digits', '9'.repeat(8_000), 'template_budget', 1],
    ['a long exponent', '1e999999999', 'template_budget', 1],
    ['a long negative exponent', '1e-999999999', 'template_budget', 1],
    [
      'offsets without number',
      `taps([${Array.from({ length: 40 }, (_, i) => 3 ** Math.min(i, 30)).join()}])`,
      'set_too_large',
      1,
    ],
    [
      'a least common multiple without end',
      `lcm(${Array.from({ length: 200 }, (_, i) => 2 * i + 10_007).join()})`,
      'template_budget',
      1,
    ],
    ['a bidirectional override', '1 + \u202e2', 'unexpected_character', 5],
    ['a lone surrogate', '1 + \ud800', 'unexpected_character', 5],
  ])('%s', (_, text, code, column) => {
    const { took, value } = timed(() => outcome(text))
    expect(value).toMatchObject({ code, line: 1, column })
    expect(took).toBeLessThan(MOST_MS)
  })

  test('a floor at the edge is a value', () => {
    expect(result('floor(-0.5)')).toBe('-1')
  })

  test('a long flat sum is a value', () => {
    const { took, value } = timed(() => result(`${'1+'.repeat(3_900)}1`))
    expect(value).toBe('3901')
    expect(took).toBeLessThan(MOST_MS)
  })

  test('more than 64 names are refused', () => {
    const text = Array.from({ length: 65 }, (_, index) => `v${index}`).join('+')
    expect(parseExpression(text)).toMatchObject({ ok: false, problem: { values: { budget: 'names', found: 65 } } })
  })

  test.each([['a'], ["'"], ['{'], ['{='], ['(('], ['[0]'], ['- '], ['not '], ['1 < '], ['e9'], ['\u0430'], ['\n']])(
    'a hundred thousand characters of %j are read in time, as expression and as text',
    (piece) => {
      const text = piece.repeat(100_000 / piece.length)
      const reads: (() => unknown)[] = [
        () => parseExpression(text),
        () => parseExpression(text.slice(0, 8_000)),
        () => splitHoles(text),
      ]
      for (const read of reads) expect(timed(read).took).toBeLessThan(MOST_MS)
    },
  )

  test('ten megabytes of template and a range of 10^12 values are refused by the format', () => {
    const raw = structuredClone(rawExamples().find((card) => card.kind === 'numeric')!)
    const template = raw.template as Record<string, unknown>
    const refused = (change: Record<string, unknown>) => {
      const card = { ...raw, template: { ...template, ...change } }
      const { took, value } = timed(() => CardSchema.safeParse(card))
      expect(value.success).toBe(false)
      expect(took).toBeLessThan(MOST_MS)
    }
    refused({ let: { a: '1+'.repeat(5_000_000) } })
    refused({ where: ['1+'.repeat(5_000_000)] })
    refused({ vary: { k1: { from: 1, to: 1_000_000_000_000 } } })
    refused({ vary: { k1: { from: 1, to: 1e308 } } })
  })
})

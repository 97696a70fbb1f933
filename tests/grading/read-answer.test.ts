import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFraction } from '@/lib/engine'
import { readAnswer } from '@/lib/grading'
import type { AnswerKey } from '@/lib/grading'
import { LIMITS } from '@/lib/limits'

type Key = Partial<AnswerKey>

/** What was read, in one line: `1024`, `(64, 112)`, or `code@position`. */
function read(text: string, key: Key = {}): string {
  const reading = readAnswer(text, { type: 'integer', ...key })
  if (!reading.ok) return `${reading.problem.code}@${reading.problem.at}`
  const { value } = reading
  return value.kind === 'number' ? formatFraction(value.value) : `(${value.items.map(formatFraction).join(', ')})`
}

function problem(text: string, key: Key = {}) {
  const reading = readAnswer(text, { type: 'integer', ...key })
  if (reading.ok) throw new Error(`read as ${reading.readAs}`)
  return reading.problem
}

describe('a number as people type it', () => {
  test.each([
    ['112', '112'],
    [' 112 ', '112'],
    ['1,024', '1024'],
    ['1 024', '1024'],
    ['1\u202f024', '1024'],
    ['1_000', '1000'],
    ['12,345,678', '12345678'],
    ['1,024.5', '2049/2'],
    ['７', '7'],
    ['１，０２４', '1024'],
    ['3。5', '7/2'],
    ['112。', '112'],
    ['2^10', '1024'],
    ['2**10', '1024'],
    ['2 ^ -3', '1/8'],
    ['-2^2', '-4'],
    ['7/2', '7/2'],
    ['14 / 4', '7/2'],
    ['7÷2', '7/2'],
    ['3.5', '7/2'],
    ['.5', '1/2'],
    ['5.', '5'],
    ['1e6', '1000000'],
    ['1.5E-3', '3/2000'],
    ['3×10^6', '3000000'],
    ['2.5x10^6 params', '2500000'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['+5', '5'],
    ['007', '7'],
    ['0', '0'],
    ['-0', '0'],
    ['0e100', '0'],
    ['(7)', '7'],
    ['1000000000000000000000000000000', '1000000000000000000000000000000'],
  ])('reads %j as %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ['64x112x112', '(64, 112, 112)'],
    ['64×112×112', '(64, 112, 112)'],
    ['64 X 112 X 112', '(64, 112, 112)'],
    ['64*112*112', '(64, 112, 112)'],
    ['６４×１１２', '(64, 112)'],
    ['(64, 112, 112)', '(64, 112, 112)'],
    ['[64,112,112]', '(64, 112, 112)'],
    ['（64，112，112）', '(64, 112, 112)'],
    ['64、112、112', '(64, 112, 112)'],
    ['64; 112; 112', '(64, 112, 112)'],
    ['64 112 112', '(64, 112, 112)'],
    ['1,024x7x7', '(1024, 7, 7)'],
    ['(1 024, 7)', '(1024, 7)'],
    ['-3, 7', '(-3, 7)'],
    ['1/2, 3.5', '(1/2, 7/2)'],
    ['64px × 112px', '(64, 112)'],
    ['(64, 112) px', '(64, 112)'],
    ['64px x 1 024px', '(64, 1024)'],
    ['1 000 x −3', '(1000, -3)'],
  ])('reads %j as the tuple %s', (text, expected) => {
    expect(read(text, { type: 'tuple' })).toBe(expected)
  })
})

describe('units and multipliers', () => {
  test.each<[string, Key, string]>([
    ['7px', {}, '7'],
    ['7 pixels', { unit: 'px' }, '7'],
    ['7 像素', { unit: 'px' }, '7'],
    ['7个像素', {}, '7'],
    ['7 个', { unit: 'params' }, '7'],
    ['9,408 params', { unit: 'params' }, '9408'],
    ['118013952 MACs', { unit: 'MACs' }, '118013952'],
    ['0.25 cycles/px', { type: 'real', unit: 'cycles/px' }, '1/4'],
    ['12 %', { unit: '%' }, '12'],
    ['12 ms', { unit: 'ms' }, '12'],
    ['2.36M', { suffixes: ['k', 'M'] }, '2360000'],
    ['2.36 M', { suffixes: ['k', 'M'] }, '2360000'],
    ['2.36M MACs', { suffixes: ['M'], unit: 'MACs' }, '2360000'],
    ['2.36m', { suffixes: ['M'] }, '2360000'],
    ['64K', { suffixes: ['k'] }, '64000'],
    ['4.1G', { suffixes: ['M', 'G'] }, '4100000000'],
    ['236万', { suffixes: ['k', 'M'] }, '2360000'],
    ['2k, 3k', { type: 'tuple', suffixes: ['k'] }, '(2000, 3000)'],
  ])('reads %j under %j as %s', (text, key, expected) => {
    expect(read(text, key)).toBe(expected)
  })

  test('a multiplier that the question does not allow is a problem that says the number written out', () => {
    expect(problem('2.36M')).toEqual({ code: 'suffix_not_taken', at: 4, values: { suffix: 'M', written: '2360000' } })
    expect(problem('64k', { suffixes: ['M'] }).code).toBe('suffix_not_taken')
    expect(problem('2万').values).toEqual({ suffix: '万', written: '20000' })
  })

  test('another unit than the asked one is a problem, because FLOPs are not MACs', () => {
    const values = { typed: 'FLOPs', expected: 'MACs' }
    expect(problem('200 FLOPs', { unit: 'MACs' })).toEqual({ code: 'other_unit', at: 4, values })
  })

  test('words behind a number are named with what was read before them', () => {
    expect(problem('12 apples')).toEqual({ code: 'trailing', at: 3, values: { read: '12', rest: 'apples' } })
    expect(problem('１２ ａpples').values).toEqual({ read: '１２', rest: 'ａpples' })
  })
})

describe('how many numbers', () => {
  test('several numbers where one is asked are a problem', () => {
    expect(problem('64x112')).toEqual({ code: 'expects_number', at: 0, values: { found: 2 } })
    expect(problem('(64, 112, 112)').values).toEqual({ found: 3 })
    expect(problem('64, 112').code).toBe('expects_number')
  })

  test('one number where several are asked is a problem', () => {
    const key: Key = { type: 'tuple', value: '(64, 112, 112)' }
    expect(problem('64', key)).toEqual({ code: 'expects_tuple', at: 0, values: { found: 1, expected: 3 } })
    expect(problem('64', { type: 'tuple' }).values).toEqual({ found: 1, expected: 0 })
  })

  test('another count than the key has is its own problem', () => {
    const key: Key = { type: 'tuple', value: '(64, 112, 112)' }
    expect(problem('64x112', key)).toEqual({ code: 'arity', at: 0, values: { found: 2, expected: 3 } })
  })
})

describe('commas', () => {
  test('a decimal comma is asked about, with the same number written with a point', () => {
    expect(problem('1,5')).toEqual({ code: 'decimal_comma', at: 1, values: { typed: '1,5', decimal: '1.5' } })
    expect(problem('0,024').values).toEqual({ typed: '0,024', decimal: '0.024' })
    expect(problem('1.000,5')).toEqual({
      code: 'decimal_comma',
      at: 5,
      values: { typed: '1.000,5', decimal: '1000.5' },
    })
    expect(problem('1 024,5').values).toEqual({ typed: '1 024,5', decimal: '1024.5' })
  })

  test('a comma that can be either is asked about where the answer is not whole', () => {
    const values = { typed: '1,024', decimal: '1.024', whole: '1024' }
    expect(problem('1,024', { type: 'real' })).toEqual({ code: 'comma_ambiguous', at: 1, values })
    expect(read('1,024.5', { type: 'real' })).toBe('2049/2')
    expect(read('1,024,000', { type: 'real' })).toBe('1024000')
  })

  test('a second kind of mark between the numbers of a tuple is asked about: it must mean something else', () => {
    expect(problem('1,000, 0.1×10^1', { type: 'tuple' })).toEqual({
      code: 'not_understood',
      at: 10,
      values: { found: '×10^1' },
    })
    expect(problem('64×112, 7', { type: 'tuple' })).toEqual({ code: 'grouping', at: 6, values: { typed: '64×112, 7' } })
    expect(read('64×112; 7', { type: 'tuple' })).toBe('not_understood@6')
  })

  test('spaces that may group thousands in a tuple are not taken to separate', () => {
    expect(read('1 024 7', { type: 'tuple' })).toBe('not_understood@2')
    expect(read('1 0 7', { type: 'tuple' })).toBe('(1, 0, 7)')
  })

  test('thousands commas in a comma-separated tuple are asked about', () => {
    expect(problem('(1,024, 7, 7)', { type: 'tuple' }).code).toBe('comma_separates')
  })
})

describe('how a number was read', () => {
  const reading = (text: string, key: Key = {}) => {
    const result = readAnswer(text, { type: 'integer', ...key })
    if (!result.ok) throw new Error(result.problem.code)
    return [result.readAs, result.differs]
  }
  test.each<[string, Key, string, boolean]>([
    ['112', {}, '112', false],
    [' ７ px', {}, '7', false],
    ['112。', {}, '112', false],
    ['１，０２４', {}, '1024', true],
    ['2^10', {}, '1024', true],
    ['1e6', {}, '1000000', true],
    ['2.36M', { suffixes: ['M'] }, '2360000', true],
    ['3.5', {}, '3.5', false],
    ['-0.05', {}, '-0.05', false],
    ['7/2', {}, '7/2', false],
    ['14/4', {}, '7/2', true],
    ['64x112', { type: 'tuple' }, '(64, 112)', false],
    ['1,024x7', { type: 'tuple' }, '(1024, 7)', true],
  ])('%j under %j is shown as %s, differing: %s', (text, key, readAs, differs) => {
    expect(reading(text, key)).toEqual([readAs, differs])
  })
})

describe('properties', () => {
  const rational = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n))

  test('every written fraction is read back exactly', () => {
    fc.assert(
      fc.property(rational, ([num, den]) => {
        const reading = readAnswer(`${num}/${den}`, { type: 'fraction' })
        expect(reading.ok && reading.value.kind === 'number' && reading.value.value.num * den).toBe(
          reading.ok && reading.value.kind === 'number' && reading.value.value.den * num,
        )
      }),
    )
  })

  test('what it was read as is read as the same again', () => {
    const soup = fc.string({ unit: fc.constantFrom(...'0123456789.,/^x×e-+ ()[]kM，。'), maxLength: 16 })
    fc.assert(
      fc.property(soup, fc.constantFrom('integer', 'fraction', 'tuple'), (text, type) => {
        const first = readAnswer(text, { type, suffixes: ['k', 'M'] })
        if (!first.ok) return
        // 4e-50 is read, but written out it is longer than an answer may be
        const { numericAnswerCharacters, numericAnswerDecimalDigits } = LIMITS
        fc.pre(first.readAs.length <= numericAnswerCharacters.limit)
        fc.pre(!new RegExp(`\\d{${numericAnswerDecimalDigits.limit + 1}}`).test(first.readAs))
        expect(readAnswer(first.readAs, { type })).toEqual({ ...first, differs: false })
      }),
      { numRuns: 2_000 },
    )
  })

  test('any text at all gives a value or a problem within the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('integer', 'real', 'tuple'),
        (text, type) => {
          const reading = readAnswer(text, { type })
          if (!reading.ok) expect(reading.problem.at).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 500 },
    )
  })
})

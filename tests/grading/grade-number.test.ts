import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeNumber, readAnswer } from '@/lib/grading'
import type { AnswerKey } from '@/lib/grading'

function grade(text: string, key: Partial<AnswerKey> & Pick<AnswerKey, 'type' | 'value'>): string {
  const whole: AnswerKey = { wrong: [], ...key }
  const reading = readAnswer(text, whole)
  if (!reading.ok) return reading.problem.code
  const found = gradeNumber(whole, reading.value)
  if (found.verdict === 'form') return found.problem.code
  return [found.verdict, ...(found.misconception ?? []).map(({ id }) => id)].join(' ')
}

const slip = (id: string, value: string) => ({ id, value, html: `<p>${id}</p>` })

describe('exact keys', () => {
  test.each([
    ['7', 'right'],
    ['７ px', 'right'],
    ['7.0', 'right'],
    ['14/2', 'right'],
    ['3.5', 'wrong'],
    ['7.0000001', 'wrong'],
    ['-7', 'wrong'],
    ['seven', 'not_understood'],
  ])('7 is asked, %j is %s', (text, verdict) => {
    expect(grade(text, { type: 'integer', value: '7' })).toBe(verdict)
  })

  test('a fraction is met by any exact writing of it and by no rounding', () => {
    expect(grade('7/2', { type: 'fraction', value: '7/2' })).toBe('right')
    expect(grade('3.5', { type: 'fraction', value: '7/2' })).toBe('right')
    expect(grade('0.33', { type: 'fraction', value: '1/3' })).toBe('wrong')
  })

  test('counts beyond a double are told apart', () => {
    expect(grade('9007199254740993', { type: 'integer', value: '9007199254740992' })).toBe('wrong')
    expect(grade('9007199254740993', { type: 'integer', value: '9007199254740993' })).toBe('right')
  })

  test('a tuple is right where every number is, in its order', () => {
    const key = { type: 'tuple' as const, value: '(64, 112, 56)' }
    expect(grade('64x112x56', key)).toBe('right')
    expect(grade('112x64x56', key)).toBe('wrong')
    expect(grade('64x112', key)).toBe('arity')
  })

  test('a number against a tuple is wrong rather than an error', () => {
    const key: AnswerKey = { type: 'tuple', value: '(1, 2)', wrong: [slip('one', '1')] }
    const reading = readAnswer('1', { type: 'integer' })
    expect(reading.ok && gradeNumber(key, reading.value)).toEqual({
      verdict: 'wrong',
      misconception: [{ id: 'one', html: '<p>one</p>' }],
    })
  })
})

describe('tolerance', () => {
  test('a relative one includes its edge, on both sides and for negative answers', () => {
    const key = { type: 'real' as const, value: '200', tolerance: { relative: '1/200' } }
    expect([grade('201', key), grade('199', key), grade('201.01', key), grade('198.9', key)]).toEqual([
      'right',
      'right',
      'wrong',
      'wrong',
    ])
    expect(grade('-201', { ...key, value: '-200' })).toBe('right')
    expect(grade('201', { ...key, value: '-200' })).toBe('wrong')
  })

  test('an absolute one includes its edge', () => {
    const key = { type: 'real' as const, value: '68.3', tolerance: { absolute: '1/5' } }
    expect([grade('68.5', key), grade('68.1', key), grade('68.51', key)]).toEqual(['right', 'right', 'wrong'])
  })

  test('the last bits of a double do not turn an answer on the edge wrong', () => {
    const key = { type: 'real' as const, value: String(0.1 + 0.2), tolerance: { absolute: '1/10' } }
    expect(grade('0.2', key)).toBe('right')
  })

  test('an exact key with a tolerance gets no such slack', () => {
    const key = { type: 'integer' as const, value: '1000000', tolerance: { relative: '1/100' }, suffixes: ['M'] }
    expect([grade('1.01M', key), grade('1010000.0000001', key)]).toEqual(['right', 'wrong'])
  })
})

describe('misconceptions', () => {
  test('all that give the value are named, likeliest first', () => {
    const wrong = [slip('a', '9'), slip('b', '5'), slip('c', '9')]
    expect(grade('9', { type: 'integer', value: '7', wrong })).toBe('wrong a c')
    expect(grade('8', { type: 'integer', value: '7', wrong })).toBe('wrong')
    expect(grade('7', { type: 'integer', value: '7', wrong: [slip('a', '7')] })).toBe('right')
  })

  test('whole values are met exactly, so that neighbours are told apart', () => {
    expect(grade('1001', { type: 'integer', value: '7', wrong: [slip('a', '1000')] })).toBe('wrong')
  })

  test('real ones are met within half a percent, whatever the key is', () => {
    expect(grade('3.15', { type: 'integer', value: '7', wrong: [slip('a', '3.14159')] })).toBe('wrong a')
    expect(grade('3.16', { type: 'integer', value: '7', wrong: [slip('a', '3.14159')] })).toBe('wrong')
    const real = { type: 'real' as const, value: '7.1', tolerance: { relative: '1/1000' } }
    expect(grade('9.04', { ...real, wrong: [slip('a', '9')] })).toBe('wrong a')
  })

  test('a wider tolerance of the key holds for them too', () => {
    const key = { type: 'integer' as const, value: '1000000', tolerance: { relative: '1/50' }, suffixes: ['M'] }
    expect(grade('2.4M', { ...key, wrong: [slip('a', '2360000')] })).toBe('wrong a')
  })

  test('tuples are recognised whole', () => {
    const wrong = [slip('swapped', '(2, 1)')]
    expect(grade('2, 1', { type: 'tuple', value: '(1, 2)', wrong })).toBe('wrong swapped')
    expect(grade('2, 2', { type: 'tuple', value: '(1, 2)', wrong })).toBe('wrong')
  })
})

test('any exact answer is right against itself and wrong one further', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), (value) => {
      expect(grade(String(value), { type: 'integer', value: String(value) })).toBe('right')
      expect(grade(String(value + 1n), { type: 'integer', value: String(value) })).toBe('wrong')
    }),
  )
})

describe('the right value in a form that the question does not take is neither right nor wrong', () => {
  type Asked = Partial<AnswerKey> & Pick<AnswerKey, 'type' | 'value'>
  const third: Asked = { type: 'fraction', value: '1/3' }
  const twoThirds: Asked = { type: 'fraction', value: '2/3' }
  const share: Asked = { type: 'real', value: '0.84', tolerance: { relative: '1/200' } }
  const percent: Asked = { type: 'real', value: '84', unit: '%', tolerance: { absolute: '1/5' } }
  const macs: Asked = { type: 'integer', value: '2359296', suffixes: ['k', 'M'] }
  const about: Asked = { ...macs, tolerance: { relative: '1/100' } }

  test.each<[string, string, Asked, string]>([
    ['a rounded fraction', '0.333', third, 'form_rounded'],
    ['one cut off instead of rounded', '0.666', twoThirds, 'form_rounded'],
    ['one rounded up', '0.667', twoThirds, 'form_rounded'],
    ['a negative one', '-0.3333', { type: 'fraction', value: '-1/3' }, 'form_rounded'],
    ['a decimal that goes on', '12.3', { type: 'fraction', value: '493/40' }, 'form_rounded'],
    ['one rounded to a whole number', '760', { type: 'fraction', value: '7599/10' }, 'form_rounded'],
    ['a part of a tuple', '(7, 0.333)', { type: 'tuple', value: '(7, 1/3)' }, 'form_rounded'],
    ['a count with a suffix, asked exactly', '2.36M', macs, 'form_rounded'],
    [
      'a rounding beyond the tolerance',
      '3.14',
      { type: 'real', value: '3.14159', tolerance: { relative: '1/10000' } },
      'form_coarse',
    ],
    ['a percentage for a share', '84', share, 'form_percent'],
    ['an exact percentage for a fraction', '75', { type: 'fraction', value: '3/4' }, 'form_percent'],
    ['a share for a percentage', '0.84', percent, 'form_share'],
    ['a count in millions without its suffix', '2.36', about, 'form_scale'],
    ['a count in thousands without its suffix', '2359.3', about, 'form_scale'],
  ])('%s: %s', (_, text, key, code) => {
    expect(grade(text, key)).toBe(code)
  })

  test.each<[string, string, Asked, string]>([
    ['two digits', '0.33', third, 'wrong'],
    ['another third digit', '0.334', third, 'wrong'],
    ['the other sign', '-0.333', third, 'wrong'],
    ['a number near a whole one', '1020', { type: 'integer', value: '1024' }, 'wrong'],
    [
      'a number near a whole one, with a suffix that stands for nothing else',
      '1020',
      { type: 'integer', value: '1024', tolerance: { relative: '1/1000' }, suffixes: ['k'] },
      'wrong',
    ],
    ['decimals near a whole one', '6.999', { type: 'integer', value: '7' }, 'wrong'],
    ['a tuple in another order', '(0.333, 7)', { type: 'tuple', value: '(7, 1/3)' }, 'wrong'],
    ['a hundred times a whole answer', '700', { type: 'integer', value: '7' }, 'wrong'],
    ['a hundred times a length', '50', { type: 'fraction', value: '1/2', unit: 'px' }, 'wrong'],
    ['a hundred times a negative position', '-50', { type: 'fraction', value: '-1/2' }, 'wrong'],
    ['a whole number of the leading digits', '2', about, 'wrong'],
    ['a wrong suffix', '2.36k', about, 'wrong'],
    ['a right percentage with its tolerance', '84.1', percent, 'right'],
  ])('but not %s: %s', (_, text, key, verdict) => {
    expect(grade(text, key)).toBe(verdict)
  })

  test('a mistake that gives the very number goes before it', () => {
    const wrong = [slip('in_percent', '84'), slip('off', '0.333')]
    expect(grade('84', { ...share, wrong })).toBe('wrong in_percent')
    expect(grade('0.333', { ...third, wrong })).toBe('wrong off')
  })

  test('another form goes before a mistake that gives a number near it', () => {
    expect(grade('0.333', { ...third, wrong: [slip('near', '0.3331')] })).toBe('form_rounded')
  })

  test('what to write instead is said with it', () => {
    const problem = (text: string, key: Asked) => {
      const reading = readAnswer(text, { ...key })
      const found = reading.ok ? gradeNumber({ wrong: [], ...key }, reading.value) : null
      return found?.verdict === 'form' ? found.problem : null
    }
    expect(problem('84', share)).toEqual({ code: 'form_percent', at: 0, values: { typed: '84', share: '0.84' } })
    expect(problem('0.84', percent)).toEqual({ code: 'form_share', at: 0, values: { typed: '0.84', percent: '84' } })
    expect(problem('2.36', about)?.values).toEqual({ typed: '2.36', written: '2.36M' })
    expect(problem('0.333', third)?.values).toEqual({ typed: '0.333' })
  })

  test('any rounding of a fraction to three digits or more is one, and no further number is', () => {
    // none of these ends as a decimal
    const denominators = fc.constantFrom(3, 7, 11, 13, 17, 97, 101, 997)
    const fractions = fc.tuple(fc.integer({ min: 1, max: 999 }), denominators, fc.integer({ min: 3, max: 8 }))
    fc.assert(
      fc.property(fractions, ([num, den, digits]) => {
        const rounded = (num / den).toPrecision(digits)
        const decimals = rounded.split('.')[1] ?? ''
        fc.pre(num % den !== 0 && decimals !== '' && !rounded.endsWith('0'))
        const key: Asked = { type: 'fraction', value: `${num}/${den}`, unit: 'px' }
        expect(grade(rounded, key)).toBe('form_rounded')
        const unit = 10 ** -decimals.length
        // a last digit of 0 would not be there, and the rest a rounding
        const further = rounded.endsWith('8') ? 3 : 2
        expect(grade((Number(rounded) + further * unit).toFixed(12), key)).toBe('wrong')
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeNumber, readAnswer } from '@/lib/grading'
import type { AnswerKey } from '@/lib/grading'

function grade(text: string, key: Partial<AnswerKey> & Pick<AnswerKey, 'type' | 'value'>): string {
  const whole: AnswerKey = { wrong: [], ...key }
  const reading = readAnswer(text, whole)
  if (!reading.ok) return reading.problem.code
  const { verdict, misconception } = gradeNumber(whole, reading.value)
  return [verdict, ...(misconception ?? []).map(({ id }) => id)].join(' ')
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
    expect(grade('0.333', { type: 'fraction', value: '1/3' })).toBe('wrong')
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

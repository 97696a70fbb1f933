import { describe, expect, test } from 'vitest'
import { formatValue, plainValue } from '@/lib/card'
import type { ShownValue, Value } from '@/lib/card'
import { outcome } from './language'

const shown = (text: string, decimals = false) => {
  const { text: words, tex } = formatValue(outcome(text) as ShownValue, { decimals })
  return [words, tex]
}

describe('a value as it is shown', () => {
  test.each([
    ['0', '0', '0'],
    ['-7', '−7', '-7'],
    ['1234', '1234', '1234'],
    ['12345', '12\u202f345', '12\\,345'],
    ['-1234567', '−1\u202f234\u202f567', '-1\\,234\\,567'],
    ['7/2', '7/2', '\\tfrac{7}{2}'],
    ['-7/2', '−7/2', '-\\tfrac{7}{2}'],
    ['12345/7', '12\u202f345/7', '\\tfrac{12\\,345}{7}'],
    ['(64, 112, -1/2)', '(64, 112, −1/2)', '(64, 112, -\\tfrac{1}{2})'],
    ['[1, 2]', '[1, 2]', '[1, 2]'],
    ['sqrt(2)', '1.414', '1.414'],
    ['-sqrt(2)', '−1.414', '-1.414'],
    ['sqrt(4.0) * cos(0)', '2', '2'],
    ['pi * 10000', '31\u202f420', '31\\,420'],
    ['pi * 10^6', '3.142 × 10⁶', '3.142 \\times 10^{6}'],
    ['-pi / 10^6', '−3.142 × 10⁻⁶', '-3.142 \\times 10^{-6}'],
    ['999999.9 * cos(0)', '1 × 10⁶', '1 \\times 10^{6}'],
    ['pi / 10^4', '0.0003142', '0.0003142'],
    ['cos(0) * 0', '0', '0'],
    ["'in a corner'", 'in a corner', '\\text{in a corner}'],
    ["'a_b{50%}$^\\'", 'a_b{50%}$^\\', '\\text{a\\_b\\{50\\%\\}\\$\\textasciicircum{}\\textbackslash{}}'],
  ])('%s', (expression, text, tex) => {
    expect(shown(expression)).toEqual([text, tex])
  })

  test('writes short decimals for fractions only where the answer is real', () => {
    expect(shown('7/2', true)).toEqual(['3.5', '3.5'])
    expect(shown('-1/8', true)).toEqual(['−0.125', '-0.125'])
    expect(shown('1/3', true)).toEqual(['1/3', '\\tfrac{1}{3}'])
    expect(shown('1/32', true)).toEqual(['1/32', '\\tfrac{1}{32}'])
    expect(shown('7/2')).toEqual(['7/2', '\\tfrac{7}{2}'])
  })

  test('is written plainly for a program', () => {
    const plain = (text: string) => plainValue(outcome(text) as Extract<Value, { kind: 'tuple' }>)
    expect(plain('-12345')).toBe('-12345')
    expect(plain('-7/2')).toBe('-7/2')
    expect(plain('(64, 112, 7/2)')).toBe('(64, 112, 7/2)')
    expect(plain('sqrt(2)')).toBe('1.4142135623730951')
  })
})

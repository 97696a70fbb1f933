import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillHoles, splitHoles } from '@/lib/card'

const split = (text: string) => {
  const result = splitHoles(text)
  return result.ok ? [result.text, ...result.expressions] : result.problem
}

describe('holes in a text', () => {
  test.each([
    ['no holes', ['no holes']],
    ['{=k}×{=k}', ['\uE0000\uE001×\uE0001\uE001', 'k', 'k']],
    ['$\\frac{{=a}}{{=b}}$', ['$\\frac{\uE0000\uE001}{\uE0001\uE001}$', 'a', 'b']],
    ["{=if n == 1 then '{a}' else 'b'}.", ['\uE0000\uE001.', "if n == 1 then '{a}' else 'b'"]],
    ['{{1}} and {=x}', ['{{1}} and \uE0000\uE001', 'x']],
    ['{=taps([1, 2])[0]}', ['\uE0000\uE001', 'taps([1, 2])[0]']],
  ])('are taken out of %j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  test('know where each expression begins', () => {
    const result = splitHoles('one\ntwo {=a} {=bc}')
    expect(result.ok && result.positions).toEqual([
      { line: 2, column: 7 },
      { line: 2, column: 12 },
    ])
  })

  test('that do not end are refused at the place where they begin', () => {
    expect(split('a\nb {=k')).toMatchObject({ code: 'hole_not_closed', line: 2, column: 3 })
    expect(split("{=if a then 'x} else 'y'}")).toMatchObject({ code: 'hole_not_closed', line: 1, column: 1 })
  })

  test('cannot be forged by their own marks', () => {
    expect(split('ab\uE0000\uE001')).toMatchObject({ code: 'reserved_character', line: 1, column: 3 })
  })

  test('are filled with what is given, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z ]*$/), fc.string())), (parts) => {
        const text = parts.map(([word]) => `${word}{=x}`).join('')
        const result = splitHoles(text)
        const values = parts.map(([, value]) => value)
        expect(result.ok && fillHoles(result.text, values)).toBe(parts.map(([word, value]) => word + value).join(''))
      }),
    )
  })
})

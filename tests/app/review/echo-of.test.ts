import fc from 'fast-check'
import { expect, test } from 'vitest'
import { echoOf } from '@/app/review/echo-of'

const integer = { type: 'integer', unit: 'px', suffixes: ['k', 'M'] } as const
const thin = '\u202f'

test.each([
  // read as it stands: nothing to say
  ['112', null],
  ['112 px', null],
  ['-7', null],
  // read otherwise than typed
  ['1,024', { readAs: `1${thin}024`, decimal: null }],
  ['１，０２４', { readAs: `1${thin}024`, decimal: null }],
  ['2^10', { readAs: `1${thin}024`, decimal: null }],
  ['2.36M', { readAs: `2${thin}360${thin}000`, decimal: null }],
  // a fraction has a value
  ['7/2', { readAs: null, decimal: { value: '3.5', isExact: true } }],
  ['14/4', { readAs: '7/2', decimal: { value: '3.5', isExact: true } }],
  ['1/3', { readAs: null, decimal: { value: '0.333333', isExact: false } }],
  ['-1/8', { readAs: null, decimal: { value: '−0.125', isExact: true } }],
  // half a number is no mistake yet
  ['', null],
  ['7/', null],
  ['2^', null],
  ['12 apples', null],
  ['1/0', null],
])('%s while it is typed: %j', (text, echo) => {
  expect(echoOf(text, integer)).toEqual(echo)
})

test('several numbers are shown as they are read', () => {
  const tuple = { type: 'tuple', value: '(64, 112, 112)', suffixes: [] } as const
  expect(echoOf('64×112×112', tuple)).toBeNull()
  expect(echoOf('2^6×112×112', tuple)?.readAs).toBe('(64, 112, 112)')
})

test('nothing that is typed is an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/^.,-+eExMk×() ') }), (text) => {
      const decimal = echoOf(text, integer)?.decimal
      expect(decimal === undefined || decimal === null || decimal.value !== '').toBe(true)
    }),
    { numRuns: 500 },
  )
})

import { expect, test } from 'vitest'
import { writeNumber } from '@/app/review/write-number'

test.each([
  ['7', '7'],
  ['1024', '1\u202f024'],
  ['138357544', '138\u202f357\u202f544'],
  ['-12', '−12'],
  ['7/2', '7/2'],
  ['0.30000000000000004', '0.3'],
  ['1234.5678', '1\u202f234.57'],
  ['(64, 112, 112)', '(64, 112, 112)'],
  ['(3, 1/2)', '(3, 1/2)'],
])('shows %s as %s', (value, shown) => {
  expect(writeNumber(value)).toBe(shown)
})

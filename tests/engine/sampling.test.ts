import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldedFrequency, fraction, linearValue, parseNetwork, reachedOffsets, touchedInputs } from '@/lib/engine'

const whole = (values: readonly number[]) => values.map((value) => fraction(value))

describe('offsets that dilated layers reach', () => {
  test.each([
    [[], [0]],
    [[2], [-2, 0, 2]],
    [
      [2, 2, 2],
      [-6, -4, -2, 0, 2, 4, 6],
    ],
    [
      [1, 2],
      [-3, -2, -1, 0, 1, 2, 3],
    ],
  ])('%j', (rates, offsets) => {
    expect(reachedOffsets(rates)).toEqual(offsets)
  })

  test('are what a network of these layers touches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (rates) => {
        const reading = parseNetwork(rates.map((d) => `conv k=3 d=${d} p=${d}`).join('\n'))
        if (reading.ok) expect(touchedInputs(reading.network, 0)).toEqual(reachedOffsets(rates))
        expect(reading.ok).toBe(true)
      }),
    )
  })

  test('that are too many to be listed are refused', () => {
    const rates = Array.from({ length: 12 }, (_, index) => 3 ** index)
    expect(() => reachedOffsets(rates)).toThrow(expect.objectContaining({ code: 'set_too_large' }))
    expect(() => reachedOffsets([0])).toThrow(expect.objectContaining({ code: 'dilation_not_positive' }))
  })
})

describe('a value between samples', () => {
  test.each([
    [
      [4, 12, 16, 20],
      [9, 4],
      [17, 1],
    ],
    [
      [4, 8, 16, 20],
      [3, 4],
      [7, 1],
    ],
    [
      [0, 8, 16, 20],
      [11, 4],
      [19, 1],
    ],
    [
      [4, 12, 16, 20],
      [15, 7],
      [116, 7],
    ],
    [
      [5, 9],
      [-3, 1],
      [5, 1],
    ],
    [
      [5, 9],
      [7, 1],
      [9, 1],
    ],
    [[5], [1, 2], [5, 1]],
  ])('of %j at %j is %j', (row, [num = 0, den = 1], [value = 0, under = 1]) => {
    expect(linearValue(whole(row), fraction(num, den))).toEqual(fraction(value, under))
  })

  test('of an empty row is refused', () => {
    expect(() => linearValue([], fraction(0))).toThrow(expect.objectContaining({ code: 'list_empty' }))
  })
})

describe('a frequency after sampling', () => {
  test.each([
    [7, 12, 5],
    [13, 16, 3],
    [22, 32, 10],
    [3, 12, 3],
    [12, 12, 0],
    [6, 12, 6],
  ])('%i at rate %i shows as %i', (frequency, rate, shown) => {
    expect(foldedFrequency(fraction(frequency), fraction(rate))).toEqual(fraction(shown))
  })

  test('lies between 0 and half of the rate, whatever it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 60 }), (frequency, rate) => {
        const { num, den } = foldedFrequency(fraction(frequency), fraction(rate))
        expect(den).toBe(1n)
        expect(num >= 0n && 2n * num <= BigInt(rate)).toBe(true)
      }),
    )
  })

  test('needs a rate', () => {
    expect(() => foldedFrequency(fraction(1), fraction(0))).toThrow(expect.objectContaining({ code: 'out_of_range' }))
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareFractions, fraction } from '@/lib/engine'
import { binomialGain, frequencyAfterStride, nyquistLimit } from '@/lib/engine/statistics'

test('a binomial blur lets nothing of half a cycle through, half of a quarter with three taps', () => {
  expect(binomialGain(3, fraction(1, 2))).toBe(0)
  expect(binomialGain(3, fraction(1, 4))).toBeCloseTo(0.5, 12)
  expect(binomialGain(1, fraction(1, 2))).toBe(1)
  expect(binomialGain(5, fraction(0))).toBe(1)
})

test('the gain is the length of the blurred wave, whatever the turn of the frequency', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: -60, max: 60 }), (kernel, steps) => {
      const found = binomialGain(kernel, fraction(steps, 24))
      expect(found).toBeCloseTo(Math.abs(Math.cos((Math.PI * steps) / 24)) ** (kernel - 1), 12)
    }),
  )
})

test('after a stride only what is below 1/(2s) shows as itself', () => {
  expect(nyquistLimit(4)).toEqual(fraction(1, 8))
  expect(frequencyAfterStride(fraction(3, 8), 2)).toEqual(fraction(1, 8))
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 9 }), (steps, stride) => {
      const frequency = fraction(steps, 100)
      const folded = frequencyAfterStride(frequency, stride)
      const below = compareFractions(frequency, nyquistLimit(stride)) <= 0
      expect(compareFractions(folded, nyquistLimit(stride))).toBeLessThanOrEqual(0)
      if (below) expect(folded).toEqual(frequency)
    }),
  )
  expect(() => nyquistLimit(0)).toThrow(expect.objectContaining({ code: 'stride_not_positive' }))
  expect(() => binomialGain(0, fraction(0))).toThrow(expect.objectContaining({ code: 'kernel_not_positive' }))
})

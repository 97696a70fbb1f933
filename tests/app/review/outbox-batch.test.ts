import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextBatch, settle } from '@/app/_ui/outbox/batch'

const bounds = { entries: 50, bytes: 1_000 }

test('sends the oldest first, within both bounds, and never nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 120 }), (sizes) => {
      const batch = nextBatch(sizes, bounds, (size) => size)
      expect(batch).toEqual(sizes.slice(0, batch.length))
      expect(batch.length).toBeGreaterThan(0)
      expect(batch.length).toBeLessThanOrEqual(50)
      if (batch.length > 1) expect(batch.reduce((sum, size) => sum + size + 1, 0)).toBeLessThanOrEqual(1_000)
    }),
  )
})

test('takes as many entries as fit', () => {
  expect(nextBatch([400, 400, 400], bounds, (size) => size)).toHaveLength(2)
  expect(nextBatch(Array(60).fill(1), bounds, (size) => size)).toHaveLength(50)
})

test('sends an entry larger than a batch alone, so that it holds up no other', () => {
  expect(nextBatch([5_000, 1], bounds, (size) => size)).toEqual([5_000])
})

const sent = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

test('lets an entry leave when its result says stored or already', () => {
  const results = [
    { id: 'a', status: 'stored' },
    { id: 'b', status: 'already' },
  ] as const
  expect(settle(sent, results)).toEqual({ leaving: ['a', 'b'], refused: [] })
})

test('keeps apart what was refused, with the reason', () => {
  const results = [{ id: 'b', status: 'refused', code: 'unknown_card', detail: 'x:y' }] as const
  expect(settle(sent, results)).toEqual({
    leaving: [],
    refused: [{ id: 'b', code: 'unknown_card', detail: 'x:y' }],
  })
})

test('ignores results for entries that were not sent', () => {
  expect(settle(sent, [{ id: 'z', status: 'stored' }])).toEqual({ leaving: [], refused: [] })
})

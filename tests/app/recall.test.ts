import { expect, test } from 'vitest'
import { RECALL_FILLS, recallFill, recallStep } from '@/app/_ui/recall'

test('recall falls into six equal steps, and certain recall into the last', () => {
  expect([0, 0.16, 0.17, 0.34, 0.5, 0.67, 0.84, 1].map(recallStep)).toEqual([0, 0, 1, 2, 3, 4, 5, 5])
})

test('each step has its own fill', () => {
  expect(new Set(RECALL_FILLS).size).toBe(6)
  expect(recallFill(0)).toBe('bg-r0')
  expect(recallFill(1)).toBe('bg-r5')
})

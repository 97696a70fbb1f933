import { expect, test } from 'vitest'
import { retryDelayMs, troubleOf } from '@/app/_ui/outbox/retry'

test.each([
  [1, 1_000],
  [2, 2_000],
  [4, 8_000],
  [5, 15_000],
  [60, 15_000],
])('waits longer after each failure, at most 15 s: %i failures', (failures, pause) => {
  expect(retryDelayMs(failures, 0.5, null)).toBe(pause)
})

test('spreads tries by a quarter either way', () => {
  expect(retryDelayMs(1, 0, null)).toBe(750)
  expect(retryDelayMs(1, 1, null)).toBe(1_250)
})

test('never undercuts the pause that the server asks for, and reads nothing into other headers', () => {
  expect(retryDelayMs(1, 0.5, '60')).toBe(60_000)
  expect(retryDelayMs(3, 0.5, '1')).toBe(4_000)
  expect(retryDelayMs(1, 0.5, 'Wed, 21 Oct 2026 07:28:00 GMT')).toBe(1_000)
})

test.each([
  [401, 'signed_out'],
  [409, 'other_user'],
  [413, 'too_large'],
  [429, 'busy'],
  [503, 'busy'],
  [507, 'busy'],
  [400, 'unreachable'],
])('knows what status %i means for the entries', (status, trouble) => {
  expect(troubleOf(status)).toBe(trouble)
})

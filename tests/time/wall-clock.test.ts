import { expect, test } from 'vitest'
import { wallClock } from '@/lib/time'

test.each([
  ['UTC', '2026-11-24', '23:59'],
  ['Asia/Shanghai', '2026-11-25', '07:59'],
  ['Asia/Kathmandu', '2026-11-25', '05:44'],
  ['America/Los_Angeles', '2026-11-24', '15:59'],
])('the wall in %s shows its own date and time', (zone, date, time) => {
  expect(wallClock(Date.UTC(2026, 10, 24, 23, 59, 59, 999), zone)).toEqual({ date, time })
})

test('the same hour is shown twice where clocks are set back', () => {
  const before = Date.UTC(2026, 9, 25, 0, 30)
  expect(wallClock(before, 'Europe/Berlin')).toEqual({ date: '2026-10-25', time: '02:30' })
  expect(wallClock(before + 3_600_000, 'Europe/Berlin')).toEqual({ date: '2026-10-25', time: '02:30' })
})

test('before 1970 too', () => {
  expect(wallClock(-1, 'UTC')).toEqual({ date: '1969-12-31', time: '23:59' })
})

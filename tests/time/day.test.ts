import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, dayDate, dayOfDate, isZone, TimeError } from '@/lib/time'

describe('dates', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-11-24', 20_781],
    ['0026-01-01', -710_031],
    ['9999-12-31', 2_932_896],
  ])('%s is day %i', (date, day) => {
    expect(dayOfDate(date)).toBe(day)
    expect(dayDate(asDay(day))).toBe(date)
  })

  test('a date and its day name each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (count) => {
        expect(dayOfDate(dayDate(asDay(count)))).toBe(count)
      }),
    )
  })

  test.each(['2026-02-30', '2026-13-01', '2025-02-29', '2026-1-1', '26-01-01', '', '2026-11-24T00:00', ' 2026-11-24'])(
    'refuses %j as a date',
    (date) => {
      expect(() => dayOfDate(date)).toThrow(TimeError)
    },
  )

  test('a day far outside the calendar still has a date to show', () => {
    expect(dayDate(asDay(Number.MAX_SAFE_INTEGER))).toBe('+275760-09-13')
    expect(dayDate(asDay(-Number.MAX_SAFE_INTEGER))).toBe('-271821-04-20')
  })

  test('counts days on and back', () => {
    expect(dayDate(addDays(dayOfDate('2026-02-27'), 2))).toBe('2026-03-01')
    expect(dayDate(addDays(dayOfDate('2024-03-01'), -1))).toBe('2024-02-29')
    expect(() => asDay(1.5)).toThrow(/not_a_day/)
    expect(() => asDay(NaN)).toThrow(/not_a_day/)
  })
})

describe('zones', () => {
  test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Shanghai', 'asia/tokyo'])(
    'knows %s',
    (name) => {
      expect(isZone(name)).toBe(true)
    },
  )

  test.each([
    '',
    'auto',
    'Mars/Olympus',
    '+01:00',
    'Europe/Berlin ',
    'Europe/Berlin\n',
    'x'.repeat(10_000),
    '__proto__',
  ])('refuses %j', (name) => {
    expect(isZone(name)).toBe(false)
  })
})

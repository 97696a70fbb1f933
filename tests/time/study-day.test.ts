import { describe, expect, test } from 'vitest'
import { dayDate, dayOfDate, dayStart, studyDay, TimeError } from '@/lib/time'

/** The study day of an instant, as a date. */
const dateAt = (iso: string, zone: string, rolloverHour = 4): string =>
  dayDate(studyDay(Date.parse(iso), zone, rolloverHour))

/** The instant a study day begins, in UTC. */
const startOf = (date: string, zone: string, rolloverHour = 4): string =>
  new Date(dayStart(dayOfDate(date), zone, rolloverHour)).toISOString()

describe("Anki's cases", () => {
  test.each([
    // Denver lies 6 hours behind UTC in August and 7 in December.
    ['2018-08-06T10:00:00Z', '2019-12-27T03:00:00Z', 507],
    ['2018-08-06T10:00:00Z', '2018-08-09T09:59:59Z', 2],
    ['2018-08-06T10:00:00Z', '2018-08-09T10:00:00Z', 3],
  ])('from %s to %s the day rolls over %i times', (from, to, days) => {
    const zone = 'America/Denver'
    expect(studyDay(Date.parse(to), zone, 4) - studyDay(Date.parse(from), zone, 4)).toBe(days)
  })

  test.each([0, 1, 4, 12, 22, 23])('with the rollover at %i the wall clock decides, whatever the hour', (rollover) => {
    for (const date of [6, 7, 8, 9]) {
      for (const hour of [0, 1, 4, 12, 22, 23]) {
        const at = Date.UTC(2018, 7, date, hour + 6)
        const expected = dayOfDate(`2018-08-0${date}`) - (hour < rollover ? 1 : 0)
        expect(studyDay(at, 'America/Denver', rollover)).toBe(expected)
      }
    }
  })

  test('03:59:59 is still yesterday, 04:00:00 is today', () => {
    expect(dateAt('2026-11-24T02:59:59.999Z', 'Europe/Berlin')).toBe('2026-11-23')
    expect(dateAt('2026-11-24T03:00:00.000Z', 'Europe/Berlin')).toBe('2026-11-24')
  })

  test('the next day begins at the rollover hour, before it and after it', () => {
    const zone = 'Australia/Brisbane'
    for (const [wall, next] of [
      ['2019-01-03T02:00:00+10:00', '2019-01-03T04:00:00+10:00'],
      ['2019-01-03T04:00:00+10:00', '2019-01-04T04:00:00+10:00'],
      ['2019-01-03T07:00:00+10:00', '2019-01-04T04:00:00+10:00'],
    ] as const) {
      const tomorrow = dayOfDate(dateAt(wall, zone)) + 1
      expect(dayStart(dayOfDate(dayDate(tomorrow as ReturnType<typeof dayOfDate>)), zone, 4)).toBe(Date.parse(next))
    }
  })
})

describe('the wall clock counts, not a span of hours', () => {
  test('four hours after midnight is not four o’clock on the nights clocks change', () => {
    // Berlin, 2026-03-29: 02:00 becomes 03:00. At 03:30 UTC+2 only two and a half hours of the date are gone.
    expect(dateAt('2026-03-29T01:59:59Z', 'Europe/Berlin')).toBe('2026-03-28')
    expect(dateAt('2026-03-29T02:00:00Z', 'Europe/Berlin')).toBe('2026-03-29')
    // 2026-10-25: 03:00 becomes 02:00. Subtracting four hours would begin the day at 03:00.
    expect(dateAt('2026-10-25T02:59:59Z', 'Europe/Berlin')).toBe('2026-10-24')
    expect(dateAt('2026-10-25T03:00:00Z', 'Europe/Berlin')).toBe('2026-10-25')
  })

  test('a rollover hour that clocks skip begins the day at the skip', () => {
    expect(startOf('2026-03-29', 'Europe/Berlin', 2)).toBe('2026-03-29T01:00:00.000Z')
    expect(dateAt('2026-03-29T00:59:59Z', 'Europe/Berlin', 2)).toBe('2026-03-28')
    expect(dateAt('2026-03-29T01:00:00Z', 'Europe/Berlin', 2)).toBe('2026-03-29')
  })

  test('a rollover hour shown twice begins the day the first time', () => {
    expect(startOf('2026-10-25', 'Europe/Berlin', 2)).toBe('2026-10-25T00:00:00.000Z')
    expect(dateAt('2026-10-25T00:59:59Z', 'Europe/Berlin', 2)).toBe('2026-10-25')
    expect(dateAt('2026-10-25T01:00:00Z', 'Europe/Berlin', 2)).toBe('2026-10-25')
  })

  test('days of 23 and 25 hours', () => {
    const hours = (date: string): number => {
      const day = dayOfDate(date)
      const next = dayOfDate(dayDate((day + 1) as typeof day))
      return (dayStart(next, 'Europe/Berlin', 4) - dayStart(day, 'Europe/Berlin', 4)) / 3_600_000
    }
    expect(hours('2026-03-28')).toBe(23)
    expect(hours('2026-10-24')).toBe(25)
    expect(hours('2026-11-24')).toBe(24)
  })
})

describe('zones with a history', () => {
  test('Asia/Kathmandu, a quarter of an hour off', () => {
    expect(dateAt('2026-11-23T22:14:59Z', 'Asia/Kathmandu')).toBe('2026-11-23')
    expect(dateAt('2026-11-23T22:15:00Z', 'Asia/Kathmandu')).toBe('2026-11-24')
    expect(startOf('2026-11-24', 'Asia/Kathmandu')).toBe('2026-11-23T22:15:00.000Z')
  })

  test('Australia/Lord_Howe, where clocks change by half an hour', () => {
    // 2026-04-05 at 02:00 becomes 01:30.
    expect(startOf('2026-04-05', 'Australia/Lord_Howe')).toBe('2026-04-04T17:30:00.000Z')
    expect(startOf('2026-04-04', 'Australia/Lord_Howe')).toBe('2026-04-03T17:00:00.000Z')
    expect(startOf('2026-10-04', 'Australia/Lord_Howe', 2)).toBe('2026-10-03T15:30:00.000Z')
  })

  test('Pacific/Apia slept from the 29th to the 31st of December 2011: the 30th has four hours left', () => {
    expect(dateAt('2011-12-30T09:59:59Z', 'Pacific/Apia')).toBe('2011-12-29')
    expect(dateAt('2011-12-30T10:00:00Z', 'Pacific/Apia')).toBe('2011-12-30')
    expect(dateAt('2011-12-30T13:59:59Z', 'Pacific/Apia')).toBe('2011-12-30')
    expect(dateAt('2011-12-30T14:00:00Z', 'Pacific/Apia')).toBe('2011-12-31')
    expect(startOf('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
    expect(startOf('2011-12-31', 'Pacific/Apia')).toBe('2011-12-30T14:00:00.000Z')
  })

  test('Pacific/Apia with the rollover at midnight: the 30th has no instant at all', () => {
    expect(dateAt('2011-12-30T09:59:59.999Z', 'Pacific/Apia', 0)).toBe('2011-12-29')
    expect(dateAt('2011-12-30T10:00:00Z', 'Pacific/Apia', 0)).toBe('2011-12-31')
    expect(startOf('2011-12-30', 'Pacific/Apia', 0)).toBe(startOf('2011-12-31', 'Pacific/Apia', 0))
  })

  test('America/St_Johns set clocks back at 00:01: a day begun stays', () => {
    // 2010-11-07: a minute past midnight it was 23:01 again.
    expect(dateAt('2010-11-07T02:29:59Z', 'America/St_Johns', 0)).toBe('2010-11-06')
    expect(dateAt('2010-11-07T02:30:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    expect(dateAt('2010-11-07T02:31:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    expect(dateAt('2010-11-07T03:29:59Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    expect(startOf('2010-11-07', 'America/St_Johns', 0)).toBe('2010-11-07T02:30:00.000Z')
  })
})

describe('travel', () => {
  test('flying west gives the same day or the one before, flying east the same or the next', () => {
    const at = Date.parse('2026-11-24T12:00:00Z')
    const berlin = studyDay(at, 'Europe/Berlin', 4)
    expect(studyDay(at, 'America/Los_Angeles', 4) - berlin).toBe(0)
    expect(studyDay(at, 'Pacific/Honolulu', 4) - berlin).toBe(-1)
    expect(studyDay(at, 'Pacific/Kiritimati', 4) - berlin).toBe(0)
    expect(studyDay(Date.parse('2026-11-24T20:00:00Z'), 'Pacific/Kiritimati', 4) - berlin).toBe(1)
  })
})

describe('broken clocks and broken arguments', () => {
  test.each([-8.64e15, 8.64e15, -Infinity, Infinity, Date.UTC(9999, 11, 31), -62_135_596_800_001, -1, 1e300])(
    'gives a day for the instant %d',
    (at) => {
      for (const zone of ['Europe/Berlin', 'Pacific/Apia', 'America/St_Johns', 'UTC']) {
        expect(Number.isSafeInteger(studyDay(at, zone, 4))).toBe(true)
      }
    },
  )

  test('refuses what no caller may pass', () => {
    expect(() => studyDay(NaN, 'UTC', 4)).toThrow(TimeError)
    expect(() => studyDay(0, 'Mars/Olympus', 4)).toThrow(/unknown_zone/)
    expect(() => studyDay(0, 'UTC', 24)).toThrow(/not_a_rollover_hour/)
    expect(() => studyDay(0, 'UTC', 3.5)).toThrow(/not_a_rollover_hour/)
    expect(() => dayStart(0.5 as ReturnType<typeof dayOfDate>, 'UTC', 4)).toThrow(/not_a_day/)
  })
})

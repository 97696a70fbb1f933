import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay, dayStart, studyDay } from '@/lib/time'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const zones = Intl.supportedValuesOf('timeZone')

/** Instants just before and after each change of a zone's clocks in these years, found by looking once a week. */
function changes(zone: string, from: number, to: number): number[] {
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  const offsetAt = (at: number): string => formatter.format(at).split('GMT')[1] ?? ''
  const found: number[] = []
  let before = offsetAt(from)
  for (let at = from + WEEK; at < to; at += WEEK) {
    const after = offsetAt(at)
    if (after === before) continue
    let low = at - WEEK
    let high = at
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(middle) === before) low = middle
      else high = middle
    }
    found.push(high)
    before = after
  }
  return found
}

function expectOneDay(at: number, zone: string, rolloverHour: number): number {
  const day = studyDay(at, zone, rolloverHour)
  expect(dayStart(day, zone, rolloverHour), `${zone} ${new Date(at).toISOString()}`).toBeLessThanOrEqual(at)
  expect(dayStart(addDays(day, 1), zone, rolloverHour), `${zone} ${new Date(at).toISOString()}`).toBeGreaterThan(at)
  return day
}

describe('every instant belongs to exactly one day', () => {
  test('at any time, in any zone, with any rollover', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        (at, zone, rolloverHour) => {
          expectOneDay(at, zone, rolloverHour)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('days never run backwards around the changes of every zone since 2005', () => {
    for (const zone of zones) {
      for (const change of changes(zone, Date.UTC(2005, 0, 1), Date.UTC(2027, 0, 1)).slice(-6)) {
        for (const rolloverHour of [0, 2, 4]) {
          let last = -Infinity
          for (const distance of [-26 * HOUR, -90 * 60_000, -1, 0, 1, 30 * 60_000, 61 * 60_000, 3 * HOUR, 26 * HOUR]) {
            const day = expectOneDay(change + distance, zone, rolloverHour)
            expect(day).toBeGreaterThanOrEqual(last)
            last = day
          }
        }
      }
    }
  }, 120_000)

  test('a later instant has the same day or a later one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2040, 0, 1) }),
        fc.integer({ min: 0, max: 3 * DAY }),
        fc.constantFrom('America/St_Johns', 'Pacific/Apia', 'Antarctica/Casey', 'Antarctica/Vostok', 'Asia/Kathmandu'),
        fc.integer({ min: 0, max: 23 }),
        (at, later, zone, rolloverHour) => {
          expect(studyDay(at + later, zone, rolloverHour)).toBeGreaterThanOrEqual(studyDay(at, zone, rolloverHour))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('the instant a day begins belongs to it, unless the zone left that day out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25_000 }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        (count, zone, rolloverHour) => {
          const day = asDay(count)
          const start = dayStart(day, zone, rolloverHour)
          const leftOut = dayStart(addDays(day, 1), zone, rolloverHour) === start
          if (!leftOut) expect(studyDay(start, zone, rolloverHour)).toBe(day)
          expect(studyDay(start - 1, zone, rolloverHour)).toBeLessThan(day)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

import { TimeError } from './time-error'

/** Whole study days since 1970-01-01. */
export type Day = number & { readonly unit: 'day' }

const MS_PER_DAY = 86_400_000
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * A whole number, as the database and the log keep it, as a day.
 *
 * @param count - days since 1970-01-01, whole
 * @throws {@link TimeError} `not_a_day` if it is no whole number
 */
export function asDay(count: number): Day {
  if (!Number.isSafeInteger(count)) throw new TimeError('not_a_day', { count })
  return count as Day
}

/**
 * The day so many days later, or earlier where `days` is negative.
 *
 * @param days - whole
 */
export function addDays(day: Day, days: number): Day {
  return asDay(day + days)
}

/** The weekday of a day: 0 for Monday … 6 for Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday
  return (((day + 3) % 7) + 7) % 7
}

/**
 * The calendar date of a day, `2026-11-24`; beyond the years 0 to 9999 with a sign and six digits (ISO 8601).
 *
 * Days outside the calendar of ECMAScript (± 100,000,000) give its first or last date.
 */
export function dayDate(day: Day): string {
  const counted = Math.min(Math.max(day, -100_000_000), 100_000_000)
  const text = new Date(counted * MS_PER_DAY).toISOString()
  return text.slice(0, text.indexOf('T'))
}

/**
 * The day of a calendar date.
 *
 * @param date - `YYYY-MM-DD`, a date that exists
 * @throws {@link TimeError} `not_a_date` for anything else, `2026-02-30` among them
 */
export function dayOfDate(date: string): Day {
  const parts = DATE.exec(date)
  if (parts === null) throw new TimeError('not_a_date', { date })
  // The text form alone sets years below 100 as they are written; `Date.UTC` would read 0026 as 1926.
  const at = Date.parse(`${date}T00:00:00.000Z`)
  if (Number.isNaN(at) || dayDate((at / MS_PER_DAY) as Day) !== date) throw new TimeError('not_a_date', { date })
  return (at / MS_PER_DAY) as Day
}

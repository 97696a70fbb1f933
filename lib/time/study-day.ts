import type { Day } from './day'
import { TimeError } from './time-error'
import { wallClockOffset } from './zone'

const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000
/** No wall clock has ever been further from UTC (Manila before 1844: 15 h 56 min behind). */
const LARGEST_OFFSET = 16 * MS_PER_HOUR
/** Instants of ECMAScript's calendar: beyond them a clock is broken, and the first or last instant stands in. */
const LAST_INSTANT = 8_640_000_000_000_000

/**
 * The study day an instant belongs to: the local calendar date, or the day before while the wall clock has not
 * reached the rollover hour, since who studies past midnight means the evening before.
 *
 * Days never run backwards: where clocks are set back across the rollover (America/St_Johns until 2011, at 00:01), a
 * day once begun stays.
 *
 * @param at - epoch milliseconds; years far outside any life are clamped, not refused
 * @param zone - IANA name
 * @param rolloverHour - 0 to 23, on the wall clock
 * @throws {@link TimeError} `unknown_zone`, `not_an_instant`, `not_a_rollover_hour`
 * @see SRS.md §1; Anki `scheduler/timing.rs`
 */
export function studyDay(at: number, zone: string, rolloverHour: number): Day {
  if (Number.isNaN(at)) throw new TimeError('not_an_instant', { at })
  const instant = clampInstant(at)
  const offset = wallClockOffset(instant, zone)
  let day = Math.floor((instant + offset - rolloverMs(rolloverHour)) / MS_PER_DAY) as Day
  // Only clocks set back within the last day can show a wall time that lies before one shown already.
  if (wallClockOffset(instant - MS_PER_DAY, zone) > offset) {
    while (dayStart((day + 1) as Day, zone, rolloverHour) <= instant) day = (day + 1) as Day
  }
  return day
}

/**
 * The instant a study day begins: the first at which the wall clock shows its date and the rollover hour, or later.
 *
 * Where clocks skip the rollover hour the day begins at the skip; where they skip a whole date (Pacific/Apia,
 * 2011-12-30) that day is as short as what is left of it, without any instant if the rollover is at midnight.
 *
 * @param rolloverHour - 0 to 23, on the wall clock
 * @returns epoch milliseconds: `dayStart(d) ≤ t < dayStart(d + 1)` exactly where `studyDay(t)` is d
 * @throws {@link TimeError} `unknown_zone`, `not_a_day`, `not_a_rollover_hour`
 */
export function dayStart(day: Day, zone: string, rolloverHour: number): number {
  if (!Number.isSafeInteger(day)) throw new TimeError('not_a_day', { day })
  const wall = day * MS_PER_DAY + rolloverMs(rolloverHour)
  const from = wall - LARGEST_OFFSET
  const to = wall + LARGEST_OFFSET
  const before = wallClockOffset(from, zone)
  const after = wallClockOffset(to, zone)
  if (before === after) return wall - before
  const change = changeBetween(from, to, before, zone)
  // Under the old offset the wall time comes before the change: a second showing after it does not begin the day anew.
  if (wall - before < change) return wall - before
  return Math.max(change, wall - after)
}

/** The first instant after `from` whose offset is no longer `before`; zones change at most once in 32 hours. */
function changeBetween(from: number, to: number, before: number, zone: string): number {
  let last = from
  let first = to
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2)
    if (wallClockOffset(middle, zone) === before) last = middle
    else first = middle
  }
  return first
}

function clampInstant(at: number): number {
  return Math.min(Math.max(at, -LAST_INSTANT), LAST_INSTANT)
}

function rolloverMs(rolloverHour: number): number {
  if (!Number.isInteger(rolloverHour) || rolloverHour < 0 || rolloverHour > 23) {
    throw new TimeError('not_a_rollover_hour', { rolloverHour })
  }
  return rolloverHour * MS_PER_HOUR
}

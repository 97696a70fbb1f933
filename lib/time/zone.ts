import { TimeError } from './time-error'

const NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/
const FIRST_OF_YEAR_1 = -62_135_596_800_000
const LAST_OF_YEAR_9999 = 253_402_300_799_999
const MS_PER_DAY = 86_400_000

// Building a formatter costs a hundred times what using it does. Names come from outside in any case of letters, so
// the number kept is bounded: well above the 600 names there are, far below what a stranger could send.
const MOST_FORMATTERS = 1_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * Whether a name is an IANA time zone that this runtime knows (`Europe/Berlin`, `UTC`).
 *
 * A bare offset such as `+01:00` is refused: it has no daylight saving time and so is nobody's zone.
 */
export function isZone(name: string): boolean {
  return formatterOf(name) !== null
}

/**
 * How far the wall clock of a zone is ahead of UTC at an instant.
 *
 * @param at - epoch milliseconds; before the year 1 and after 9999 the zone's first or last rule counts
 * @returns milliseconds, negative west of Greenwich
 * @throws {@link TimeError} `unknown_zone`
 */
export function wallClockOffset(at: number, zone: string): number {
  const formatter = formatterOf(zone)
  if (formatter === null) throw new TimeError('unknown_zone', { zone })
  // A day's slack on either side keeps the wall clock within four-digit years, west and east.
  const clamped = Math.min(Math.max(at, FIRST_OF_YEAR_1 + MS_PER_DAY), LAST_OF_YEAR_9999 - MS_PER_DAY)
  const wholeSecond = Math.floor(clamped / 1000) * 1000
  const [month, date, year, hour, minute, second] = (formatter.format(wholeSecond).match(/\d+/g) ?? []).map(Number)
  const wall = new Date(0)
  wall.setUTCFullYear(year ?? NaN, (month ?? NaN) - 1, date)
  wall.setUTCHours(hour ?? NaN, minute, second)
  return wall.getTime() - wholeSecond
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = NAME.test(zone) ? newFormatter(zone) : null
  if (made === null) return null
  if (formatters.size >= MOST_FORMATTERS) formatters.clear()
  formatters.set(zone, made)
  return made
}

function newFormatter(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  } catch {
    // Intl has no other way to say that it does not know a zone.
    return null
  }
}

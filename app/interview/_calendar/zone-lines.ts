import { wallClock } from '@/lib/time'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * The rules of a zone over some dates, as a calendar file says them: what its clocks show at first, and each change in
 * between. No rule goes beyond what the zone's tables say, so none can be guessed wrong.
 *
 * @param zone - IANA name
 * @param firstDate - `2026-12-01`, the earliest of the file
 * @param lastDate - the latest
 */
export function zoneLines(zone: string, firstDate: string, lastDate: string): string[] {
  // a wall clock is at most a day away from UTC, and a session at most a day long
  const from = Date.parse(`${firstDate}T00:00Z`) - DAY_MS
  const changes = changesBetween(zone, from, Date.parse(`${lastDate}T00:00Z`) + 3 * DAY_MS)
  const first = offsetAt(from, zone)
  const wasSummer = changes[0] !== undefined && changes[0].to < first
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(wasSummer, '19700101T000000', first, first),
    ...changes.flatMap(({ at, from: before, to }) => {
      const local = new Date(at + before).toISOString().slice(0, 19).replace(/[-:]/g, '')
      return observance(to > before, local, before, to)
    }),
    'END:VTIMEZONE',
  ]
}

interface Change {
  readonly at: number
  /** milliseconds ahead of UTC, before and after */
  readonly from: number
  readonly to: number
}

function changesBetween(zone: string, from: number, to: number): Change[] {
  const changes: Change[] = []
  for (let day = from; day < to; day += DAY_MS) {
    const [before, after] = [offsetAt(day, zone), offsetAt(day + DAY_MS, zone)]
    if (before === after) continue
    let [low, high] = [day, day + DAY_MS]
    while (high - low > MINUTE_MS) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS
      if (offsetAt(middle, zone) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, from: before, to: after })
  }
  return changes
}

/** Of whole minutes, as all zones have had them for a lifetime. */
function offsetAt(at: number, zone: string): number {
  const { date, time } = wallClock(at, zone)
  return Date.parse(`${date}T${time}Z`) - at
}

function observance(isSummer: boolean, from: string, before: number, after: number): string[] {
  const kind = isSummer ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${from}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${kind}`,
  ]
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / MINUTE_MS))
  const two = (count: number): string => String(count).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

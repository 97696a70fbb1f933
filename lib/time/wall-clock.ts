import { dayDate, type Day } from './day'
import { wallClockOffset } from './zone'

const MS_PER_DAY = 86_400_000

/**
 * What calendar and clock on the wall show in a zone at an instant: `2026-11-24` and `14:05`.
 *
 * @param at - epoch milliseconds
 * @param zone - IANA name
 * @throws {@link TimeError} `unknown_zone`
 */
export function wallClock(at: number, zone: string): { readonly date: string; readonly time: string } {
  const wall = at + wallClockOffset(at, zone)
  const day = Math.floor(wall / MS_PER_DAY) as Day
  return { date: dayDate(day), time: new Date(wall - day * MS_PER_DAY).toISOString().slice(11, 16) }
}

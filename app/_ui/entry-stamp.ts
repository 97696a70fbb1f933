import type { LogEntry } from '@/lib/memory'
import { clockSkewMs, deviceId } from './outbox'
import { newId } from './uuid'

/** What every entry of the log carries beside its own words: who made it, on which device, and what its clock showed. */
export type EntryStamp = Pick<LogEntry, 'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device'>

/** The words of an entry, without its stamp. */
export type EntryWords = LogEntry extends infer Entry
  ? Entry extends LogEntry
    ? Omit<Entry, keyof EntryStamp>
    : never
  : never

/**
 * The stamp of an entry that is made now. Browser only.
 *
 * @param at - the device's clock, epoch milliseconds
 */
export function entryStamp(at: number): EntryStamp {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  return { v: 1, id: newId(at), at, skewMs: clockSkewMs(), zone, device: deviceId(at) }
}

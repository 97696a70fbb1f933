import type { Day } from '@/lib/time'
import type { LogEntry } from './entry-schema'

/** An entry with what the server added once, on receipt, and never changes. */
export interface StoredEntry {
  readonly entry: LogEntry
  /** the server's clock when it came */
  readonly receivedAt: number
  /** clamp(at + skewMs, 2000-01-01, receivedAt): the instant that counts */
  readonly effectiveAt: number
  /** of effectiveAt, in the zone of the entry, under the rollover hour of that time */
  readonly studyDay: Day
}

import type { LogEntry } from './entry-schema'

/** The batch that an entry belongs to, which an undo may name in its place; null where it stands by itself. */
export function batchOf(entry: LogEntry): string | null {
  return 'batch' in entry ? entry.batch : null
}

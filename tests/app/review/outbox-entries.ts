import type { LogEntry } from '@/lib/memory'
import { formatUuid } from '@/app/_ui/uuid'

/** A small log entry with an id of its own, for tests of what carries entries. */
export function flagEntry(n: number): LogEntry {
  return {
    v: 1,
    id: formatUuid({ at: n, count: 0 }, new Uint8Array(8)),
    type: 'flag',
    at: n,
    skewMs: 0,
    zone: 'UTC',
    device: 'test',
    cardId: `topic:card-${n}`,
    on: true,
  }
}

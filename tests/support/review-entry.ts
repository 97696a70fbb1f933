import type { LogEntry, ReviewEntry } from '@/lib/memory'

let made = 0

/** A UUIDv7 that sorts by the order in which it was made. */
export function testId(at = 1_700_000_000_000): string {
  made += 1
  const time = Math.max(at, 0).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`
}

/** A whole, valid review; what a test does not care about is plausible. */
export function reviewEntry(cardId: string, at: number, changes: Partial<ReviewEntry> = {}): ReviewEntry {
  return {
    v: 1,
    id: testId(at),
    type: 'review',
    at,
    skewMs: 0,
    zone: 'UTC',
    device: 'test-device',
    cardId,
    cardVersion: '0123456789abcdef',
    after: null,
    mode: 'new',
    answer: {},
    verdict: 'self',
    hints: 0,
    retries: 0,
    spentMs: 9_000,
    proposed: 3,
    rating: 3,
    modelId: 'fsrs-6-default',
    retention: 0.9,
    next: { phase: 'learning', step: 1, dueAt: at + 600_000, fuzzDays: 0, balanceDays: 0 },
    ...changes,
  }
}

export function undoEntry(target: string, at: number): LogEntry {
  return { v: 1, id: testId(at), type: 'undo', at, skewMs: 0, zone: 'UTC', device: 'test-device', target }
}

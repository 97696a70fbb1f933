import type { LogEntry } from '@/lib/memory'
import type { RecordAnswer } from '@/lib/study'
import type { Reply } from './delivery'
import { noteServerClock } from './device'

/** A request that hangs is as good as lost: the entry is sent again, and the server keeps it once. */
const PATIENCE_MS = 30_000

/**
 * Sends one batch to `POST /api/reviews`.
 *
 * @returns what came back; a broken line, a timeout and an unreadable answer are all `lost`
 */
export async function postEntries(userId: string, entries: readonly LogEntry[]): Promise<Reply> {
  try {
    const sentAt = Date.now()
    const response = await fetch('/api/reviews', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, user: userId, entries }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) {
      return { kind: 'refused', status: response.status, retryAfter: response.headers.get('retry-after') }
    }
    const answer: unknown = await response.json()
    if (!isRecordAnswer(answer)) return { kind: 'lost' }
    noteServerClock(answer.serverNow, sentAt, Date.now())
    return { kind: 'recorded', answer }
  } catch {
    return { kind: 'lost' }
  }
}

/** Checks what the sender relies on: a proxy's login page with status 200 must not empty the outbox. */
function isRecordAnswer(answer: unknown): answer is RecordAnswer {
  if (typeof answer !== 'object' || answer === null) return false
  const { v, serverNow, results, states } = answer as Partial<Record<keyof RecordAnswer, unknown>>
  return (
    v === 1 &&
    typeof serverNow === 'number' &&
    Array.isArray(states) &&
    Array.isArray(results) &&
    results.every(
      (result: unknown) =>
        typeof result === 'object' &&
        result !== null &&
        'id' in result &&
        typeof result.id === 'string' &&
        'status' in result,
    )
  )
}

import type { UserId } from '@/lib/db'
import { todaysList } from '@/lib/plan'
import { loadDay, type AtHand } from './load-day'
import type { Reader } from './reader'
import type { QueueCounts } from './review-api'

/** How much is left today, counted by today's list itself. */
export async function dayCounts(userId: UserId, reader: Reader, atHand: AtHand): Promise<QueueCounts> {
  return todaysList((await loadDay(userId, reader, atHand)).input).counts
}

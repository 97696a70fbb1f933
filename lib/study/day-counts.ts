import type { UserId } from '@/lib/db'
import { todaysCounts } from '@/lib/plan'
import { loadDay, type AtHand } from './load-day'
import type { Reader } from './reader'
import type { QueueCounts } from './review-api'

/** How much is left today, counted by today's list itself. */
export async function dayCounts(userId: UserId, reader: Reader, atHand: AtHand): Promise<QueueCounts> {
  return todaysCounts((await loadDay(userId, reader, atHand)).input)
}

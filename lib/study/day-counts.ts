import type { UserId } from '@/lib/db'
import { todaysList } from '@/lib/plan'
import { loadDay } from './load-day'
import type { Reader } from './reader'
import type { QueueCounts } from './review-api'

/** How much is left today, counted by today's list itself. */
export async function dayCounts(userId: UserId, reader: Reader): Promise<QueueCounts> {
  return todaysList((await loadDay(userId, reader)).input).counts
}

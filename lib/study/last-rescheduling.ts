import { store, type UserId } from '@/lib/db'
import { dayDate } from '@/lib/time'

/** Acts among which it is looked for: whoever did so much since will not want it back as a whole. */
const NEWEST = 100

/** The newest moving of cards that can be taken back as one step; null where there is none among the newest acts. */
export async function lastRescheduling(
  userId: UserId,
): Promise<{ readonly batch: string; readonly date: string } | null> {
  for (const { entry, studyDay } of await store().acts.undoable(userId, NEWEST)) {
    if (entry.type === 'reschedule') return { batch: entry.batch, date: dayDate(studyDay) }
  }
  return null
}

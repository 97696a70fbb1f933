import { store, type UserId } from '@/lib/db'
import { catchingUp, countDue, LEAST_USUAL, usedToday, type CatchingUp, type TodayInput } from '@/lib/plan'

/** A person's day, and the way back where they were away: then new cards come after what is due. */
export interface WayBack {
  readonly input: TodayInput
  readonly catchingUp: CatchingUp | null
}

/** Looks whether somebody comes back to a backlog. Asks the database only where more is due than on any usual day. */
export async function wayBack(userId: UserId, input: TodayInput): Promise<WayBack> {
  // a plan says itself what is worth doing first
  if (input.plan !== undefined) return { input, catchingUp: null }
  const due = countDue(input)
  const done = usedToday(input.todays, input.states).reviews
  if (due + done <= LEAST_USUAL) return { input, catchingUp: null }
  const days = await store().userDays.all(userId)
  const offer = catchingUp({ days, studyDay: input.studyDay, due, done })
  // a limit below the share has the word: Today says how much it leaves out
  if (offer === null || input.settings.reviewsPerDay - done < offer.today) return { input, catchingUp: null }
  return { input: { ...input, settings: { ...input.settings, newPlace: 'last' } }, catchingUp: offer }
}

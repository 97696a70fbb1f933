import { store, type UserId } from '@/lib/db'
import { dayDate } from '@/lib/time'
import { forecastOf } from './interview-forecast'
import { nearestPlan } from './interview-plans'
import { interviewRequest } from './interview-request'
import { loadDay } from './load-day'
import type { Reader } from './reader'
import { settingsOf } from './settings'
import { studyTime } from './study-time'

/** The interview that today follows, in a line. */
export interface InterviewLine {
  /** 0 on the day itself */
  readonly daysLeft: number
  /** readiness to be expected on the day, as last foreseen; null where nothing was foreseen yet */
  readonly forecast: {
    /** of the day it was made on */
    readonly date: string
    readonly isOfToday: boolean
    readonly median: number
    readonly low: number
    readonly high: number
  } | null
}

/**
 * The next interview and what was last foreseen of it; null where there is none. Nobody waits: where something has changed
 * since, a newer forecast is begun for the next look.
 */
export async function interviewLine(userId: UserId, reader: Reader): Promise<InterviewLine | null> {
  const settings = await settingsOf(userId)
  const { studyDay } = await studyTime(userId, settings, reader)
  if ((await store().plans.nextInterview(userId, studyDay)) === null) return null
  const day = await loadDay(userId, reader, { settings })
  const plan = await nearestPlan(userId, day)
  if (plan === null) return null
  const { kept, outlook } = await forecastOf(userId, day, plan, interviewRequest(day, plan))
  const bound = outlook?.forecast?.bound ?? 1
  return {
    daysLeft: plan.daysLeft,
    forecast:
      kept === null || plan.daysLeft === 0
        ? null
        : {
            date: dayDate(kept.madeDay),
            isOfToday: kept.madeDay === studyDay,
            // as the screen of the interview says it
            median: Math.min(kept.median, bound),
            low: Math.min(kept.low, bound),
            high: kept.high,
          },
  }
}

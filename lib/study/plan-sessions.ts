import type { UserId } from '@/lib/db'
import { addDays, dayDate, type Day } from '@/lib/time'
import { listPlans, type InterviewPlanView } from './interview-plans'
import { secondsOn } from './interview-request'
import type { Reader } from './reader'
import { settingsOf } from './settings'
import { studyTime } from './study-time'

/** The days to study on for an interview, and on whose clock. */
export interface PlanSessions {
  readonly plan: InterviewPlanView
  /** from today to the eve, with their minutes; 0 on a day off */
  readonly days: readonly { readonly date: string; readonly minutes: number }[]
  readonly zone: string
  readonly rolloverHour: number
}

/** The sessions of a plan whose day is ahead; null where the person has none of this id. */
export async function planSessions(userId: UserId, reader: Reader, planId: string): Promise<PlanSessions | null> {
  const [plans, settings] = await Promise.all([listPlans(userId, reader), settingsOf(userId)])
  const plan = plans.find(({ id, endedAt, daysLeft }) => id === planId && endedAt === null && daysLeft >= 0)
  if (plan === undefined) return null
  const { zone, studyDay: today } = await studyTime(userId, settings, reader)
  return { plan, days: daysOf(plan, today), zone, rolloverHour: settings.rolloverHour }
}

function daysOf(plan: InterviewPlanView, today: Day): PlanSessions['days'] {
  return Array.from({ length: plan.daysLeft }, (_, ahead) => {
    const day = addDays(today, ahead)
    return { date: dayDate(day), minutes: secondsOn(plan, day) / 60 }
  })
}

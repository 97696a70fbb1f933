import { addDays, dayDate } from '@/lib/time'
import type { InterviewPlanView } from './interview-plans'
import { secondsOn } from './interview-request'
import type { LoadedDay } from './load-day'

/** A day of a plan. */
export interface PlanDate {
  readonly date: string
  readonly minutes: number
  /** the person took it off */
  readonly isOff: boolean
  readonly isToday: boolean
  readonly isInterview: boolean
}

/** The days of a plan from today on, the interview's last. */
export function datesOf(plan: InterviewPlanView, { time }: Pick<LoadedDay, 'time'>): PlanDate[] {
  return Array.from({ length: plan.daysLeft + 1 }, (_, ahead) => {
    const on = addDays(time.studyDay, ahead)
    const date = dayDate(on)
    const isInterview = ahead === plan.daysLeft
    return {
      date,
      minutes: isInterview ? 0 : secondsOn(plan, on) / 60,
      isOff: plan.daysOff.includes(date),
      isToday: ahead === 0,
      isInterview,
    }
  })
}

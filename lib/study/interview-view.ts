import { store, type UserId } from '@/lib/db'
import type { InterviewOutlook, MinutesWorth, ReadinessForecast } from '@/lib/plan'
import { dayDate } from '@/lib/time'
import { datesOf, type PlanDate } from './interview-dates'
import { forecastOf, newestOf } from './interview-forecast'
import { listPlans, type InterviewPlanView } from './interview-plans'
import { interviewRequest } from './interview-request'
import { todaysShare, type TodaysShare } from './interview-todays'
import { topicsOf, type TopicReadiness } from './interview-topics'
import { unreachedOf, type Unreached } from './interview-unreached'
import { loadDay, type LoadedDay } from './load-day'
import { DAYS_AROUND } from './map-days'
import { pastPlans, type PastPlan } from './past-plans'
import type { Reader } from './reader'
import type { Language } from './review-api'
import { withinBound } from './within-bound'

/** All that the screen of interviews shows. */
export interface InterviewView {
  readonly studyDay: number
  /** of today, `2026-11-30` */
  readonly date: string
  /** plans whose day is ahead, nearest first */
  readonly ahead: readonly InterviewPlanView[]
  readonly past: readonly PastPlan[]
  /** the plan that is shown; null where there is none */
  readonly shown: PlanScreen | null
}

/** A plan with what is to be expected of it. */
export interface PlanScreen {
  readonly plan: InterviewPlanView
  /** false: it could not be made, and is tried again when something changes */
  readonly isForecast: boolean
  /** null where no card counts too */
  readonly forecast: ReadinessForecast | null
  readonly keptShare: number
  readonly worth: readonly MinutesWorth[]
  /** whether the map's slider has its day */
  readonly isOnMap: boolean
  /** every day from today to the interview's */
  readonly days: readonly PlanDate[]
  readonly topics: readonly TopicReadiness[]
  readonly todays: TodaysShare
  readonly unreached: Unreached
  /** forecasts as they were made, one a day, oldest first */
  readonly made: readonly {
    readonly date: string
    readonly median: number
    readonly low: number
    readonly high: number
  }[]
}

/**
 * A person's interviews: the plan asked for, else the one that today follows, with its forecast; the others by name; what
 * became of those that are over.
 *
 * @param planId - of a plan ahead
 */
export async function interviewView(userId: UserId, reader: Reader, planId?: string): Promise<InterviewView> {
  const [day, plans] = await Promise.all([loadDay(userId, reader), listPlans(userId, reader)])
  const ahead = plans.filter(({ endedAt, daysLeft }) => endedAt === null && daysLeft >= 0)
  const plan = ahead.find(({ id }) => id === planId) ?? ahead.find(({ active }) => active) ?? null
  const { studyDay } = day.time
  const [past, shown] = await Promise.all([
    pastPlans(userId, plans, day),
    plan === null ? null : screenOf(userId, day, plan, reader.language),
  ])
  return { studyDay, date: dayDate(studyDay), ahead, past, shown }
}

async function screenOf(
  userId: UserId,
  day: LoadedDay,
  plan: InterviewPlanView,
  language: Language,
): Promise<PlanScreen> {
  const request = interviewRequest(day, plan)
  const standing = await forecastOf(userId, day, plan, request)
  const outlook = await newestOf(standing)
  const made = await store().forecasts.ofPlan(userId, plan.id)
  const fewest = Math.min(...plan.minutesByWeekday.filter((minutes) => minutes > 0))
  const forecast = outlook === null || outlook.forecast === null ? null : withinBound(outlook.forecast)
  return {
    plan,
    isForecast: outlook !== null,
    forecast,
    keptShare: standing.keptShare,
    worth: (outlook?.worth ?? []).filter(({ minutes }) => fewest + minutes > 0),
    isOnMap: plan.active || plan.daysLeft <= DAYS_AROUND,
    days: datesOf(plan, day),
    topics: topicsOf(request, day.catalogue, forecast, language),
    todays: await todaysShare(request, day, language),
    unreached: unreachedOf(request, outlook?.reach ?? NOTHING_OUT_OF_REACH, day, language),
    made: made.map(({ madeDay, median, low, high }) => ({ date: dayDate(madeDay), median, low, high })),
  }
}

const NOTHING_OUT_OF_REACH: InterviewOutlook['reach'] = { neverMet: [], minutesToFit: 0 }

import { setTimeout } from 'node:timers/promises'
import { store, type UserId } from '@/lib/db'
import { recallAfter } from '@/lib/memory'
import {
  planInterview,
  type InterviewCard,
  type InterviewOutlook,
  type InterviewRequest,
  type MinutesWorth,
  type ReadinessForecast,
} from '@/lib/plan'
import { addDays, dayDate } from '@/lib/time'
import { plainQuestion } from './card-content'
import { forecastOf, type ForecastStanding } from './interview-forecast'
import { listPlans, type InterviewPlanView } from './interview-plans'
import { interviewRequest, secondsOn } from './interview-request'
import { loadDay, type LoadedDay } from './load-day'
import { DAYS_AROUND } from './map-days'
import { pastPlans, type PastPlan } from './past-plans'
import type { Reader } from './reader'
import type { Language } from './review-api'
import { topicPath } from './topic-path'

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

/** A day of a plan. */
export interface PlanDate {
  readonly date: string
  readonly minutes: number
  /** the person took it off */
  readonly isOff: boolean
  readonly isToday: boolean
  readonly isInterview: boolean
}

/** Readiness within a top topic: recall of its cards in scope, weighted, one never met as none. */
export interface TopicReadiness {
  readonly id: string
  readonly label: string
  readonly now: number
  /** on the day of the interview, if nothing more is done */
  readonly alone: number
  /** its part of all weight, 0 … 1 */
  readonly share: number
  readonly cards: number
  readonly met: number
}

/** What the plan has for today. */
export interface TodaysShare {
  readonly cards: number
  readonly fresh: number
  readonly seconds: number
  /** its first cards, and what a visit today does for each */
  readonly first: readonly {
    readonly cardId: string
    readonly question: string
    readonly isNew: boolean
    /** recall on the day of the interview, if never seen again, and if seen today and never again */
    readonly alone: number
    readonly seen: number
  }[]
}

/** New cards for which there is no time. */
export interface Unreached {
  readonly cards: number
  /** cards in scope */
  readonly of: number
  /** minutes a day more with which all would be met; null where no day has enough */
  readonly minutesToFit: number | null
  /** where they lie, most first */
  readonly topics: readonly UnreachedTopic[]
  /** of those of which nothing would be met the one that counts least: what to drop first; null where there is none */
  readonly first: UnreachedTopic | null
}

export interface UnreachedTopic {
  readonly id: string
  readonly label: string
  readonly cards: number
  /** in scope */
  readonly of: number
  /** of a card, on average */
  readonly weight: number
}

/** Cards of today's list that are named on the screen. */
const FIRST_SHOWN = 5

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
  return {
    plan,
    isForecast: outlook !== null,
    forecast: outlook === null || outlook.forecast === null ? null : withinBound(outlook.forecast),
    keptShare: standing.keptShare,
    worth: (outlook?.worth ?? []).filter(({ minutes }) => fewest + minutes > 0),
    isOnMap: plan.active || plan.daysLeft <= DAYS_AROUND,
    days: datesOf(plan, day),
    topics: topicsOf(request, day, language),
    todays: await todaysShare(request, day, language),
    unreached: unreachedOf(request, outlook?.reach ?? NOTHING_OUT_OF_REACH, day, language),
    made: made.map(({ madeDay, median, low, high }) => ({ date: dayDate(madeDay), median, low, high })),
  }
}

/**
 * By chance the middle of the plays may lie a little above what can be expected at best, for in some of them memory is better
 * than is believed: more than that is never promised.
 */
export function withinBound(forecast: ReadinessForecast): ReadinessForecast {
  const { bound, curve } = forecast
  const within = <Band extends { readonly median: number; readonly low: number }>(band: Band): Band => ({
    ...band,
    median: Math.min(band.median, bound),
    low: Math.min(band.low, bound),
  })
  return { ...within(forecast), curve: curve.map(within) }
}

/** So long does a page wait for a forecast where many are being made. */
const PATIENCE_MS = 8_000

/** The newest forecast; where it fails or takes too long, what was foreseen a little earlier is better than nothing. */
async function newestOf({ newest, outlook }: ForecastStanding): Promise<InterviewOutlook | null> {
  const patience = new AbortController()
  const tooLong = setTimeout(PATIENCE_MS, outlook, { signal: patience.signal }).catch(() => outlook)
  const found = await Promise.race([newest.catch(() => outlook), tooLong])
  patience.abort()
  return found
}

const NOTHING_OUT_OF_REACH: InterviewOutlook['reach'] = { neverMet: [], minutesToFit: 0 }

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

function topicsOf(request: InterviewRequest, day: LoadedDay, language: Language): TopicReadiness[] {
  const tops = new Map<string, InterviewCard[]>()
  for (const card of request.cards) {
    const topicId = day.catalogue.card.get(String(card.id))?.topicId
    const [top] = topicId === undefined ? [] : topicPath(topicId, day.catalogue, language)
    if (top === undefined) continue
    const known = tops.get(top.id)
    if (known === undefined) tops.set(top.id, [card])
    else known.push(card)
  }
  const total = sumOf(request.cards, ({ weight }) => weight)
  const model = { id: 'plan', weights: request.params }
  return day.catalogue.topics.flatMap((topic): TopicReadiness[] => {
    const cards = tops.get(topic.id)
    if (cards === undefined) return []
    const weight = sumOf(cards, (card) => card.weight)
    const readiness = (on: number): number =>
      sumOf(cards, ({ weight: counts, stability, lastReviewDay }) =>
        stability === null || lastReviewDay === null
          ? 0
          : counts * recallAfter(Math.max(1, on - lastReviewDay), stability, model),
      ) / weight
    return [
      {
        id: topic.id,
        label: topic[language],
        now: readiness(request.day),
        alone: readiness(request.T),
        share: weight / total,
        cards: cards.length,
        met: cards.filter(({ isNew }) => !isNew).length,
      },
    ]
  })
}

async function todaysShare(request: InterviewRequest, day: LoadedDay, language: Language): Promise<TodaysShare> {
  const planned = planInterview(request)
  const isNew = new Set(request.cards.flatMap((card) => (card.isNew ? [card.id] : [])))
  const numbers = new Map(planned.cards.map((card) => [card.id, card]))
  const first = planned.ids.slice(0, FIRST_SHOWN).flatMap((id) => {
    const card = day.catalogue.card.get(String(id))
    const found = numbers.get(id)
    return card === undefined || found === undefined ? [] : [{ id, card, found }]
  })
  return {
    cards: planned.ids.length,
    fresh: planned.ids.filter((id) => isNew.has(id)).length,
    seconds: planned.seconds,
    first: await Promise.all(
      first.map(async ({ id, card, found }) => ({
        cardId: card.id,
        question: await plainQuestion(card, language),
        isNew: isNew.has(id),
        alone: found.recallAlone,
        seen: found.recallIfSeen,
      })),
    ),
  }
}

function unreachedOf(
  request: InterviewRequest,
  reach: InterviewOutlook['reach'],
  { catalogue }: LoadedDay,
  language: Language,
): Unreached {
  const pathOf = (id: InterviewCard['id']): readonly string[] =>
    topicPath(catalogue.card.get(String(id))?.topicId ?? '', catalogue, language).map((step) => step.id)
  const unmet = reach.neverMet.map(pathOf)
  // as near to the cards as a list can be read
  const depth = DEPTHS.find((most) => countBy(unmet.map((path) => topicAt(path, most))).size <= MOST_TOPICS) ?? 1
  const inScope = countBy(request.cards.map(({ id }) => topicAt(pathOf(id), depth)))
  const weights = new Map<string, number>()
  for (const { id, weight } of request.cards) {
    const topic = topicAt(pathOf(id), depth)
    weights.set(topic, (weights.get(topic) ?? 0) + weight / (inScope.get(topic) ?? 1))
  }
  const topics = [...countBy(unmet.map((path) => topicAt(path, depth)))].map(([id, cards]) => ({
    id,
    label: catalogue.topic.get(id)?.[language] ?? id,
    cards,
    of: inScope.get(id) ?? cards,
    weight: weights.get(id) ?? 0,
  }))
  const byWeight = topics
    .filter(({ cards, of }) => cards === of)
    .sort((a, b) => a.weight - b.weight || b.cards - a.cards)
  return {
    cards: reach.neverMet.length,
    of: request.cards.length,
    minutesToFit: reach.minutesToFit,
    topics: topics.sort((a, b) => b.cards - a.cards || a.weight - b.weight || (a.id < b.id ? -1 : 1)),
    first: byWeight[0] ?? null,
  }
}

/** How deep a topic may lie that is named for its cards; the deepest is tried first. */
const DEPTHS = [9, 3, 2, 1] as const
/** Topics that a list may have. */
const MOST_TOPICS = 8

const topicAt = (path: readonly string[], depth: number): string => path[Math.min(depth, path.length) - 1] ?? ''

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const sumOf = <One>(all: readonly One[], of: (one: One) => number): number => all.reduce((sum, one) => sum + of(one), 0)

import type { UserId } from '@/lib/db'
import type { CardMemory } from '@/lib/memory'
import { calibrationOf, shareOfRecalls, type Calibration } from '@/lib/plan'
import { addDays, dayDate, dayStart } from '@/lib/time'
import { cardCourses, type CardCourse } from './card-courses'
import { cardsBelow } from './cards-below'
import { loadDay, planOf, type LoadedDay } from './load-day'
import type { ActivityDays } from './progress-view'
import type { Reader } from './reader'

/** A topic, with all below it, on one day. */
export interface TopicDay {
  /** from today */
  readonly offset: number
  /** `2026-11-24` */
  readonly date: string
  /** 0 to 1; null where no card was met by then */
  readonly recall: number | null
  /** half the width of the 80 % band around it */
  readonly band: number | null
  readonly coverage: number
}

/** How a topic, with all below it, came to stand as it does, and how it fades. */
export interface TopicHistory {
  /** how far back it goes */
  readonly back: ActivityDays
  /** today's date */
  readonly date: string
  /** evenly apart, today among them; those to come are today's cards without a further review */
  readonly days: readonly TopicDay[]
  readonly calibration: Calibration
}

/** As far as a person can do something about. */
const DAYS_AHEAD = 30

/** So many steps back, whatever they span: enough for a curve, few enough for a page. */
const STEPS_BACK = 30

/** Null when there is no such topic. */
export async function topicHistory(
  userId: UserId,
  topicId: string,
  reader: Reader,
  back: ActivityDays,
): Promise<TopicHistory | null> {
  const day = await loadDay(userId, reader)
  return day.catalogue.topic.has(topicId) ? historyOfTopic(userId, topicId, day, back) : null
}

/** By the states, which are another map as soon as the log has changed. */
const known = new WeakMap<LoadedDay['states'], Map<string, TopicHistory>>()

/** The past is a replay at the end of each day, the future today's states without a further review. */
export async function historyOfTopic(
  userId: UserId,
  topicId: string,
  day: LoadedDay,
  back: ActivityDays,
): Promise<TopicHistory> {
  const { time, settings, states } = day
  const histories = known.get(states) ?? new Map<string, TopicHistory>()
  known.set(states, histories)
  const key = JSON.stringify([topicId, back, time.studyDay, time.zone, settings.rolloverHour])
  const before = histories.get(key)
  if (before !== undefined) return before
  const made = await computed(userId, topicId, day, back)
  histories.set(key, made)
  return made
}

async function computed(userId: UserId, topicId: string, day: LoadedDay, back: ActivityDays): Promise<TopicHistory> {
  const { time, settings, input, catalogue } = day
  const below = new Set(cardsBelow(catalogue, topicId).map(({ id }) => id))
  const cards = planOf(catalogue).cards.filter(({ id }) => below.has(id))
  const states = new Map<string, CardMemory>()
  for (const { id } of cards) {
    const state = day.states.get(id)
    if (state !== undefined) states.set(id, state)
  }
  const offsets = offsetsOf(back)
  const days = offsets.map((offset) => ({
    studyDay: addDays(time.studyDay, offset),
    until: offset < 0 ? dayStart(addDays(time.studyDay, offset + 1), time.zone, settings.rolloverHour) : null,
  }))
  const courses = await cardCourses(userId, states, days, { models: input.models, catalogue })
  const weighed = cards.map(({ id, weight }) => ({ weight, recalls: courses.get(id)?.recalls }))
  return {
    back,
    date: dayDate(time.studyDay),
    days: days.map(({ studyDay }, place) => ({
      offset: offsets[place] ?? 0,
      date: dayDate(studyDay),
      ...shareOfRecalls(recallsOn(weighed, place)),
    })),
    calibration: calibrationOf([...courses.values()].flatMap(({ predictions }) => predictions)),
  }
}

/** Of the cards that count on a day, one by one: there are thousands of them on each of dozens of days. */
function* recallsOn(
  cards: readonly { readonly weight: number; readonly recalls: CardCourse['recalls'] | undefined }[],
  place: number,
): Generator<{ readonly weight: number; readonly recall: number | null }> {
  for (const { weight, recalls } of cards) {
    const recall = recalls === undefined ? null : recalls[place]
    if (recall !== undefined) yield { weight, recall }
  }
}

/** Evenly apart, today among them, and as far ahead as the last whole step reaches. */
function offsetsOf(back: ActivityDays): number[] {
  const step = Math.max(1, Math.round(back / STEPS_BACK))
  const before = Math.floor(back / step)
  const after = Math.ceil(DAYS_AHEAD / step)
  return Array.from({ length: before + after + 1 }, (_, place) => (place - before) * step)
}

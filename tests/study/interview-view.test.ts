import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import {
  endPlan,
  interviewLine,
  interviewView,
  planSessions,
  recordEntries,
  savePlan,
  scopeOf,
  setOutcome,
} from '@/lib/study'
import { catalogue } from '@/lib/study/catalogue'
import { asDay } from '@/lib/time'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const on = (days: number) => ({ now: NOON + days * DAY, language: 'en' as const, zone: 'UTC' })
const dateIn = (days: number): string => new Date(NOON + days * DAY).toISOString().slice(0, 10)

async function person(id: string): Promise<UserId> {
  await store().users.create({ id: id as UserId, guest: true, at: NOON - 30 * DAY })
  return id as UserId
}

async function planned(user: UserId, days: number, changes: object = {}): Promise<string> {
  const saved = await savePlan(user, on(0), {
    date: dateIn(days),
    role: null,
    topicWeights: {},
    minutesByWeekday: [10, 10, 10, 10, 10, 10, 10],
    daysOff: [],
    target: 0.9,
    ...changes,
  })
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems))
  return saved.plan.id
}

test('who has no plan is shown none, and Today has no line for one', async () => {
  const user = await person('nobody')
  expect(await interviewView(user, on(0))).toMatchObject({ date: '2026-11-24', ahead: [], past: [], shown: null })
  expect(await interviewLine(user, on(0))).toBeNull()
})

describe('a plan', () => {
  let user: UserId
  beforeAll(async () => {
    user = await person('planner')
    await planned(user, 7, { daysOff: [dateIn(2)] })
  })

  test('has each day to the interview with its minutes, the ones off without', async () => {
    const { shown } = await interviewView(user, on(0))
    expect(shown?.days.map(({ date, minutes }) => [date, minutes])).toEqual(
      [10, 10, 0, 10, 10, 10, 10, 0].map((minutes, days) => [dateIn(days), minutes]),
    )
    expect(shown?.days.filter(({ isOff }) => isOff).map(({ date }) => date)).toEqual([dateIn(2)])
    expect(shown?.days.filter(({ isToday }) => isToday).map(({ date }) => date)).toEqual([dateIn(0)])
    expect(shown?.days.filter(({ isInterview }) => isInterview).map(({ date }) => date)).toEqual([dateIn(7)])
  })

  test('says the same of all cards by topic as together', async () => {
    const { shown } = await interviewView(user, on(0))
    const cards = await catalogue()
    const inScope = cards.cards.filter(({ topicId }) =>
      scopeOf({ role: null, topicWeights: {} }, cards).has(topicId),
    ).length
    expect(shown?.topics.reduce((sum, topic) => sum + topic.cards, 0)).toBe(inScope)
    expect(shown?.topics.reduce((sum, topic) => sum + topic.share, 0)).toBeCloseTo(1, 9)
    // the middles of the parts are not the middle of the whole, but near it, and together never above it
    const planned = shown?.topics.reduce((sum, topic) => sum + topic.share * (topic.planned ?? 0), 0) ?? 1
    const median = shown?.forecast?.median ?? 0
    expect(planned).toBeLessThanOrEqual(median + 1e-9)
    expect(planned).toBeGreaterThan(median - 0.05)
    for (const topic of shown?.topics ?? []) expect(topic.planned).toBeGreaterThanOrEqual(topic.alone)
    const now = shown?.topics.reduce((sum, topic) => sum + topic.share * topic.now, 0) ?? Number.NaN
    expect(now).toBeCloseTo(shown?.forecast?.curveAlone[0]?.readiness ?? 1, 9)
    expect(shown?.unreached.of).toBe(inScope)
    expect(shown?.unreached.topics.reduce((sum, topic) => sum + topic.cards, 0)).toBe(shown?.unreached.cards)
  })

  test('never promises more than what no way of spending the minutes exceeds', async () => {
    const { shown } = await interviewView(user, on(0))
    const { low, median, high, bound } = shown?.forecast ?? { low: 1, median: 0, high: 0, bound: 0 }
    expect(low).toBeLessThanOrEqual(median)
    expect(median).toBeLessThanOrEqual(high)
    expect(low).toBeLessThan(high)
    expect(median).toBeLessThanOrEqual(bound)
    expect(shown?.made.map(({ date, high: kept }) => [date, kept])).toEqual([[dateIn(0), high]])
  })

  test('names today’s first cards, and what a visit does for each', async () => {
    const todays = (await interviewView(user, on(0))).shown?.todays
    expect(todays?.cards).toBeGreaterThan(5)
    expect(todays?.fresh).toBe(todays?.cards)
    expect(todays?.seconds).toBeLessThanOrEqual(600)
    expect(todays?.first).toHaveLength(5)
    for (const card of todays?.first ?? []) {
      expect(card.question.length).toBeGreaterThan(5)
      expect(card.alone).toBe(0)
      expect(card.seen).toBeGreaterThan(0.3)
    }
  })

  test('is on Today with what was last foreseen, and of which day that is', async () => {
    const { shown } = await interviewView(user, on(0))
    const { median, low, high } = shown?.forecast ?? {}
    expect(await interviewLine(user, on(0))).toEqual({
      daysLeft: 7,
      forecast: { date: dateIn(0), isOfToday: true, median, low, high },
    })
    expect(await interviewLine(user, on(1))).toMatchObject({ daysLeft: 6, forecast: { isOfToday: false } })
  })

  test('has sessions up to the eve, in the zone of who asks', async () => {
    const id = (await interviewView(user, on(0))).shown?.plan.id ?? ''
    const sessions = await planSessions(user, { ...on(3), zone: 'Asia/Tokyo' }, id)
    expect(sessions).toMatchObject({ zone: 'Asia/Tokyo', rolloverHour: 4 })
    expect(sessions?.days.map(({ date }) => date)).toEqual([dateIn(3), dateIn(4), dateIn(5), dateIn(6)])
    expect(await planSessions(await person('stranger'), on(0), id)).toBeNull()
  })
})

test('of several plans the nearest is shown, or the one that is asked for; an ended one is over', async () => {
  const user = await person('several')
  const far = await planned(user, 20, { name: 'Far' })
  const near = await planned(user, 5, { name: 'Near' })
  const view = await interviewView(user, on(0))
  expect(view.ahead.map(({ name, active }) => [name, active])).toEqual([
    ['Near', true],
    ['Far', false],
  ])
  expect(view.shown?.plan.id).toBe(near)
  expect((await interviewView(user, on(0), far)).shown?.plan.id).toBe(far)
  await endPlan(user, near, on(0).now)
  const after = await interviewView(user, on(0))
  expect(after.shown?.plan.id).toBe(far)
  expect(after.past.map(({ plan, answered }) => [plan.name, answered])).toEqual([['Near', null]])
})

test('of a past plan the last forecast stands beside what was foreseen and recalled of its cards from the day on', async () => {
  const user = await person('looker-back')
  const id = await planned(user, 2)
  const [first, second, third] = (await catalogue()).cards
  if (!first || !second || !third) throw new Error('there are cards')
  const answer = (cardId: string, day: number, rating: 1 | 3, recallBefore?: number) =>
    reviewEntry(cardId, on(day).now - 60_000, {
      rating,
      mode: recallBefore === undefined ? 'new' : 'due',
      ...(recallBefore === undefined ? {} : { recallBefore }),
      next: { phase: 'review', step: 0, dueDay: asDay(Math.floor(NOON / DAY) + day + 1), fuzzDays: 0, balanceDays: 0 },
    })
  await recordEntries(
    user,
    [first, second, third].map(({ id: cardId }) => answer(cardId, 0, 3)),
    on(0),
  )
  await interviewView(user, on(0))
  await interviewView(user, on(1))
  await recordEntries(user, [answer(first.id, 2, 3, 0.9), answer(second.id, 3, 1, 0.8)], on(3))
  // what is answered again, or too late, says nothing of that day
  await recordEntries(user, [answer(first.id, 4, 1, 0.9)], on(4))
  await recordEntries(user, [answer(third.id, 10, 1, 0.4)], on(10))

  expect((await interviewView(user, on(2))).past).toEqual([])
  const [past] = (await interviewView(user, on(11))).past
  expect(past?.answered?.count).toBe(2)
  expect(past?.answered?.recalled).toBe(1)
  expect(past?.answered?.predicted).toBeCloseTo(0.85, 9)
  expect(past?.forecast?.madeDay).toBe(Math.floor(NOON / DAY) + 1)
  expect(past?.plan.outcome).toBeNull()

  await setOutcome(user, on(11), id, { feeling: 4, note: 'Padding came up.' })
  expect((await interviewView(user, on(11))).past[0]?.plan.outcome).toMatchObject({
    feeling: 4,
    note: 'Padding came up.',
  })
})

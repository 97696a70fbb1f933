import { expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { USUAL_COSTS, type InterviewOutlook } from '@/lib/plan'
import { recordEntries, savePlan } from '@/lib/study'
import { catalogue } from '@/lib/study/catalogue'
import { forecastOf, type ForecastStanding } from '@/lib/study/interview-forecast'
import { interviewRequest } from '@/lib/study/interview-request'
import { planView } from '@/lib/study/interview-plans'
import { loadDay } from '@/lib/study/load-day'
import { outlookInThread } from '@/lib/study/outlook-thread'
import { dayOfDate } from '@/lib/time'
import { makeLearner, requestOn } from '../plan/interview/simulator'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const TODAY = dayOfDate('2026-11-24')
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

const WANTED = {
  date: '2026-12-01',
  role: null,
  topicWeights: {},
  minutesByWeekday: [10, 10, 10, 10, 10, 10, 10],
  daysOff: [],
  target: null,
}

async function standing(userId: UserId, minutes = 10): Promise<ForecastStanding & { readonly planId: string }> {
  const [before] = await store().plans.all(userId)
  const saved = await savePlan(userId, reader, {
    ...WANTED,
    ...(before === undefined ? {} : { id: before.id }),
    minutesByWeekday: WANTED.minutesByWeekday.map(() => minutes),
  })
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems))
  const row = await store().plans.byId(userId, saved.plan.id)
  if (row === null) throw new Error('a plan that was saved is there')
  const day = await loadDay(userId, reader)
  const plan = planView(row, TODAY, true)
  return { ...(await forecastOf(userId, day, plan, interviewRequest(day, plan))), planId: plan.id }
}

test('a request has the seconds of each kind of card as soon as there have been 20 answers of it', async () => {
  const userId = 'dee' as UserId
  await store().users.create({ id: userId, guest: true, at: NOON })
  const { cards } = await catalogue()
  const choices = cards.filter(({ kind }) => kind === 'choice').slice(0, 20)
  const explanations = cards.filter(({ kind }) => kind === 'explain').slice(0, 19)
  expect([choices.length, explanations.length]).toEqual([20, 19])
  await recordEntries(
    userId,
    [...choices, ...explanations].map(({ id, kind }, place) =>
      reviewEntry(id, NOON - 86_400_000 + 1000 * place, { spentMs: kind === 'choice' ? 10_000 : 50_000 }),
    ),
    reader,
  )
  const saved = await savePlan(userId, reader, WANTED)
  const row = saved.ok ? await store().plans.byId(userId, saved.plan.id) : null
  if (row === null) throw new Error('a plan that was saved is there')
  const day = await loadDay(userId, reader)
  const request = interviewRequest(day, planView(row, TODAY, true))
  expect(request.costs).toEqual(USUAL_COSTS)
  const kindOf = new Map(cards.map(({ id, kind }) => [id, kind]))
  const own = new Set(request.cards.flatMap(({ id, costs }) => (costs ? kindOf.get(String(id)) : [])))
  expect([...own]).toEqual(['choice'])
  expect(request.cards.find(({ costs }) => costs !== undefined)?.costs).toEqual({ pass: 2, lapse: 6.3, new: 10 })
})

test('who asks for a forecast does not wait for it: it is made meanwhile, kept as the day’s, and known from then on', async () => {
  const userId = 'ada' as UserId
  await store().users.create({ id: userId, guest: true, at: NOON })
  const asked = await standing(userId)
  expect(asked).toMatchObject({ kept: null, outlook: null, isMaking: true, keptShare: 1 })

  const { forecast, worth } = await asked.newest
  expect(forecast?.alone).toBe(0)
  expect(forecast?.low).toBeGreaterThan(0)
  expect(worth.map(({ minutes }) => minutes)).toEqual([-5, -1, 1, 5, 10])
  const then = await standing(userId)
  expect(then).toMatchObject({ outlook: { forecast, worth }, isMaking: false })
  expect(then.kept).toEqual({
    planId: asked.planId,
    madeDay: TODAY,
    median: forecast?.median,
    low: forecast?.low,
    high: forecast?.high,
  })
  expect(await store().forecasts.ofPlan(userId, asked.planId)).toEqual([then.kept])
})

test('where something changes what was known stands until the newer is made, and takes its place on the same day', async () => {
  const userId = 'bob' as UserId
  await store().users.create({ id: userId, guest: true, at: NOON })
  const few = await (await standing(userId, 5)).newest
  const changed = await standing(userId, 30)
  expect(changed).toMatchObject({ outlook: few, isMaking: true })
  const many = await changed.newest
  expect(many.forecast?.median).toBeGreaterThan(few.forecast?.high ?? 1)
  const rows = await store().forecasts.ofPlan(userId, changed.planId)
  expect(rows.map(({ median }) => median)).toEqual([many.forecast?.median])
})

test('of changes to one plan that wait only the last is worked out, and all who wait get it', async () => {
  const { cards } = makeLearner('waits', 40, 'default')
  const ask = (place: string, minutes: number): Promise<InterviewOutlook> =>
    outlookInThread(place, {
      request: requestOn(cards, 0, { cards: 40, days: 7, minutes }),
      options: { seed: 'waits', reviewsKnown: 0 },
      minutes: [1],
    })
  const [begun, replaced, other, last] = await Promise.all([ask('a', 1), ask('a', 2), ask('b', 3), ask('a', 4)])
  expect(replaced).toEqual(last)
  const medians = [begun, other, last].map(({ forecast }) => forecast?.median ?? 0)
  expect(new Set(medians).size).toBe(3)
  expect(medians).toEqual([...medians].sort((a, b) => a - b))
})

test('the server answers others while a forecast is made', async () => {
  const userId = 'cyd' as UserId
  await store().users.create({ id: userId, guest: true, at: NOON })
  const { newest } = await standing(userId, 60)
  let turns = 0
  const watch = setInterval(() => (turns += 1), 1)
  await newest
  clearInterval(watch)
  expect(turns).toBeGreaterThan(10)
})

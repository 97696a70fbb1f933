import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { packedQueue } from '@/app/review/packed-queue'
import { PLAN_LIMITS } from '@/lib/limits'
import { store, type UserId } from '@/lib/db'
import type { LogEntry, Rating } from '@/lib/memory'
import {
  cardInfo,
  checkStates,
  endPlan,
  listPlans,
  queue,
  queuePack,
  recordEntries,
  roles,
  savePlan,
  saveSettings,
  setOutcome,
  today,
  type PlanInput,
  type QueueAnswer,
  type QueueItem,
} from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** a Tuesday */
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const at = (ahead: number) => ({ ...reader, now: NOON + ahead * DAY })

const PLAN: PlanInput = {
  date: '2026-12-08',
  role: null,
  topicWeights: {},
  minutesByWeekday: [10, 10, 10, 10, 10, 10, 10],
  daysOff: [],
  target: null,
}

let people = 0
async function person(settings: object = {}): Promise<UserId> {
  people += 1
  const id = `has an interview ${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  await saveSettings(id, settings)
  return id
}

async function plan(user: UserId, changes: Partial<PlanInput> = {}, on = reader): Promise<string> {
  const saved = await savePlan(user, on, { ...PLAN, ...changes })
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems))
  return saved.plan.id
}

const problems = async (user: UserId, input: unknown): Promise<string[]> => {
  const saved = await savePlan(user, reader, input)
  return saved.ok ? [] : saved.problems.map(({ field, code }) => `${field} ${code}`)
}

const list = (user: UserId, on = reader, filter = {}): Promise<QueueAnswer> =>
  queue(user, { ...on, count: 500, filter })
const ids = ({ items }: QueueAnswer): string[] => items.map(({ cardId }) => cardId)
const planned = ({ items }: QueueAnswer): string[] =>
  items.filter(({ mode }) => mode === 'plan').map(({ cardId }) => cardId)

function answer(
  item: QueueItem,
  rating: Rating,
  when: number,
  more: { spentMs?: number; mode?: QueueItem['mode'] } = {},
) {
  return reviewEntry(item.cardId, when, {
    id: testId(when),
    cardVersion: item.cardVersion,
    after: item.headId,
    mode: item.mode,
    rating,
    next: item.next[rating],
    ...more,
  })
}

/** Answers the first cards of the list, Easy so that none comes back on the day. */
async function study(user: UserId, count: number, on = reader, spentMs = 9_000): Promise<readonly string[]> {
  const { items } = await queue(user, { ...on, count })
  await recordEntries(
    user,
    items.map((item, place) => answer(item, 4, on.now - MINUTE + place, { spentMs })),
    on,
  )
  return items.map(({ cardId }) => cardId)
}

describe('a plan is kept', () => {
  test('as it was given, and found by its person alone', async () => {
    const [user, other] = [await person(), await person()]
    const saved = await savePlan(user, reader, {
      ...PLAN,
      name: ' Lab A ',
      role: 'detection',
      daysOff: ['2026-12-01', '2026-11-29'],
    })
    expect(saved).toMatchObject({
      ok: true,
      plan: {
        name: 'Lab A',
        date: '2026-12-08',
        daysLeft: 14,
        role: 'detection',
        daysOff: ['2026-11-29', '2026-12-01'],
        createdAt: NOON,
        endedAt: null,
        active: true,
        outcome: null,
      },
    })
    if (!saved.ok) return
    const { id } = saved.plan
    expect(await listPlans(user, reader)).toEqual([saved.plan])
    expect(await listPlans(other, reader)).toEqual([])
    expect(await problems(other, { ...PLAN, id })).toEqual(['id unknown_plan'])
    expect(await endPlan(other, id, NOON)).toBe(false)
    expect(await setOutcome(other, at(15), id, { feeling: 4, note: '' })).toMatchObject({ ok: false })
    expect(await listPlans(user, reader)).toEqual([saved.plan])
    expect((await list(other)).counts.plan).toBe(0)
  })

  test('in the place of one’s own, whose beginning stays', async () => {
    const user = await person()
    const id = await plan(user)
    await plan(user, { id, date: '2026-12-01', minutesByWeekday: [5, 5, 5, 5, 5, 0, 0] }, at(1))
    expect(await listPlans(user, at(1))).toMatchObject([
      { id, date: '2026-12-01', daysLeft: 6, minutesByWeekday: [5, 5, 5, 5, 5, 0, 0], createdAt: NOON },
    ])
  })

  test('under a name in one line, whatever characters it came with', async () => {
    const user = await person()
    await plan(user, { name: ' Lab\0A\n\t🧠 \u001b[31m' })
    expect((await listPlans(user, reader))[0]?.name).toBe('Lab A 🧠 [31m')
  })

  test('under an id that sorts by when it was made, as the ids of all that a person makes do', async () => {
    const user = await person()
    const [first, second] = [await plan(user), await plan(user, {}, at(1))]
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(first.slice(0, 13).replace('-', ''), 16)).toBe(NOON)
    expect(first < second).toBe(true)
  })

  test('beside others: the nearest one ahead that has not ended is active', async () => {
    const user = await person()
    const late = await plan(user, { date: '2027-01-10' })
    const soon = await plan(user, { date: '2026-12-01' })
    const middle = await plan(user, { date: '2026-12-20' })
    const active = async (on = reader) => (await listPlans(user, on)).filter((one) => one.active).map(({ id }) => id)
    expect((await listPlans(user, reader)).map(({ id }) => id)).toEqual([soon, middle, late])
    expect(await active()).toEqual([soon])
    // to its eve; on the day itself there is nothing left to prepare, and the next one has its turn
    expect(await active({ ...reader, now: Date.UTC(2026, 11, 1, 3, 59) })).toEqual([soon])
    expect(await active({ ...reader, now: Date.UTC(2026, 11, 1, 4) })).toEqual([middle])
    expect(await endPlan(user, middle, NOON)).toBe(true)
    expect(await endPlan(user, middle, NOON)).toBe(false)
    expect(await active(at(10))).toEqual([late])
    // the last one stays active on its day
    expect(await active({ ...reader, now: Date.UTC(2027, 0, 10, 12) })).toEqual([late])
    expect(await active({ ...reader, now: Date.UTC(2027, 0, 11, 12) })).toEqual([])
    expect(await problems(user, { ...PLAN, id: middle })).toEqual(['id plan_ended'])
  })

  test('not with anything wrong, and everything wrong is named at once', async () => {
    const user = await person()
    expect(
      await problems(user, {
        ...PLAN,
        date: '2026-11-23',
        role: 'astronaut',
        topicWeights: { conv: 1, convolution: 2 },
        minutesByWeekday: [0, 0, 0, 0, 0, 0, 0],
      }),
    ).toEqual(['date date_past', 'role unknown_role', 'topicWeights unknown_topic', 'minutesByWeekday no_minutes'])
    expect(
      await problems(user, { ...PLAN, date: '2026-02-30', minutesByWeekday: [10, 10], target: 2, colour: 'red' }),
    ).toEqual(['date not_a_date', 'minutesByWeekday out_of_range', 'target out_of_range', 'colour unknown_field'])
    expect(await problems(user, { ...PLAN, date: '2030-01-01' })).toEqual(['date date_too_far'])
    expect(await problems(user, { ...PLAN, daysOff: ['tomorrow'] })).toEqual(['daysOff not_a_date'])
    expect(await problems(user, { ...PLAN, name: 'x'.repeat(81) })).toEqual(['name out_of_range'])
    expect(await problems(user, 'a plan')).toEqual([' malformed'])
    const topics = await store().topics.all()
    const nothing = Object.fromEntries(topics.filter(({ parentId }) => parentId === null).map(({ id }) => [id, 0]))
    expect(await problems(user, { ...PLAN, topicWeights: nothing })).toEqual(['topicWeights empty_scope'])
    expect(await listPlans(user, reader)).toEqual([])
  })

  test('up to a number of them', async () => {
    const user = await person()
    for (let count = 0; count < PLAN_LIMITS.plans.limit; count += 1) await plan(user)
    expect(await problems(user, PLAN)).toEqual(['id too_many_plans'])
  })

  test('with how it went, from its day on', async () => {
    const user = await person()
    const id = await plan(user)
    expect(await setOutcome(user, at(13), id, { feeling: 4, note: '' })).toMatchObject({ ok: false })
    expect(await setOutcome(user, at(14), id, { feeling: 6, note: '' })).toMatchObject({
      problems: [{ field: 'feeling', code: 'out_of_range' }],
    })
    expect(await setOutcome(user, at(14), id, { feeling: 4, note: ' asked about padding ' })).toEqual({ ok: true })
    expect(await listPlans(user, at(15))).toMatchObject([
      { active: false, daysLeft: -1, outcome: { feeling: 4, note: 'asked about padding', at: at(14).now } },
    ])
  })
})

test('the roles have a name in each language and something to ask', async () => {
  const [en, zh] = [await roles('en'), await roles('zh')]
  expect(en.map(({ id }) => id)).toEqual(['researcher', 'detection', 'segmentation', 'face', 'mobile'])
  expect(zh.find(({ id }) => id === 'segmentation')?.name).toBe('语义分割')
  const user = await person()
  for (const { id } of en) {
    const planId = await plan(user, { role: id, date: '2026-11-25' })
    expect((await list(user)).counts.plan, id).toBeGreaterThan(5)
    await endPlan(user, planId, NOON)
  }
})

describe('today’s list on the way to an interview', () => {
  let user: UserId
  beforeAll(async () => {
    user = await person({ newPerDay: 3, reviewsPerDay: 0 })
    await plan(user)
  })

  test('is the plan’s for the minutes there are, whatever the limits of the day', async () => {
    const [answered, view] = [await list(user), await today(user, reader)]
    expect(answered.items.every(({ mode }) => mode === 'plan')).toBe(true)
    // all are new, at 40 seconds each
    expect(answered.counts).toEqual({ learning: 0, review: 0, new: 0, plan: 15, seconds: 600 })
    expect(view.counts).toEqual({ learning: 0, review: 0, new: 0, plan: 15 })
    expect(view.plan).toEqual({ seconds: 600, restSeconds: 0 })
    expect(view.list).toEqual(new Array(15).fill('new'))
    expect(view.catchingUp).toBeNull()
  })

  test('stays as it is for who asks again, and a part of it is asked for by topic or kind', async () => {
    const whole = await list(user)
    expect(ids(await list(user, { ...reader, now: NOON + 5 * MINUTE }))).toEqual(ids(whole))
    const topic = whole.items[0]?.topic[0]?.id ?? ''
    const part = await list(user, reader, { topic })
    expect(new Set(ids(part))).toEqual(
      new Set(whole.items.filter((item) => item.topic.some(({ id }) => id === topic)).map(({ cardId }) => cardId)),
    )
    const numeric = await list(user, reader, { kind: 'numeric' })
    expect(numeric.items.every(({ kind }) => kind === 'numeric')).toBe(true)
    expect(numeric.counts.plan).toBe(whole.items.filter(({ kind }) => kind === 'numeric').length)
  })

  test('says of each card what it is worth on the day, and of another why it waits', async () => {
    const whole = await list(user)
    expect(whole.items[0]?.why).toMatchObject({
      code: 'plan_new',
      values: { date: '2026-12-08', seconds: 40, seen: expect.closeTo(0.7, 0.2) },
    })
    const listed = new Set(ids(whole))
    const { why } = (await cardInfo(user, whole.items[0]?.cardId ?? '', reader)) ?? {}
    expect(why).toMatchObject({ reason: { code: 'plan_new' }, place: 1, of: 15 })
    const waits = (await store().cards.all()).find(({ id, retired }) => !retired && !listed.has(id))
    const info = await cardInfo(user, waits?.id ?? '', reader)
    expect(info).toMatchObject({ why: null, absence: { code: 'plan_crowded', better: expect.any(Number) } })
  })

  test('is shorter by what was spent today; a card comes once a day', async () => {
    const spender = await person()
    await plan(spender)
    const done = await study(spender, 5, reader, 60_000)
    const after = await list(spender)
    expect(after.counts).toMatchObject({ plan: 7, seconds: 280 })
    expect(ids(after).filter((id) => done.includes(id))).toEqual([])
    expect(await cardInfo(spender, done[0] ?? '', reader)).toMatchObject({ absence: { code: 'plan_seen' } })
    await study(spender, 7, reader, 60_000)
    expect((await list(spender)).counts.plan).toBe(0)
    const view = await today(spender, reader)
    expect(view.list).toEqual([])
    expect(view.next).toMatchObject({ date: '2026-11-25', count: expect.any(Number) })
    expect(view.next?.count).toBeGreaterThan(10)
  })

  test('practice takes none of the minutes', async () => {
    const practises = await person()
    await plan(practises)
    const { items } = await queue(practises, { ...reader, count: 3 })
    await recordEntries(
      practises,
      items.map((item, place) => answer(item, 3, NOON - MINUTE + place, { mode: 'cram', spentMs: 60_000 })),
      reader,
    )
    expect((await list(practises)).counts).toMatchObject({ plan: 15, seconds: 600 })
  })

  test('has nothing of the plan on a day off, and says when it goes on', async () => {
    const rests = await person()
    await plan(rests, { daysOff: ['2026-11-24', '2026-11-25'], minutesByWeekday: [10, 10, 10, 0, 10, 10, 10] })
    const view = await today(rests, reader)
    expect(view.list).toEqual([])
    // the 26th is a Thursday
    expect(view.next).toMatchObject({ date: '2026-11-27', count: 15 })
    expect((await list(rests)).next).toMatchObject({ count: 15 })
    const [one] = await store().cards.all()
    expect(await cardInfo(rests, one?.id ?? '', reader)).toMatchObject({ absence: { code: 'plan_day_off' } })
  })

  test('has cards out of scope after it: those due, none that is new', async () => {
    const both = await person()
    const before = await study(both, 4, at(-5))
    const topicOf = new Map((await store().cards.all()).map(({ id, topicId }) => [id, topicId]))
    const inScope = topicOf.get(before[0] ?? '') ?? ''
    const topics = await store().topics.all()
    const nothing = Object.fromEntries(topics.filter(({ parentId }) => parentId === null).map(({ id }) => [id, 0]))
    await plan(both, { topicWeights: { ...nothing, [inScope]: 3 }, date: '2027-02-20' })
    const then = at(60)
    const answered = await list(both, then)
    const isBelow = (id: string): boolean => `${topicOf.get(id)}/`.startsWith(`${inScope}/`)
    expect(planned(answered).every(isBelow)).toBe(true)
    expect(planned(answered).length).toBeGreaterThan(0)
    const rest = answered.items.slice(planned(answered).length)
    expect(rest.length).toBeGreaterThan(0)
    expect(rest.every(({ mode, cardId }) => mode === 'due' && !isBelow(cardId) && before.includes(cardId))).toBe(true)
    const view = await today(both, then)
    expect(view.plan?.restSeconds).toBeGreaterThan(0)
    expect((view.plan?.seconds ?? 0) + (view.plan?.restSeconds ?? 0)).toBe(view.seconds)
    const fresh = (await store().cards.all()).find(
      ({ id, retired }) => !retired && !isBelow(id) && !before.includes(id),
    )
    expect(await cardInfo(both, fresh?.id ?? '', then)).toMatchObject({ absence: { code: 'plan_outside' } })
  })

  test('leaves out what was suspended or buried', async () => {
    const sets = await person()
    await plan(sets)
    const [first, second] = ids(await list(sets))
    const common = { v: 1 as const, at: NOON - MINUTE, skewMs: 0, zone: 'UTC', device: 'phone' }
    const { studyDay } = await list(sets)
    const acts: LogEntry[] = [
      { ...common, id: testId(NOON), type: 'suspend', cardId: first ?? '', on: true },
      { ...common, id: testId(NOON), type: 'bury', cardId: second ?? '', on: true, untilDay: (studyDay + 1) as never },
    ]
    await recordEntries(sets, acts, reader)
    const left = ids(await list(sets))
    expect(left).not.toContain(first)
    expect(left).not.toContain(second)
    expect(left).toHaveLength(15)
    expect(ids(await list(sets, at(1)))).not.toContain(first)
  })
})

describe('the plan is made anew', () => {
  test('after a day that was missed: no more than the minutes of the day, and what was missed is there again', async () => {
    const misses = await person()
    await plan(misses)
    const first = await list(misses)
    const second = await list(misses, at(1))
    expect(second.counts.seconds).toBeLessThanOrEqual(600)
    expect(ids(second).filter((id) => ids(first).includes(id)).length).toBeGreaterThan(10)
  })

  test('where there is more time, another date or another role', async () => {
    const changes = await person()
    const id = await plan(changes)
    const before = ids(await list(changes))
    await plan(changes, { id, minutesByWeekday: [20, 20, 20, 20, 20, 20, 20] })
    expect((await list(changes)).counts).toMatchObject({ plan: 30, seconds: 1_200 })
    await plan(changes, { id, role: 'face' })
    expect(new Set(ids(await list(changes)))).not.toEqual(new Set(before))
    await study(changes, 15)
    const far = await list(changes, at(3))
    await plan(changes, { id, role: 'face', date: '2026-11-28' }, at(3))
    const near = await list(changes, at(3))
    expect(new Set(ids(near))).not.toEqual(new Set(ids(far)))
    expect(near.items[0]?.why.values).toMatchObject({ date: '2026-11-28' })
  })

  test('and from the day of the interview on the list is the plain one, at the rollover', async () => {
    const done = await person({ newPerDay: 3 })
    await plan(done)
    const eve = { ...reader, now: Date.UTC(2026, 11, 8, 3, 59) }
    const day = { ...reader, now: Date.UTC(2026, 11, 8, 4) }
    expect((await list(done, eve)).counts.plan).toBeGreaterThan(0)
    expect((await list(done, day)).counts).toMatchObject({ plan: 0, new: 3 })
    expect((await today(done, day)).plan).toBeNull()
    expect((await listPlans(done, day))[0]).toMatchObject({ active: true, daysLeft: 0 })
  })

  test('and on the day of one interview for the next, as where one comes each day', async () => {
    const rounds = await person({ newPerDay: 3 })
    await plan(rounds, { date: '2026-11-25' })
    await plan(rounds, { date: '2026-11-26', minutesByWeekday: [4, 4, 4, 4, 4, 4, 4] })
    expect((await list(rounds)).counts).toMatchObject({ plan: 15, seconds: 600 })
    const second = await list(rounds, at(1))
    expect(second.counts).toMatchObject({ plan: 6, seconds: 240 })
    expect(second.items[0]?.why.values).toMatchObject({ date: '2026-11-26' })
    expect((await today(rounds, at(1))).plan).toEqual({ seconds: 240, restSeconds: 0 })
    expect((await list(rounds, at(2))).counts).toMatchObject({ plan: 0, new: 3 })
    // and so it is without a line
    const pack = await queuePack(rounds, { ...reader, days: 3 })
    expect(pack.days.map(({ limits }) => limits.plan)).toEqual([15, 6, 0])
  })

  test('and once it has ended the next plan is followed, or none', async () => {
    const ends = await person({ newPerDay: 3 })
    const first = await plan(ends)
    const second = await plan(ends, { date: '2026-12-20', minutesByWeekday: [1, 1, 1, 1, 1, 1, 1] })
    expect((await list(ends)).counts.plan).toBe(15)
    await endPlan(ends, first, NOON)
    expect((await list(ends)).counts.plan).toBe(1)
    await endPlan(ends, second, NOON)
    expect((await list(ends)).counts).toMatchObject({ plan: 0, new: 3 })
  })
})

describe('a pack for days without a line', () => {
  test('has a list for each day of the plan, within its minutes, and the plain one from the interview on', async () => {
    const travels = await person({ newPerDay: 3 })
    await plan(travels, { date: '2026-11-28', daysOff: ['2026-11-26'] })
    const pack = await queuePack(travels, { ...reader, days: 6 })
    expect(pack.days.map(({ limits }) => limits.plan > 0)).toEqual([true, true, false, true, false, false])
    expect(pack.days[0]?.cardIds).toEqual(ids(await list(travels)))
    for (const { cardIds } of pack.days) expect(new Set(cardIds).size).toBe(cardIds.length)
    // what was met on the first day may come again before the interview; it is drawn once
    expect(new Set(pack.items.map(({ cardId }) => cardId)).size).toBe(pack.items.length)
    const drawn = new Set(pack.items.map(({ cardId }) => cardId))
    expect(pack.days.flatMap(({ cardIds }) => cardIds).every((id) => drawn.has(id))).toBe(true)
    expect(pack.days[4]?.cardIds.length).toBeGreaterThan(0)
  })

  test('does not pile up the days that were missed, and has a card again when the plan wants it', async () => {
    const offline = await person()
    await plan(offline, { date: '2026-11-30', minutesByWeekday: [3, 3, 3, 3, 3, 3, 3] })
    // some are known well, so that they come twice before the interview
    await study(offline, 4, at(-1))
    const pack = await queuePack(offline, { ...reader, days: 6 })
    const there = (entries: readonly LogEntry[], ahead: number) =>
      packedQueue(pack, { scope: {}, not: [], count: 100, entries, now: NOON + ahead * DAY })
    const firstDay = there([], 0)
    expect(firstDay?.items.map(({ cardId, mode }) => [cardId, mode])).toEqual(
      pack.days[0]?.cardIds.map((cardId) => [cardId, 'plan']),
    )
    expect(firstDay?.counts.plan).toBe(pack.days[0]?.limits.plan)
    const missed = there([], 2)
    expect(missed?.items).toHaveLength(pack.days[2]?.limits.plan ?? -1)
    const entries = firstDay?.items.map((item, place) => answer(item, 4, NOON + place)) ?? []
    expect(there(entries, 0)?.items).toEqual([])
    const again = pack.days.findIndex(
      ({ cardIds }, day) => day > 0 && cardIds.some((id) => firstDay?.items.some((item) => item.cardId === id)),
    )
    expect(again).toBeGreaterThan(0)
    const back = pack.days[again]?.cardIds.find((id) => entries.some((entry) => entry.cardId === id)) ?? ''
    expect(there(entries, again - 1)?.items.map(({ cardId }) => cardId)).not.toContain(back)
    expect(there(entries, again)?.items.map(({ cardId }) => cardId)).toContain(back)
  })
})

test('a plan is innocent: switched on, followed and off again, every state and due day is that of the plain log', async () => {
  const step = fc.record({
    days: fc.integer({ min: 0, max: 3 }),
    act: fc.constantFrom(
      'study' as const,
      'study' as const,
      'study' as const,
      'plan' as const,
      'end' as const,
      'date' as const,
    ),
    ratings: fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { minLength: 1, maxLength: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const [planner, plain] = [await person(), await person()]
      let now = NOON
      let id: string | null = null
      for (const { days, act, ratings } of [{ days: 0, act: 'plan' as const, ratings: [] }, ...steps]) {
        now += days * DAY + HOUR
        const on = { ...reader, now }
        const date = new Date(now + 9 * DAY).toISOString().slice(0, 10)
        if (act === 'plan') id = await plan(planner, { date }, on)
        if (act === 'date' && id !== null) await savePlan(planner, on, { ...PLAN, id, date })
        if (act === 'end' && id !== null) await endPlan(planner, id, now)
        if (act !== 'study') continue
        const { items } = await queue(planner, { ...on, count: ratings.length })
        const entries = items.map((item, place) => answer(item, ratings[place] ?? 3, now - MINUTE + place))
        await recordEntries(planner, entries, on)
        // the same answers in a log that knows of no plan
        const others = entries.map((entry) => ({ ...entry, mode: 'due' as const }))
        await recordEntries(plain, others, on)
      }
      if (id !== null) await endPlan(planner, id, now)
      const [one, other] = [await statesOf(planner), await statesOf(plain)]
      expect(one).toEqual(other)
      const later = { ...reader, now: now + 30 * DAY }
      const dueOf = async (user: UserId) => (await list(user, later)).counts
      expect(await dueOf(planner)).toEqual(await dueOf(plain))
    }),
    { numRuns: Number(process.env['RECEPTIVE_FUZZ_RUNS'] ?? 0) || 8 },
  )
  const { differing } = await checkStates()
  expect(differing).toEqual([])
})

const statesOf = async (user: UserId) => new Map((await store().states.all(user)).map((state) => [state.cardId, state]))

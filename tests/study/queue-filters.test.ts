import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { LogEntry, Next } from '@/lib/memory'
import { queue, readSettings, recordEntries, saveSettings, today, type QueueFilter } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const TODAY = Math.floor(NOON / DAY)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cards: Awaited<ReturnType<ReturnType<typeof store>['cards']['all']>>
beforeAll(async () => {
  cards = (await store().cards.all()).filter(({ retired }) => !retired)
})

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `filters-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}
const card = (place: number): string => cards[place]?.id ?? ''
const graduated = (dueDay: number): Next => ({
  phase: 'review',
  step: 0,
  dueDay: dueDay as never,
  fuzzDays: 0,
  balanceDays: 0,
})

const flag = (cardId: string): LogEntry => {
  return { ...reviewless, id: testId(NOON), type: 'flag', cardId, on: true }
}
const reviewless = { v: 1, at: NOON, skewMs: 0, zone: 'UTC', device: 'test-device' } as const

/** Cards met so many days ago, due so many days from today. */
async function met(
  user: UserId,
  due: readonly (readonly [cardId: string, inDays: number])[],
  daysAgo = 30,
): Promise<void> {
  const entries = due.map(([cardId, inDays], place) =>
    reviewEntry(cardId, NOON - daysAgo * DAY + place, { mode: 'new', next: graduated(TODAY + inDays) }),
  )
  await recordEntries(user, entries, { ...reader, now: NOON - daysAgo * DAY + entries.length })
}
const asked = async (user: UserId, filter: QueueFilter = {}, more: { first?: string; not?: string[] } = {}) => {
  const { items, counts, next } = await queue(user, { ...reader, count: 20, filter, ...more })
  return { ids: items.map(({ cardId }) => cardId), modes: new Set(items.map(({ mode }) => mode)), items, counts, next }
}

describe('the list narrowed', () => {
  test('to a level, with its counts and what is next', async () => {
    const user = await person()
    await saveSettings(user, { newPerDay: 0 })
    const [one, two] = [1, 2].map((level) => cards.filter((row) => row.level === level).map(({ id }) => id))
    await met(user, [
      [one?.[0] ?? '', 0],
      [two?.[0] ?? '', 0],
      [one?.[1] ?? '', 3],
      [two?.[1] ?? '', 1],
    ])
    const found = await asked(user, { level: 1 })
    expect(found.ids).toEqual([one?.[0]])
    expect(found.counts).toMatchObject({ review: 1 })
    expect(found.next).toEqual({ studyDay: TODAY + 3, count: 1 })
  })

  test('to a topic with all below it, and to its own cards alone', async () => {
    const user = await person()
    await saveSettings(user, { newPerDay: 0 })
    const topics = await store().topics.all()
    const parent = topics.find(
      ({ id }) =>
        cards.some(({ topicId }) => topicId === id) &&
        topics.some((child) => child.parentId === id && cards.some(({ topicId }) => topicId === child.id)),
    )
    const topic = parent?.id ?? ''
    const child = topics.find(({ id, parentId }) => parentId === topic && cards.some(({ topicId }) => topicId === id))
    const first = (id: string | undefined) => cards.find(({ topicId }) => topicId === id)?.id ?? ''
    await met(user, [
      [first(topic), 0],
      [first(child?.id), 0],
    ])
    expect(new Set((await asked(user, { topic })).ids)).toEqual(new Set([first(topic), first(child?.id)]))
    expect((await asked(user, { topic, own: true })).ids).toEqual([first(topic)])
  })

  test('to flagged cards, and to leeches', async () => {
    const user = await person()
    await saveSettings(user, { newPerDay: 0 })
    await met(user, [
      [card(0), 0],
      [card(1), 0],
      [card(2), 0],
    ])
    const forgotten = [20, 15, 10, 5].map((daysAgo) =>
      reviewEntry(card(1), NOON - daysAgo * DAY, {
        mode: 'due',
        rating: 1,
        recallBefore: 0.95,
        next: graduated(TODAY),
      }),
    )
    await recordEntries(user, [flag(card(2)), ...forgotten], reader)
    expect((await asked(user, { flagged: true })).ids).toEqual([card(2)])
    const leeches = await asked(user, { leeches: true })
    expect(leeches.ids).toEqual([card(1)])
    expect(leeches.items[0]?.leech).toBe(true)
    expect((await asked(user)).items.find(({ cardId }) => cardId === card(2))?.leech).toBeUndefined()
  })

  test('the answer to a review says that its card is a leech now', async () => {
    const user = await person()
    await met(user, [[card(0), 0]])
    const lapses = [9, 6, 3].map((daysAgo) =>
      reviewEntry(card(0), NOON - daysAgo * DAY, {
        mode: 'due',
        rating: 1,
        recallBefore: 0.95,
        next: graduated(TODAY),
      }),
    )
    const { states } = await recordEntries(user, lapses, reader)
    expect(states).toMatchObject([{ cardId: card(0), leech: true }])
  })
})

describe('ahead and practice', () => {
  test('ahead: what is due later, soonest first; such an answer counts for the memory and towards no limit', async () => {
    const user = await person()
    await saveSettings(user, { newPerDay: 3, reviewsPerDay: 5 })
    await met(user, [
      [card(0), 9],
      [card(1), 2],
      [card(2), 0],
    ])
    const before = await asked(user)
    const ahead = await asked(user, { way: 'ahead' })
    expect(ahead.ids).toEqual([card(1), card(0)])
    expect(ahead.modes).toEqual(new Set(['ahead']))
    const entry = reviewEntry(card(1), NOON, { mode: 'ahead', next: graduated(TODAY + 12) })
    await recordEntries(user, [entry], reader)
    expect((await asked(user)).counts).toEqual(before.counts)
    expect((await asked(user, { way: 'ahead' })).ids).toEqual([card(0)])
    const [state] = (await store().states.all(user)).filter(({ cardId }) => cardId === card(1))
    expect(state).toMatchObject({ reps: 2, dueDay: TODAY + 12 })
  })

  test('practice: any card of the scope, least recall first; it touches neither schedule nor limits', async () => {
    const user = await person()
    const topic = cards[0]?.topicId ?? ''
    const own = cards.filter(({ topicId }) => topicId === topic).map(({ id }) => id)
    await met(user, [[own[0] ?? '', 200]], 3)
    await met(user, [[own[1] ?? '', 200]], 60)
    const states = await store().states.all(user)
    const before = await asked(user)
    const cram = await asked(user, { way: 'cram', topic })
    expect(cram.ids.slice(0, 2)).toEqual([own[1], own[0]])
    expect(cram.modes).toEqual(new Set(['cram']))
    expect(cram.counts).toMatchObject({ learning: 0, review: 2 })
    const entry = reviewEntry(own[1] ?? '', NOON, { mode: 'cram', rating: 1, next: graduated(TODAY + 1) })
    await recordEntries(user, [entry], reader)
    const after = (await store().states.all(user)).map(({ headId: _, entryCount: __, ...state }) => state)
    expect(after).toEqual(states.map(({ headId: _, entryCount: __, ...state }) => state))
    expect((await asked(user)).counts).toEqual(before.counts)
  })
})

describe('one card first', () => {
  test('whatever the limits, the filter and what the browser holds say; a card that nobody knows is passed over', async () => {
    const user = await person()
    await saveSettings(user, { newPerDay: 0, reviewsPerDay: 0 })
    await met(user, [
      [card(0), 0],
      [card(1), 5],
    ])
    expect((await asked(user)).ids).toEqual([])
    const first = await asked(user, { flagged: true }, { first: card(0), not: [card(0)] })
    expect(first.items).toMatchObject([{ cardId: card(0), mode: 'due', why: { code: 'first' } }])
    expect(first.counts.review).toBe(1)
    expect((await asked(user, {}, { first: card(1) })).items).toMatchObject([{ cardId: card(1), mode: 'ahead' }])
    expect((await asked(user, {}, { first: 'conv/padding:never-was' })).ids).toEqual([])
  })
})

describe('what the days hold', () => {
  test('seconds by day at the usual pace, from tomorrow on, without a tail of empty days', async () => {
    const user = await person()
    await saveSettings(user, { retention: 0.8, easyDays: [1, 1, 1, 1, 1, 0.5, 0] })
    await met(user, [
      [card(0), 0],
      [card(1), 2],
      [card(2), 2],
      [card(3), 4],
      [card(4), 400],
    ])
    const each = 0.8 * 8 + 0.2 * 25
    const { load } = await queue(user, { ...reader, count: 1 })
    expect(load).toEqual({
      from: TODAY + 1,
      seconds: [0, Math.round(2 * each), 0, Math.round(each)],
      easyDays: [1, 1, 1, 1, 1, 0.5, 0],
    })
  })

  test('the days on which cards are due that give a card away, in either direction', async () => {
    const giver = cards.find(({ givesAway }) => givesAway.some((id) => cards.some((row) => row.id === id)))
    if (giver === undefined) throw new Error('no card gives another away')
    const given = giver.givesAway.find((id) => cards.some((row) => row.id === id)) ?? ''
    const user = await person()
    await met(user, [
      [giver.id, 0],
      [given, 7],
    ])
    const [item] = (await asked(user, {}, { first: giver.id })).items
    expect(item?.siblingDays).toEqual([TODAY + 7])
  })

  test('buttons are drawn with them: a weekday wanted free is left free', async () => {
    const user = await person()
    // 2026-11-24 is a Tuesday
    const free = [0, 0, 1, 0, 0, 0, 0]
    await saveSettings(user, { easyDays: free })
    await met(user, [[card(0), 0]], 20)
    const [item] = (await asked(user, {}, { first: card(0) })).items
    const due = [2, 3, 4].flatMap((rating) => {
      const next = item?.next[rating as 2 | 3 | 4]
      return next !== undefined && 'dueDay' in next && next.dueDay - TODAY >= 14 && next.dueDay - TODAY <= 80
        ? [next]
        : []
    })
    expect(due.length).toBeGreaterThan(0)
    for (const { dueDay } of due) expect(new Date(dueDay * DAY).getUTCDay()).toBe(3)
  })
})

describe('settings of the list', () => {
  test('are kept, and changing them moves no card', async () => {
    const user = await person()
    await met(user, [
      [card(0), 3],
      [card(1), 0],
    ])
    const states = await store().states.all(user)
    const choice = { newPlace: 'last', order: 'recall', easyDays: [1, 1, 1, 1, 1, 0.5, 0] } as const
    expect(await saveSettings(user, choice)).toEqual({ ok: true })
    expect(await readSettings(user)).toMatchObject(choice)
    expect(await store().states.all(user)).toEqual(states)
  })

  test('an easy day is 1, 0.5 or 0, and a week has seven', async () => {
    const user = await person()
    expect(await saveSettings(user, { easyDays: [1, 1, 1, 1, 1, 1, 0.7] })).toMatchObject({ ok: false })
    expect(await saveSettings(user, { easyDays: [1, 1] })).toMatchObject({ ok: false })
  })
})

describe('coming back', () => {
  test('Today offers a share, the list puts new cards last, and nothing is moved', async () => {
    const user = await person()
    for (const [day, many] of [11, 10, 10, 10].entries()) {
      const some = Array.from({ length: many }, (_, place) => [card(11 * day + place), -2] as const)
      await met(user, some, 23 + day)
    }
    const states = await store().states.all(user)
    const view = await today(user, reader)
    expect(view.catchingUp).toEqual({ awayDays: 23, isFirstDay: true, due: 41, today: 20, restDays: 5 })
    const kinds = view.list.join(' ')
    expect(kinds).toMatch(/^(review ){41}(new ?)+$/)
    expect((await asked(user)).modes).toEqual(new Set(['due']))
    expect(await store().states.all(user)).toEqual(states)

    await saveSettings(user, { reviewsPerDay: 10 })
    expect(await today(user, reader)).toMatchObject({ catchingUp: null, overLimit: 31 })
  })

  test('who was here yesterday gets no offer', async () => {
    const user = await person()
    await met(
      user,
      Array.from({ length: 41 }, (_, place) => [card(place), 0] as const),
      1,
    )
    expect((await today(user, reader)).catchingUp).toBeNull()
  })
})

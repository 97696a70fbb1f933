import { beforeAll, describe, expect, test } from 'vitest'
import { store, type CardRow, type UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { cardsOfAct, queue, recordEntries, topicPage, type ActScope, type TopicAct } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const MINUTE = 60_000
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

/** A topic with cards of its own and topics with cards below it. */
let topicId: string
let childId: string
let own: readonly CardRow[]
let below: readonly CardRow[]
beforeAll(async () => {
  const topics = await store().topics.all()
  const cards = (await store().cards.all()).filter(({ retired }) => !retired)
  const isBelow = (id: string | null | undefined, above: string): boolean =>
    id === above || (typeof id === 'string' && isBelow(topics.find((topic) => topic.id === id)?.parentId, above))
  const parent = topics.find(
    ({ id }) =>
      cards.some((card) => card.topicId === id) &&
      topics.some((child) => child.parentId === id && cards.some((card) => card.topicId === child.id)),
  )
  topicId = parent?.id ?? ''
  own = cards.filter((card) => card.topicId === topicId)
  below = cards.filter((card) => isBelow(card.topicId, topicId))
  childId = below.find((card) => card.topicId !== topicId)?.topicId ?? ''
})

let people = 0
/** Who has answered a card of the topic, one of a topic below, and one elsewhere. */
async function learner(): Promise<UserId> {
  people += 1
  const user = `acts-${people}` as UserId
  await store().users.create({ id: user, guest: true, at: NOON })
  const child = below.find((card) => card.topicId === childId)
  const elsewhere = (await store().cards.all()).find((card) => !below.some(({ id }) => id === card.id))
  await keep(
    user,
    [own[0], child, elsewhere].map((card, place) => reviewEntry(card?.id ?? '', NOON - (60 - place) * MINUTE)),
  )
  return user
}

async function keep(user: UserId, entries: readonly LogEntry[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

/** Does what a button of the page does. @returns its batch */
async function act(user: UserId, act: TopicAct, scope: ActScope, minutesAgo = 30, topic = topicId): Promise<string> {
  const at = NOON - minutesAgo * MINUTE
  const batch = testId(at)
  const cards = (await cardsOfAct(user, { topicId: topic, scope, act })) ?? []
  await keep(
    user,
    cards.map((cardId): LogEntry => {
      const common = { v: 1, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'test-device', cardId, batch } as const
      return act === 'reset' ? { ...common, type: 'reset' } : { ...common, type: 'suspend', on: act === 'suspend' }
    }),
  )
  return batch
}

async function acts(user: UserId, topic = topicId) {
  const view = await topicPage(user, topic, reader)
  if (view === null) throw new Error('no such topic')
  return view.acts
}

/** What is seen of the cards: their states but for what tells of the log's length, and the list of the day. */
async function standing(user: UserId) {
  const states = await store().states.all(user)
  return {
    states: states
      .map(({ headId: _, entryCount: __, ...state }) => state)
      .filter(({ met, suspended }) => met || suspended)
      .sort((a, b) => (a.cardId < b.cardId ? -1 : 1)),
    counts: (await queue(user, { ...reader, count: 1 })).counts,
    map: (await topicPage(user, topicId, reader))?.node,
  }
}

test('says how many cards of the topic, and of all below, each act would change', async () => {
  const user = await learner()
  expect((await acts(user)).counts).toEqual({
    own: { suspend: own.length, resume: 0, reset: 1 },
    below: { suspend: below.length, resume: 0, reset: 2 },
  })
  await act(user, 'suspend', 'own')
  expect((await acts(user)).counts).toEqual({
    own: { suspend: 0, resume: own.length, reset: 1 },
    below: { suspend: below.length - own.length, resume: own.length, reset: 2 },
  })
})

describe.each([
  ['suspend', 'own'],
  ['suspend', 'below'],
  ['reset', 'own'],
  ['reset', 'below'],
] as const)('%s, %s', (what, scope) => {
  test('changes these cards and no others, and is taken back as one, at once and after other things were done', async () => {
    const user = await learner()
    const before = await standing(user)
    const asked = new Set(await cardsOfAct(user, { topicId, scope, act: what }))
    const batch = await act(user, what, scope)
    const after = await standing(user)
    const others = ({ states }: typeof before) => states.filter(({ cardId }) => !asked.has(cardId))
    expect(others(after)).toEqual(others(before))
    const changed = after.states.filter(({ cardId }) => asked.has(cardId))
    if (what === 'reset') expect(changed).toEqual([])
    else expect(changed.map(({ suspended }) => suspended)).toEqual(Array.from(asked, () => true))
    expect((await acts(user)).last).toMatchObject({ batch, act: what, cards: asked.size, date: '2026-11-24' })

    await keep(user, [undoEntry(batch, NOON - 20 * MINUTE)])
    expect(await standing(user)).toEqual(before)
    expect((await acts(user)).last).toBeNull()

    const again = await act(user, what, scope, 15)
    const elsewhere = before.states.find(({ cardId }) => !below.some(({ id }) => id === cardId))?.cardId ?? ''
    const later = reviewEntry(elsewhere, NOON - 10 * MINUTE)
    await keep(user, [later])
    await keep(user, [undoEntry(again, NOON - 9 * MINUTE), undoEntry(later.id, NOON - 8 * MINUTE)])
    expect(await standing(user)).toEqual(before)
  })
})

test('what was suspended is taken up again as one, and that is then what was done last', async () => {
  const user = await learner()
  await act(user, 'suspend', 'own', 30)
  const batch = await act(user, 'resume', 'own', 20)
  expect((await acts(user)).last).toMatchObject({ batch, act: 'resume', cards: own.length })
  expect((await acts(user)).counts.own).toMatchObject({ suspend: own.length, resume: 0 })
})

test('an act is shown where all its cards are: on the topic and above it, not below', async () => {
  const user = await learner()
  const wide = await act(user, 'suspend', 'below', 30)
  expect((await acts(user)).last?.batch).toBe(wide)
  expect((await acts(user, childId)).last).toBeNull()
  await keep(user, [undoEntry(wide, NOON - 25 * MINUTE)])
  const narrow = await act(user, 'suspend', 'below', 20, childId)
  expect((await acts(user, childId)).last?.batch).toBe(narrow)
  expect((await acts(user)).last?.batch).toBe(narrow)
})

test('a card that was taken back by itself is no longer counted, and comes back only once', async () => {
  const user = await learner()
  const before = await standing(user)
  const batch = await act(user, 'suspend', 'own')
  const one = (await store().log.all(user)).find(({ entry }) => entry.type === 'suspend')
  await keep(user, [undoEntry(one?.entry.id ?? '', NOON - 25 * MINUTE)])
  expect((await acts(user)).last).toMatchObject({ batch, cards: own.length - 1 })
  await keep(user, [undoEntry(batch, NOON - 20 * MINUTE)])
  expect(await standing(user)).toEqual(before)
})

test('a topic that does not exist has no cards to act on', async () => {
  expect(await cardsOfAct(await learner(), { topicId: 'no/such/topic', scope: 'below', act: 'reset' })).toBeNull()
})

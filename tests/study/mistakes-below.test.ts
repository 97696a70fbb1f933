import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { ReviewEntry } from '@/lib/memory'
import { progress, queue, recordEntries, topicPage, type QueueItem } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const TOPIC = 'receptive-field'

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `mistaken-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON - 100 * DAY })
  return id
}

/** A numeric card of the topic, as its first instance asks it. */
let asked: QueueItem
beforeAll(async () => {
  const { items } = await queue(await person(), { ...reader, count: 20, filter: { topic: TOPIC, kind: 'numeric' } })
  const item = items.find(({ topic }) => topic.at(-1)?.id === TOPIC)
  if (item === undefined) throw new Error(`no numeric card hangs on ${TOPIC}`)
  asked = item
})

/** An answer that the card's likeliest mistake gives. */
function mistaken(at: number, changes: Partial<ReviewEntry> = {}): ReviewEntry {
  const [instance] = asked.instances
  const [wrong] = instance?.key.wrong ?? []
  return reviewEntry(asked.cardId, at, {
    cardVersion: asked.cardVersion,
    seed: instance?.seed ?? 0,
    values: { ...instance?.values },
    verdict: 'wrong',
    misconception: wrong?.id ?? '',
    rating: 1,
    ...changes,
  })
}

async function mistakesOf(user: UserId, entries: readonly unknown[], topic = TOPIC, language: 'en' | 'zh' = 'en') {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
  return (await topicPage(user, topic, { ...reader, language }))?.mistakes
}

describe('the mistakes of a topic', () => {
  test('are counted by kind, with the sentence that the newest answer was told', async () => {
    const [instance] = asked.instances
    const [first, second] = instance?.key.wrong ?? []
    const found = await mistakesOf(await person(), [
      mistaken(NOON - 2 * DAY),
      mistaken(NOON - DAY),
      mistaken(NOON - DAY, { misconception: second?.id ?? '' }),
      reviewEntry(asked.cardId, NOON - DAY, { verdict: 'wrong' }),
    ])
    expect(found).toMatchObject([
      { id: first?.id, times: 2, html: first?.html, topicId: TOPIC },
      { id: second?.id, times: 1, html: second?.html },
    ])
  })

  test('are said on the page of progress in the same words, without markup', async () => {
    const user = await person()
    const [below] = (await mistakesOf(user, [mistaken(NOON - DAY)])) ?? []
    const [line] = (await progress(user, reader, 30)).mistakes
    expect(line?.html).toBe(below?.html)
    expect(line?.plain).toMatch(/^[^<>]{10,}$/)
  })

  test('are told in the language of the reader', async () => {
    const [found] = (await mistakesOf(await person(), [mistaken(NOON - DAY)], TOPIC, 'zh')) ?? []
    expect(found?.html).toMatch(/\p{Script=Han}/u)
  })

  test('count on every topic above, and on no other', async () => {
    const user = await person()
    const top = asked.topic[0]?.id ?? ''
    expect(await mistakesOf(user, [mistaken(NOON - DAY)], top)).toHaveLength(1)
    expect(await mistakesOf(user, [], 'normalization')).toEqual([])
  })

  test('of answers that were undone do not count, and of those done again do', async () => {
    const user = await person()
    const [gone, back] = [mistaken(NOON - 3_000), mistaken(NOON - 2_000)]
    const redo = { ...undoEntry(back.id, NOON - 500), id: testId(NOON - 500), type: 'redo' }
    const entries = [gone, back, undoEntry(gone.id, NOON - 1_000), undoEntry(back.id, NOON - 1_000), redo]
    expect(await mistakesOf(user, entries)).toMatchObject([{ times: 1 }])
  })

  test('count when made in practice', async () => {
    expect(await mistakesOf(await person(), [mistaken(NOON - DAY, { mode: 'cram' })])).toMatchObject([{ times: 1 }])
  })

  test('of more than thirty days ago do not count', async () => {
    const user = await person()
    expect(await mistakesOf(user, [mistaken(NOON - 29 * DAY), mistaken(NOON - 30 * DAY)])).toMatchObject([{ times: 1 }])
  })

  test('that the question then does not name, or whose question cannot be made again, have no sentence', async () => {
    const user = await person()
    const found = await mistakesOf(user, [mistaken(NOON - DAY, { misconception: 'renamed_since' })])
    expect(found).toMatchObject([{ id: 'renamed_since', html: null }])
    const other = await mistakesOf(await person(), [mistaken(NOON - DAY, { values: { gone: '3' } })])
    expect(other).toMatchObject([{ html: null }])
    const unknown = await mistakesOf(await person(), [mistaken(NOON - DAY, { cardVersion: '0'.repeat(16) })])
    expect(unknown).toMatchObject([{ html: null }])
  })

  test('of another person are never seen', async () => {
    await mistakesOf(await person(), [mistaken(NOON - DAY)])
    expect(await mistakesOf(await person(), [])).toEqual([])
  })
})

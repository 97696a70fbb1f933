import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { ReviewEntry } from '@/lib/memory'
import { listAnswers, queue, recordEntries, topicPage, type QueueItem } from '@/lib/study'
import { fillWithKinds } from '../support/card-folder'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('emptyDatabase')

const MINUTE = 60_000
const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `listing-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON - 1_000 * MINUTE })
  return id
}

/** A numeric card of the topic, as it was asked before its file changed. */
let asked: QueueItem
beforeAll(async () => {
  await fillWithKinds(NOON)
  const { items } = await queue(await person(), { ...reader, count: 5 })
  const item = items.find(({ kind }) => kind === 'numeric')
  if (item === undefined) throw new Error('no numeric card')
  asked = item
  await fillWithKinds(NOON, [['Output side?', 'How wide is the output?']])
})

function answer(minutesAgo: number, changes: Partial<ReviewEntry> = {}): ReviewEntry {
  return reviewEntry(asked.cardId, NOON - minutesAgo * MINUTE, {
    cardVersion: asked.cardVersion,
    values: { ...asked.instances[0]?.values },
    verdict: 'wrong',
    rating: 1,
    ...changes,
  })
}

async function keep(user: UserId, entries: readonly unknown[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

describe('the answers of a topic', () => {
  test('come newest first, each with its question as it was asked, its date, verdict and rating', async () => {
    const user = await person()
    const [first, second] = [answer(3 * 24 * 60), answer(1, { verdict: 'right', rating: 3, mode: 'cram' })]
    await keep(user, [first, second])
    const { n, k, s, p } = asked.instances[0]?.values ?? {}
    const question = `Input ${n}, kernel ${k}, stride ${s}, padding ${p}. Output side?`
    expect(await listAnswers(user, 'conv', reader)).toEqual({
      answers: [
        { id: second.id, date: '2026-11-24', question, verdict: 'right', rating: 3, mode: 'cram', undone: false },
        { id: first.id, date: '2026-11-21', question, verdict: 'wrong', rating: 1, mode: 'new', undone: false },
      ],
      isLater: false,
      older: null,
    })
  })

  test('show the question of the card as it is now where the one asked is not here', async () => {
    const user = await person()
    await keep(user, [answer(1, { cardVersion: '0123456789abcdef' })])
    const { answers } = await listAnswers(user, 'conv', reader)
    expect(answers[0]?.question).toBe('Input …, kernel …, stride …, padding …. How wide is the output?')
  })

  test('come a page of twenty at a time, and none is left out or told twice', async () => {
    const user = await person()
    const entries = Array.from({ length: 47 }, (_, n) => answer(Math.floor(n / 3)))
    await keep(user, entries)
    const told: string[] = []
    const sizes: number[] = []
    for (let before: string | null | undefined; before !== null;) {
      const page = await listAnswers(user, 'conv', reader, before)
      expect(page.isLater).toBe(before !== undefined)
      told.push(...page.answers.map(({ id }) => id))
      sizes.push(page.answers.length)
      before = page.older
    }
    expect(sizes).toEqual([20, 20, 7])
    expect(told).toEqual([...entries].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id))
  })

  test('end with a page that is just full', async () => {
    const user = await person()
    await keep(
      user,
      Array.from({ length: 20 }, (_, n) => answer(n)),
    )
    expect(await listAnswers(user, 'conv', reader)).toMatchObject({ older: null })
  })

  test('begin anew behind an answer that is not there', async () => {
    const user = await person()
    await keep(user, [answer(1)])
    const page = await listAnswers(user, 'conv', reader, testId())
    expect(page).toMatchObject({ answers: [{}], isLater: false })
  })

  test('that were undone are marked', async () => {
    const user = await person()
    const entry = answer(5)
    await keep(user, [entry, undoEntry(entry.id, NOON)])
    expect((await listAnswers(user, 'conv', reader)).answers).toMatchObject([{ undone: true }])
  })

  test('stand on the topics above, on no other, and are seen by nobody else', async () => {
    const user = await person()
    await keep(user, [answer(1)])
    expect((await listAnswers(user, 'gridding', reader)).answers).toEqual([])
    expect((await listAnswers(await person(), 'conv', reader)).answers).toEqual([])
    await keep(user, [answer(2, { cardId: 'conv:zeros', values: {} })])
    expect((await listAnswers(user, 'conv', reader)).answers).toHaveLength(2)
  })

  test('are what the mistakes of the topic lead to', async () => {
    const user = await person()
    const [older, newer] = [
      answer(9, { misconception: 'forgot_padding' }),
      answer(2, { misconception: 'forgot_padding' }),
    ]
    await keep(user, [older, newer])
    expect((await topicPage(user, 'conv', reader))?.mistakes).toMatchObject([{ times: 2, answerId: newer.id }])
  })
})

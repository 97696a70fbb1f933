import { expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { recordEntries } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

const TEXTS = [
  ['a character that ends a string in C', 'before\0after'],
  ['half of a character', 'before\ud83dafter'],
  ['characters beyond the first plane', '🧠 𠮷 👩‍👩‍👧'],
  ['two languages, a quotation and a backslash', '感受野 \'receptive\' "field" \\n'],
  ['control characters and a bidirectional override', '\u0001\u001b[31m\u202e\ufeff'],
] as const

test.each(TEXTS)('an answer with %s is kept as it is and holds up nothing else', async (name, text) => {
  const user = `writer of ${name}` as UserId
  await store().users.create({ id: user, guest: true, at: NOON })
  const [card] = await store().cards.all()
  const given = reviewEntry(card?.id ?? '', NOON - 1000, { answer: { text }, misconception: text })
  const note = { ...given, id: testId(NOON) }
  const { results } = await recordEntries(user, [given, note], reader)
  expect(results.map(({ status }) => status)).toEqual(['stored', 'stored'])
  expect((await recordEntries(user, [given], reader)).results[0]?.status).toBe('already')
  const [kept] = await store().log.all(user)
  expect(kept?.entry).toEqual(given)
})

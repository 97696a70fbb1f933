import { describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { readTerms, topicPage } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('filledDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const idsOf = (terms: readonly { id: string }[]): string[] => terms.map(({ id }) => id)

describe('the glossary', () => {
  test('is in the order of the reader’s language, with the name in the other', async () => {
    const [en, zh] = [await readTerms('en', ''), await readTerms('zh', '')]
    expect(idsOf(en).sort()).toEqual(idsOf(zh).sort())
    expect(en[0]).toMatchObject({ id: 'activation-function', term: 'activation function', other: '激活函数' })
    expect(zh.map(({ term }) => term)).toEqual(zh.map(({ term }) => term).sort(new Intl.Collator('zh').compare))
  })

  test.each([
    ['dilation rate', 'dilation-rate'],
    ['膨胀率', 'dilation-rate'],
    [' BATCH Norm ', 'batch-normalisation'],
    ['屋脊点', 'ridge-point'],
  ])('is searched in both languages, whatever is read: “%s”', async (query, id) => {
    expect(idsOf(await readTerms('en', query))).toContain(id)
    expect(idsOf(await readTerms('zh', query))).toContain(id)
  })

  test('tells first the term of that very name, then those with the words in their name', async () => {
    for (const language of ['en', 'zh'] as const) {
      const found = await readTerms(language, 'stride')
      expect(found[0]?.id).toBe('stride')
      const named = found.map(({ term, other }) => `${term} ${other}`.includes('stride'))
      expect(named).toContain(false)
      expect(named.lastIndexOf(true)).toBeLessThan(named.indexOf(false))
    }
  })

  test('has nothing for what it does not have', async () => {
    expect(await readTerms('en', 'no such thing')).toEqual([])
  })
})

test('a topic names the terms of its text, the same in both languages', async () => {
  const userId = 'reading' as UserId
  await store().users.create({ id: userId, guest: true, at: NOON })
  const termsOf = async (id: string, language: 'en' | 'zh'): Promise<string[]> =>
    idsOf((await topicPage(userId, id, { now: NOON, language, zone: 'UTC' }))?.terms ?? [])
  const en = await termsOf('conv/padding', 'en')
  expect(en).toContain('padding')
  expect(en).not.toContain('border')
  expect((await termsOf('conv/padding', 'zh')).sort()).toEqual([...en].sort())
})

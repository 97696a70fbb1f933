import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkTerms, formatContentProblem, formatFinding, loadContent, termFinder } from '@/lib/content'
import type { Content, Term } from '@/lib/content'
import { goodContent, problemsAfter } from './folder'

/** Texts whose Chinese says it without the glossary's word, looked at one by one; there should be no more of them. */
const FREE_TRANSLATIONS = 12

let real: Content
let good: Content
beforeAll(async () => {
  const loaded = await loadContent(join(import.meta.dirname, '../../content'))
  if (!loaded.ok) throw new Error(loaded.problems.map(formatContentProblem).join('\n'))
  real = loaded.content
  good = await goodContent()
}, 60_000)

const found = (text: string, language: 'en' | 'zh', terms: readonly Term[]): string[][] =>
  termFinder(terms, language)(text).map(({ wording, terms: meant }) => [wording, ...meant.map(({ id }) => id)])

describe('the glossary', () => {
  test('has 147 terms or more, each with its own name in either language', () => {
    expect(real.glossary.length).toBeGreaterThanOrEqual(147)
    expect(new Set(real.glossary.map(({ en }) => en)).size).toBe(real.glossary.length)
  })

  test('says of each what it is in one line of each language', () => {
    for (const { id, says } of real.glossary) {
      // a sentence, or a symbol first
      expect(says.en, id).toMatch(/^(\p{Lu}|\P{L}|\p{L}\P{L})/u)
      expect(says.en, id).toMatch(/\.$/)
      expect(says.zh, id).toMatch(/。$/)
      expect(says.zh, id).toMatch(/\p{Script=Han}/u)
      // full-width punctuation
      expect(says.zh, id).not.toMatch(/\p{Script=Han}[,.:;?]/u)
    }
  })

  test('is used alike in the two languages of cards and topics, but for some free wordings', () => {
    const differing = checkTerms(real).map(formatFinding)
    expect(differing.length, differing.join('\n')).toBeLessThanOrEqual(FREE_TRANSLATIONS)
  })
})

describe('a wording is found', () => {
  test('as the longest of several, whole and in either case', () => {
    expect(found('Zero padding pads; padding stays. Unpadded', 'en', good.glossary)).toEqual([
      ['Zero padding', 'zero-padding'],
      ['padding', 'padding'],
    ])
    expect(found('零填充是一种填充', 'zh', good.glossary)).toEqual([
      ['零填充', 'zero-padding'],
      ['填充', 'padding'],
    ])
  })

  test('as it is written where it has capitals', () => {
    expect(found('In BN and bn', 'en', real.glossary)).toEqual([['BN', 'batch-normalisation']])
  })

  test('for each of the terms that it may mean', () => {
    expect(found('a bias', 'en', real.glossary)).toEqual([['bias', 'bias-parameter', 'bias-statistics']])
  })
})

describe('texts differ in their terms', () => {
  const withText = (en: string, zh: string): Content => ({
    ...good,
    cards: [],
    topics: good.topics.slice(0, 1).map((topic) => ({ ...topic, text: { en, zh } })),
  })

  test('where the Chinese has no wording of a term that the English has', () => {
    expect(checkTerms(withText('Padding, then a convolution.', '先补边，再卷积。')).map(formatFinding)).toEqual([])
    expect(checkTerms(withText('Padding, then a convolution.', '先补边。')).map(formatFinding)).toEqual([
      'conv: says “convolution” in English, but not “卷积” in Chinese',
    ])
  })

  test('not in code, in formulas, in everyday words, and in names that are the same in both', () => {
    expect(checkTerms(withText('`padding` and $convolution$ at the border.', '无。'))).toEqual([])
    expect(checkTerms(withText('The padding.', 'padding 一词。'))).toEqual([])
  })
})

test.each([
  ['an unknown key', 'everyday: true', 'daily: true', 'glossary.yaml:19:5: terms.3: key “daily” is not known'],
  [
    'a term twice',
    'id: border',
    'id: padding',
    'glossary.yaml:16:9: terms.3.id: “padding” is used twice; the other is in glossary.yaml, line 3',
  ],
])('%s is a problem with its place', async (_, from, to, expected) => {
  const problems = await problemsAfter([['glossary.yaml', from, to]])
  expect(problems.map(formatContentProblem)).toEqual([expect.stringContaining(expected)])
})

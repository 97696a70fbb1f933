import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { CardSchema } from '@/lib/card'
import type { Card } from '@/lib/card'
import {
  checkCoverage,
  checkLanguages,
  checkLikeness,
  checkOptions,
  checkSentences,
  checkSourcesUsed,
  checkUnusedNames,
  formatContentProblem,
  formatFinding,
  loadContent,
  reviewDeck,
} from '@/lib/content'
import type { Content, DeckFinding } from '@/lib/content'
import { FAMILIES } from './families'
import { goodContent, problemsAfter } from './folder'

const root = join(import.meta.dirname, '../..')

describe('the deck', () => {
  let content: Content
  beforeAll(async () => {
    const loaded = await loadContent(join(root, 'content'))
    if (!loaded.ok) throw new Error(loaded.problems.map(formatContentProblem).join('\n'))
    content = loaded.content
  }, 60_000)

  test('has a card of the kind asked for, for every question of the map', () => {
    const asks = JSON.parse(readFileSync(join(root, 'tests/golden/map-asks.json'), 'utf8')) as {
      id: string
      kind: string
    }[]
    expect(asks).toHaveLength(346)
    const kinds = new Map(content.cards.map(({ card }) => [card.id, card.kind as string]))
    expect(asks.filter(({ id, kind }) => kinds.get(id) !== kind)).toEqual([])
  })

  test.each(Object.entries(FAMILIES))('calculates %s', (_, ids) => {
    const templates = content.cards.flatMap(({ card }) => (card.kind === 'numeric' ? [card.id] : []))
    expect(templates).toEqual(expect.arrayContaining([...ids]))
  })

  test('has nothing that an editor would object to', () => {
    expect(reviewDeck(content).map(formatFinding)).toEqual([])
  })
})

describe('an editor objects to', () => {
  let good: Content
  beforeAll(async () => {
    good = await goodContent()
  })

  test('a topic with fewer than two cards, and a deck with fewer than thirty figures', () => {
    expect(briefly(checkCoverage(good))).toEqual([
      'conv few_cards',
      'conv/padding/remedies few_cards',
      'gridding few_cards',
      'figures few_figures',
    ])
  })

  test('a value that one language does not say', () => {
    const card = numeric({ question: { en: 'Side of {=n}, kernel {=k}?', zh: '输入 {=n} 的边长？' } })
    expect(briefly(checkLanguages(deckOf(card)))).toEqual(['conv:n question value_in_one_language name=k lang=en'])
  })

  test('no value that one language says in words', () => {
    const card = numeric({ question: { en: "{=n}, {=if k == 3 then 'three' else 'five'}?", zh: '{=n}、{=k}？' } })
    expect(checkLanguages(deckOf(card))).toEqual([])
  })

  test('a rubric point with wordings in one language', () => {
    const rubric = [
      { en: 'a', zh: '甲', words: { en: ['a'], zh: [] } },
      { en: 'b', zh: '乙' },
      { en: 'c', zh: '丙', words: { en: ['c'], zh: ['丙'] } },
    ]
    expect(briefly(checkLanguages(deckOf(explain({ rubric }))))).toEqual([
      'conv:e rubric.0 words_in_one_language lang=en',
    ])
  })

  test('a sentence of more than 40 words or 60 characters before the answer', () => {
    const words = (count: number): string => Array<string>(count).fill('word').join(' ')
    const found = (en: string, zh: string): (string | number)[] =>
      checkSentences(deckOf(explain({ question: { en, zh } }))).map(
        ({ values }) => `${values['lang']} ${values['found']}`,
      )
    expect(found(`${words(41)}?`, `${'字'.repeat(61)}？`)).toEqual(['en 41', 'zh 61'])
    expect(found(`${words(40)}. ${words(40)}?`, `${'字'.repeat(60)}。${'字'.repeat(60)}？`)).toEqual([])
    // a formula is one word, a number one character
    expect(found(`${words(39)} $a + b + c = d$?`, `${'字'.repeat(59)} 12.5？`)).toEqual([])
  })

  test('no long sentence after the answer', () => {
    const long = { en: `${Array<string>(50).fill('word').join(' ')}.`, zh: `${'字'.repeat(80)}。` }
    expect(checkSentences(deckOf(explain({ answer: long, explanation: long })))).toEqual([])
  })

  test('a right option that is the longest by more than 30 % in both languages', () => {
    const withRight = (en: string, zh: string): Content =>
      deckOf(
        choice([
          { right: true, en, zh },
          { en: '0123456789', zh: '零一二三四五六七八九', why: { en: 'w', zh: '因' } },
          { en: '01234', zh: '零一二三四', why: { en: 'w', zh: '因' } },
        ]),
      )
    expect(briefly(checkOptions(withRight('x'.repeat(14), '长'.repeat(14))))).toEqual([
      'conv:c options right_option_longest en=1.40 zh=1.40 limit=1.3',
    ])
    expect(checkOptions(withRight('x'.repeat(14), '长'.repeat(12)))).toEqual([])
    expect(checkOptions(withRight('x'.repeat(13), '长'.repeat(13)))).toEqual([])
  })

  test('a source that nothing cites', () => {
    expect(briefly(checkSourcesUsed(good))).toEqual(['oppenheim2009 source_unused'])
  })

  const kernel = {
    en: 'What is the side of the output for kernel {=k} and input {=n}?',
    zh: '核 {=k}、输入 {=n} 时输出的边长是多少？',
  }

  test('two cards that ask the same with other numbers', () => {
    const [one, two] = [numeric({ question: kernel }), numeric({ id: 'conv:m', question: swapped(kernel) })]
    expect(briefly(checkLikeness(deckOf(one, two)))).toEqual([
      expect.stringMatching(/^conv:m question questions_alike other=conv:n en=(0\.9\d|1\.00) zh=(0\.[89]\d|1\.00)$/),
    ])
  })

  test('no pair whose likeness is explained, but one that is explained and not alike', () => {
    const [one, two] = [numeric({ question: kernel }), numeric({ id: 'conv:m', question: swapped(kernel) })]
    const alike = [['conv:n', 'conv:m'] as const]
    expect(checkLikeness({ ...deckOf(one, two), alike })).toEqual([])
    const other = numeric({ id: 'conv:m', question: { en: 'How many weights?', zh: '权重有几个？' } })
    expect(briefly(checkLikeness({ ...deckOf(one, other), alike }))).toEqual([
      expect.stringMatching(/^conv:m question not_alike other=conv:n/),
    ])
  })

  test('a variable, helper or network that nothing uses', () => {
    const card = numeric(
      {},
      { vary: { n: [7, 8], k: [3, 5], loose: [1, 2] }, let: { idle: 'n + k' }, nets: { lost: 'conv k={=k}' } },
    )
    expect(briefly(checkUnusedNames(deckOf(card)))).toEqual([
      'conv:n template.vary name_unused name=loose',
      'conv:n template.let name_unused name=idle',
      'conv:n template.nets name_unused name=lost',
    ])
  })

  test('no name that only a text, a network or a picture uses', () => {
    const card = numeric(
      { question: { en: '{=n} {=k} {=told}', zh: '{=n} {=k} {=told}' } },
      {
        vary: { n: [7, 8], k: [3, 5], d: [1, 2] },
        let: { told: 'n' },
        nets: { drawn: 'conv k=3 d={=d}' },
        figure: { scene: 'cone', net: 'drawn' },
      },
    )
    expect(checkUnusedNames(deckOf(card))).toEqual([])
  })

  test('everything in words', () => {
    expect(reviewDeck(good).map(formatFinding)).toContain('gridding: has 0 cards; at least 2')
  })

  function deckOf(...cards: Card[]): Content {
    return {
      ...good,
      cards: cards.map((card, position) => ({ card, position, version: '', body: '', topicId: 'conv', file: '' })),
    }
  }
})

test('a pair of cards that are not there cannot be called alike', async () => {
  const pairs = 'format: 1\npairs:\n  - { cards: [conv:out-size, conv:out-sizes], why: they differ }\n'
  const problems = await problemsAfter([['alike.yaml', pairs]])
  expect(problems.map(formatContentProblem)).toEqual([
    'alike.yaml:3:30: pairs.0.cards.1: card “conv:out-sizes” is not there; did you mean “conv:out-size”?',
  ])
})

/** `subject field code name=value …`, without the sentence it quotes. */
function briefly(findings: readonly DeckFinding[]): string[] {
  return findings.map(({ subject, field, code, values }) => {
    const said = code.startsWith('few_') ? [] : Object.entries(values).map(([name, value]) => `${name}=${value}`)
    return [subject, field, code, ...said].filter((part) => part !== '').join(' ')
  })
}

const EVERY = {
  level: 1,
  tags: [],
  question: { en: 'Which side has {=n} with kernel {=k}?', zh: '输入 {=n}、核 {=k}，边长？' },
  explanation: { en: 'So.', zh: '如此。' },
  sources: [],
}

function numeric(fields: object, template: object = {}): Card {
  return CardSchema.parse({
    ...EVERY,
    id: 'conv:n',
    kind: 'numeric',
    template: {
      vary: { n: [7, 8], k: [3, 5] },
      answer: { is: 'n - k + 1', type: 'integer' },
      steps: [{ en: 'Count.', zh: '数。' }],
      ...template,
    },
    ...fields,
  })
}

function explain(fields: object): Card {
  const point = { en: 'a', zh: '甲' }
  const question = { en: 'Why?', zh: '为什么？' }
  const card = { ...EVERY, id: 'conv:e', kind: 'explain', question, rubric: [point, point, point], answer: point }
  return CardSchema.parse({ ...card, ...fields })
}

function choice(options: readonly object[]): Card {
  return CardSchema.parse({ ...EVERY, id: 'conv:c', kind: 'choice', question: { en: 'Which?', zh: '哪个？' }, options })
}

function swapped({ en, zh }: { en: string; zh: string }): { en: string; zh: string } {
  return { en: en.replace('{=k}', '{=k+2}'), zh: zh.replace('{=k}', '{=k+2}') }
}

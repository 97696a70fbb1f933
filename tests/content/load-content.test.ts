import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/card'
import { formatContentProblem } from '@/lib/content'
import { goodContent, problemsAfter } from './folder'
import type { Change } from './folder'

/** Problems as `file:line:column field code`. */
async function faults(...changes: Change[]): Promise<string[]> {
  const problems = await problemsAfter(changes)
  return problems.map(({ file, line, column, field, code }) => `${[file, line, column].join(':')} ${field} ${code}`)
}

const sentences = async (changes: readonly Change[], texts = false): Promise<string[]> =>
  (await problemsAfter(changes, { texts })).map(formatContentProblem)

describe('what is loaded', () => {
  test('topics stand in the order of the map, below the topic that their id names', async () => {
    const { topics } = await goodContent()
    expect(topics.map(({ id, parentId, position }) => [id, parentId, position])).toEqual([
      ['conv', null, 0],
      ['conv/padding', 'conv', 1],
      ['conv/padding/remedies', 'conv/padding', 2],
      ['gridding', null, 3],
    ])
    expect(topics[0]?.text?.zh).toMatch(/^卷积是/)
    expect(topics[0]?.sources).toEqual([
      { key: 'dumoulin2016', where: '§2.4' },
      { key: 'pytorch-conv2d', where: '' },
    ])
    expect(topics[3]).not.toHaveProperty('text')
  })

  test('cards stand by topic in the order of the map, then by place in the file', async () => {
    const { cards, first } = await goodContent()
    expect(cards.map(({ card, topicId, position, file }) => [card.id, topicId, position, file])).toEqual([
      ['conv:out-size', 'conv', 0, 'cards/conv.yaml'],
      ['conv/padding:zeros', 'conv/padding', 1, 'cards/conv/padding.yaml'],
      ['conv/padding:which', 'conv/padding', 2, 'cards/conv/padding.yaml'],
    ])
    expect(first).toEqual(['conv:out-size', 'conv/padding:zeros'])
  })

  test('a version is the first 16 hex digits of the SHA-256 of the canonical card', async () => {
    const { cards } = await goodContent()
    for (const { card, body, version } of cards) {
      expect(body).toBe(canonicalJson(card))
      expect(version).toBe(createHash('sha256').update(body, 'utf8').digest('hex').slice(0, 16))
    }
    expect(new Set(cards.map(({ version }) => version)).size).toBe(cards.length)
  })
})

describe('a fault is named with file, line, column and field', () => {
  test.each<[string, Change, string]>([
    ['a missing file', ['sources.yaml', null], 'sources.yaml::  file_missing'],
    ['no YAML', ['cards/conv.yaml', 'tags: [shape]', 'tags: [shape'], 'cards/conv.yaml:8:5  yaml'],
    ['a key twice', ['first.yaml', 'format: 1', 'format: 1\nformat: 1'], 'first.yaml:2:1  yaml'],
    [
      'an unknown key',
      ['cards/conv.yaml', '    tags:', '    tag:'],
      'cards/conv.yaml:4:5 cards.0.tags field_missing | cards/conv.yaml:7:5 cards.0 unknown_key',
    ],
    ['an unknown format', ['map.yaml', 'format: 1', 'format: 2'], 'map.yaml:1:9 format wrong_value'],
    [
      'a missing language',
      ['topics/conv.yaml', '  zh: |-', '  cn: |-'],
      'topics/conv.yaml:4:3 text.zh field_missing | topics/conv.yaml:6:3 text unknown_key',
    ],
    ['a wrong type', ['map.yaml', 'weight: 3', 'weight: heavy'], 'map.yaml:3:63 nodes.0.weight wrong_value'],
    [
      'a wrong year',
      ['sources.yaml', 'year: 2009', 'year: MMIX'],
      'sources.yaml:22:11 sources.oppenheim2009.year wrong_type',
    ],
    ['a wrong DOI', ['sources.yaml', '10.23915', '10/23915'], 'sources.yaml:14:10 sources.odena2016.doi wrong_format'],
    ['a wrong tag', ['cards/conv.yaml', '[shape]', '[shapes]'], 'cards/conv.yaml:7:12 cards.0.tags.0 wrong_value'],
    [
      'a second id',
      ['map.yaml', 'id: gridding', 'id: conv'],
      'map.yaml:6:11 nodes.3.id duplicate_id | map.yaml:6:81 nodes.3.prerequisites.0 prerequisite_cycle',
    ],
    ['no parent', ['map.yaml', 'id: gridding', 'id: a/b'], 'map.yaml:6:11 nodes.3.id parent_missing'],
    [
      'an unknown prerequisite',
      ['map.yaml', 'weight: 1, prerequisites: [conv]', 'weight: 1, prerequisites: [convv]'],
      'map.yaml:6:85 nodes.3.prerequisites.0 unknown_topic',
    ],
    [
      'a topic that needs itself',
      ['map.yaml', 'weight: 1, prerequisites: [conv]', 'weight: 1, prerequisites: [gridding]'],
      'map.yaml:6:85 nodes.3.prerequisites.0 prerequisite_cycle',
    ],
    [
      'prerequisites in a circle',
      ['map.yaml', 'weight: 3, prerequisites: []', 'weight: 3, prerequisites: [conv/padding/remedies]'],
      'map.yaml:4:85 nodes.1.prerequisites prerequisite_cycle',
    ],
    [
      'an unknown source',
      ['cards/conv.yaml', 'key: dumoulin2016', 'key: dumoulin16'],
      'cards/conv.yaml:29:16 cards.0.sources.0.key unknown_source',
    ],
    [
      'an unknown source of a topic',
      ['topics/conv.yaml', 'key: pytorch-conv2d', 'key: pytorch'],
      'topics/conv.yaml:10:12 sources.1.key unknown_source',
    ],
    ['an unknown first card', ['first.yaml', 'conv:out-size', 'conv:size'], 'first.yaml:2:9 cards.0 unknown_card'],
    [
      'a first card twice',
      ['first.yaml', 'conv:out-size', 'conv/padding:zeros'],
      'first.yaml:2:29 cards.1 duplicate_id',
    ],
    [
      'an unknown card given away',
      ['cards/conv/padding.yaml', 'givesAway: [conv/padding:zeros]', 'givesAway: [conv/padding:ones]'],
      'cards/conv/padding.yaml:22:17 cards.1.givesAway.0 unknown_card',
    ],
    [
      'an old name in use',
      ['cards/conv/padding.yaml', 'conv/padding:old-name', 'conv:out-size'],
      'cards/conv/padding.yaml:21:11 cards.1.was.0 duplicate_id',
    ],
    ['a file of another kind', ['cards/conv/padding.yml', ''], 'cards/conv/padding.yml::  not_yaml'],
  ])('%s', async (_name, change, expected) => {
    expect((await faults(change)).join(' | ')).toBe(expected)
  })

  test('a file in the wrong place, or of no topic', async () => {
    const file = 'format: 1\ntopic: conv\ntext: { en: a, zh: b }\n'
    expect(await faults(['topics/gridding.yaml', file])).toEqual(['topics/gridding.yaml:2:8 topic wrong_file'])
    expect(await faults(['topics/pool.yaml', file.replace('conv', 'pool')])).toEqual([
      'topics/pool.yaml:2:8 topic unknown_topic',
    ])
  })

  test('an expression that does not hold, in its place within the file', async () => {
    const faulty = await faults(['cards/conv.yaml', 'is: (n + p - k) div s + 1', 'is: (n + pp - k) div s + 1'])
    expect(faulty).toEqual(['cards/conv.yaml:16:20 cards.0.template.misconceptions.0.is unknown_name'])
  })

  test('an example that the template does not reproduce', async () => {
    const faulty = await faults(['cards/conv.yaml', 'answer: 28 }', 'answer: 29 }'])
    expect(faulty).toEqual([
      expect.stringMatching(/^cards\/conv\.yaml:24:\d+ cards\.0\.template\.examples\.0\S* example_answer_differs$/),
    ])
  })

  test('an id that stands in two files, with the place of the other', async () => {
    const copy = 'cards/conv/padding/remedies.yaml'
    const text = (topic: string): string =>
      `format: 1\ntopic: ${topic}\ncards:\n  - id: conv/padding:zeros\n    kind: cloze\n    level: 1\n    tags: []\n` +
      '    question: { en: "{{1}}", zh: "{{1}}" }\n    blanks: [{ en: [a], zh: [b] }]\n    explanation: { en: a, zh: b }\n    sources: []\n'
    expect(await sentences([[copy, text('conv/padding')]])).toEqual([
      `${copy}:2:8: topic: the file says topic “conv/padding”; by its path it is that of “conv/padding/remedies”`,
      `${copy}:4:9: cards.0.id: “conv/padding:zeros” is used twice; the other is in cards/conv/padding.yaml, line 4`,
    ])
  })

  test('all of them at once', async () => {
    const found = await faults(
      ['map.yaml', 'weight: 3', 'weight: 4'],
      ['sources.yaml', 'venue: Distill', 'vennue: Distill'],
      ['cards/conv.yaml', 'level: 1', 'level: 9'],
      ['topics/conv.yaml', 'topic: conv', 'topic: convs'],
    )
    const files = new Set(found.map((fault) => fault.split(':')[0]))
    expect([...files].sort()).toEqual(['cards/conv.yaml', 'map.yaml', 'sources.yaml', 'topics/conv.yaml'])
  })
})

describe('a sentence says what was wrong and what would be right', () => {
  test.each<[Change, string]>([
    [
      ['cards/conv.yaml', '    tags:', '    tag:'],
      'cards/conv.yaml:7:5: cards.0: key “tag” is not known; did you mean “tags”?',
    ],
    [
      ['cards/conv.yaml', 'answer: { is:', 'answer: { value: 3, is:'],
      'cards/conv.yaml:13:17: cards.0.template.answer: key “value” is not known; known here: is, type, unit, tolerance, suffixes, parts',
    ],
    [
      ['cards/conv/padding.yaml', 'kind: choice', 'kind: choise'],
      'cards/conv/padding.yaml:18:11: cards.1.kind: "choise" is none of the allowed values; did you mean “choice”?',
    ],
    [
      ['cards/conv.yaml', 'key: dumoulin2016', 'key: dumoulin2061'],
      'cards/conv.yaml:29:16: cards.0.sources.0.key: source “dumoulin2061” is not there; did you mean “dumoulin2016”?',
    ],
    [
      ['map.yaml', 'id: gridding', 'id: conv/pad/x'],
      'map.yaml:6:11: nodes.3.id: “conv/pad/x” has no topic above it; “conv/pad” has to come before it',
    ],
    [
      ['map.yaml', 'weight: 3, prerequisites: []', 'weight: 3, prerequisites: [conv/padding/remedies]'],
      'map.yaml:4:85: nodes.1.prerequisites: prerequisites go round in a circle: conv → conv/padding/remedies → conv/padding → conv; leave one of them out',
    ],
  ])('%j', async (change, sentence) => {
    expect(await sentences([change])).toContain(sentence)
  })

  test('about texts, where they are rendered too', async () => {
    const change: Change[] = [
      ['topics/conv.yaml', '**linear**', '$\\frca{1}{2}$'],
      ['topics/conv.yaml', '是**线性**的', '是**线性。**的'],
    ]
    expect(await sentences(change)).toEqual([])
    expect(await sentences(change, true)).toEqual([
      'topics/conv.yaml:4:7: text.en: KaTeX cannot read “\\frca{1}{2}”; correct the command or its braces',
      'topics/conv.yaml:6:7: text.zh: “**” is left in the text; put punctuation outside of the emphasis, or a space beside it',
    ])
  })

  test('about formulas with values in them, and pictures', async () => {
    const found = await sentences(
      [
        ['cards/conv.yaml', '$2^{=k}$ has', '$2^{=s}}$ has'],
        ['cards/conv.yaml', 'You added', 'You ![a](https://b.example/c.png) added'],
      ],
      true,
    )
    expect(found).toEqual([
      'cards/conv.yaml:18:17: cards.0.template.misconceptions.0.say.en: a picture cannot be shown in a text; pictures are drawn by the engine',
      'cards/conv.yaml:22:17: cards.0.template.steps.1.en: KaTeX cannot read “2^{2}}”; correct the command or its braces',
    ])
  })

  test('about formulas that are short each and too much together', async () => {
    const formulas = Array.from({ length: 6 }, () => `$${'x'.repeat(1_900)}$`).join(' ')
    const change: Change[] = [
      ['cards/conv/padding.yaml', 'It loses 2.', formulas],
      ['cards/conv/padding.yaml', 'It adds 2.', formulas],
    ]
    expect(await sentences(change, true)).toEqual([
      'cards/conv/padding.yaml:17:5: cards.1: the formulas of the card have 22835 characters together in en; at most 20000',
    ])
  })
})

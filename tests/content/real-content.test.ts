import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { cardTexts, instantiate } from '@/lib/card'
import type { WrongAnswer } from '@/lib/card'
import { compileCard, compileTopic, formatContentProblem, loadContent } from '@/lib/content'
import type { Content } from '@/lib/content'
import { fillText, renderTex } from '@/lib/prose'
import { judgeTyped } from './typed-answer'

const root = join(import.meta.dirname, '../..')
const SEEDS = [1, 7, 2_147_483_647]
const LANGUAGES = ['en', 'zh'] as const

let content: Content
beforeAll(async () => {
  const loaded = await loadContent(join(root, 'content'), { texts: true })
  if (!loaded.ok) throw new Error(`content/ has problems:\n${loaded.problems.map(formatContentProblem).join('\n')}`)
  content = loaded.content
}, 120_000)

test('every line of the mind map is a topic, in order, at its depth and verbatim', () => {
  const lines = content.topics.map(({ id, zh }) => `${'  '.repeat(id.split('/').length - 1)}- ${zh}\n`)
  expect(lines).toHaveLength(105)
  expect(lines.join('')).toBe(readFileSync(join(root, 'tests/golden/mindmap.zh.txt'), 'utf8'))
})

test('a newcomer begins with ten cards', () => {
  expect(content.first).toHaveLength(10)
})

test('every card is found by its id, in the file of its topic', () => {
  expect(content.cards.length).toBeGreaterThan(0)
  for (const { card, topicId } of content.cards) {
    expect(card.id.startsWith(`${topicId}:`), card.id).toBe(true)
    expect(existsSync(join(root, 'content/cards', `${topicId}.yaml`)), card.id).toBe(true)
  }
})

describe('texts', () => {
  test('of every card are rendered in both languages, without an error of KaTeX, for three seeds', () => {
    for (const { card } of content.cards) {
      const { texts, sources } = compileCard(card, content.sources)
      expect(sources, card.id).toHaveLength(card.sources.length)
      for (const seed of SEEDS) {
        const instance = instantiate(card, seed)
        for (const { path } of cardTexts(card)) {
          for (const language of LANGUAGES) {
            const text = texts[path]?.[language]
            expect(text, `${card.id} ${path}`).toBeDefined()
            if (text)
              expectClean(
                fillText(text.text, instance.fill(text.expressions)),
                `${card.id} ${path} ${language} ${seed}`,
              )
          }
        }
        for (const { tex } of instance.steps)
          if (tex !== undefined) expectClean(renderTex(tex, true), `${card.id} ${tex}`)
      }
    }
  }, 120_000)

  test('of every topic are rendered in both languages', () => {
    for (const topic of content.topics) {
      const compiled = compileTopic(topic, content.sources)
      expect(compiled.sources, topic.id).toHaveLength(topic.sources.length)
      for (const language of LANGUAGES) {
        expect(compiled[language] === null, topic.id).toBe(topic.text === undefined)
        expectClean(compiled[language] ?? 'none', `${topic.id} ${language}`)
      }
    }
  })

  test('are compiled to plain JSON', () => {
    const [first] = content.cards
    const compiled = first && compileCard(first.card, content.sources)
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled)
  })
})

test('every answer is read back and right, and every wrong value is read back and recognised', () => {
  for (const { card } of content.cards) {
    for (const seed of SEEDS) {
      const { answer, wrong } = instantiate(card, seed)
      if (!answer) continue
      const judge = (value: WrongAnswer['value']) => judgeTyped(value, { answer, wrong })
      expect(judge(answer.value), `${card.id} ${seed}`).toEqual({ verdict: 'right' })
      for (const { id, value } of wrong) {
        expect(judge(value), `${card.id} ${seed} ${id}`).toMatchObject({
          verdict: 'wrong',
          misconception: expect.arrayContaining([{ id, html: '' }]) as unknown,
        })
      }
    }
  }
})

/** KaTeX's errors, its red print of commands it does not take, emphasis that was not read, and holes left over. */
function expectClean(html: string, place: string): void {
  expect(html.trim(), place).not.toBe('')
  expect(html, place).not.toMatch(/katex-error|#cc0000|\*\*|\{=|undefined|NaN/)
  expect(html, place).not.toMatch(/[\uE000-\uF8FF\uFFFD]/)
}

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadContent } from '@/lib/content'
import { cardSchemaFile } from '../../scripts/content/card-schema-file'
import { CARD_KINDS, writeNewCard } from '../../scripts/content/new-card'
import { contentCommand } from './content-command'
import { GOOD } from './folder'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-card-'))
  cpSync(GOOD, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function codes(): Promise<string[]> {
  const loaded = await loadContent(folder)
  return loaded.ok ? [] : [...new Set(loaded.problems.map(({ code }) => code))].sort()
}

describe('a new card', () => {
  test.each(CARD_KINDS)('of kind %s stands at the end of its file, and only its words are missing', async (kind) => {
    const written = writeNewCard(folder, 'conv/padding', kind)
    expect(written).toMatchObject({ ok: true, file: 'content/cards/conv/padding.yaml' })
    const lines = readFileSync(join(folder, 'cards/conv/padding.yaml'), 'utf8').split('\n')
    expect(written.ok && lines[written.line - 1]).toBe('  - id: conv/padding:new-card')
    const found = await codes()
    expect(found).toContain('empty_text')
    expect(
      found.filter((code) => !['empty_text', 'too_small', 'blank_missing', 'wrong_format'].includes(code)),
    ).toEqual([])
  })

  test('of a topic without cards gets a file that tells an editor its schema', () => {
    expect(writeNewCard(folder, 'conv/padding/remedies', 'choice')).toMatchObject({ ok: true, line: 6 })
    const text = readFileSync(join(folder, 'cards/conv/padding/remedies.yaml'), 'utf8')
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/\.\.\/card\.schema\.json\nformat: 1\n/)
  })

  test('is not begun for a topic that is not there, nor twice', () => {
    expect(writeNewCard(folder, 'conv/pad', 'choice')).toMatchObject({ ok: false })
    writeNewCard(folder, 'conv', 'choice')
    expect(writeNewCard(folder, 'conv', 'explain')).toMatchObject({ ok: false })
  })
})

test('the schema for editors is that of the card files: npm run content -- schema writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '../../content/card.schema.json'), 'utf8')).toBe(cardSchemaFile())
})

test.each([
  [['new', 'no/such-topic'], /“no\/such-topic” is no topic/],
  [['new', 'conv', 'essay'], /“essay” is no kind of card; one of explain, choice, cloze, numeric, figure/],
  [['old'], /“old” is not known/],
])('%s is refused with what would be right', async (args, message) => {
  const { code, err } = await contentCommand(...args)
  expect(code).toBe(2)
  expect(err).toMatch(message)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileText, fillText, plainText, ProseError } from '@/lib/prose'
import { fastest } from '../grading/fastest'
import { unsafeParts } from './safe-html'

type Input = string | { before?: string; repeat?: string; nested?: string; times: number; then?: string }
interface Row {
  readonly id: string
  readonly input: Input
  readonly expected: { refused?: string; shows?: string; contains?: string; formulaShown?: string; safe?: boolean }
}

const rows = JSON.parse(readFileSync(new URL('../attacks/markdown.json', import.meta.url), 'utf8')) as Row[]

function inputOf(input: Input): string {
  if (typeof input === 'string') return input
  const { before = '', repeat = '', nested, times, then = '' } = input
  const lines = Array.from({ length: times }, (_, depth) => `${' '.repeat(depth * (nested ?? '').length)}${nested}a`)
  return nested === undefined ? before + repeat.repeat(times) + then : lines.join('\n')
}

function render(text: string) {
  try {
    const compiled = compileText(text)
    return { html: fillText(compiled, []), plain: plainText(compiled) }
  } catch (error) {
    if (error instanceof ProseError) return { refused: error.code }
    throw error
  }
}

describe('hostile texts are shown as plain text or refused, quickly', () => {
  render('$x$\n\n```ts\n1\n```')
  test.each(rows.map((row) => [row.id, JSON.stringify(row.input).slice(0, 60), row] as const))(
    '%s %s',
    (_id, _text, row) => {
      const text = inputOf(row.input)
      const rendered = render(text)
      const { refused, shows, contains, formulaShown } = row.expected
      expect(rendered.refused).toBe(refused)
      if (rendered.html !== undefined) expect(unsafeParts(rendered.html)).toEqual([])
      if (shows !== undefined) expect(rendered.plain).toBe(shows)
      if (contains !== undefined) expect(rendered.html).toContain(contains)
      if (formulaShown !== undefined)
        expect(rendered.html).toContain(`<code class="katex-error">${formulaShown}</code>`)
      expect(fastest(() => render(text))).toBeLessThan(200)
    },
  )
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseNetwork } from '@/lib/engine'
import { OPS } from '@/lib/engine/notation/ops'

const page = readFileSync(new URL('../../docs/network-notation.md', import.meta.url), 'utf8')

/** Cells of the rows of the table under a heading, marks of code taken off. */
function tableOf(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

test('the page names every op', () => {
  const named = tableOf('Layers').flatMap(([ops = '']) => ops.split(/,? (?:or )?/))
  expect(named.sort()).toEqual([...OPS.keys()].sort())
})

test('the problems on the page are those that the parser has', () => {
  const rows = tableOf('Problems')
  expect(rows).toHaveLength(8)
  for (const [text = '', code, at, suggestion] of rows) {
    const reading = parseNetwork(text)
    const problem = reading.ok ? null : reading.problem
    expect([text, problem?.code, `${problem?.line}:${problem?.column}`, problem?.suggestion ?? '']).toEqual([
      text,
      code,
      at,
      suggestion,
    ])
  }
})

test('the examples on the page are networks', () => {
  const [first = '', , pair = ''] = [...page.matchAll(/```\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const columns = pair.split('\n').map((line) => [line.slice(0, 35), line.slice(35)])
  const texts = [first, columns.map(([left]) => left).join('\n'), columns.map(([, right]) => right).join('\n')]
  expect(texts.map((text) => parseNetwork(text).ok)).toEqual([true, true, true])
})

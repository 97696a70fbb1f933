import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '@/lib/grading'
import { fastest } from './fastest'

interface Row {
  readonly id: string
  readonly input: string | { readonly repeat: string; readonly times: number; readonly then?: string }
  readonly type?: string
  readonly expected: { readonly read?: string; readonly problem?: string; readonly at?: number }
}

// not imported: a bundler refuses the lone surrogate that is one of the payloads
const file = new URL('../attacks/numeric.json', import.meta.url)
const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[]

const inputOf = ({ input }: Row): string =>
  typeof input === 'string' ? input : input.repeat.repeat(input.times) + (input.then ?? '')

describe('hostile numbers are a value or not understood at a named position, never wrong', () => {
  test.each(rows.map((row) => [row.id, inputOf(row).slice(0, 40), row] as const))('%s %j', (_id, _text, row) => {
    const text = inputOf(row)
    const key = { type: row.type === 'tuple' ? ('tuple' as const) : ('integer' as const) }
    const reading = readAnswer(text, key)
    if (reading.ok) expect({ read: reading.readAs }).toEqual(row.expected)
    else expect({ problem: reading.problem.code, at: reading.problem.at }).toEqual(row.expected)
    expect(fastest(() => readAnswer(text, key))).toBeLessThan(5)
  })
})

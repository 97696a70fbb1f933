import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOM = join(import.meta.dirname, '../../lib/memory')
const IMPORT = /^(?:import|export) (?!type )[^'"]*?from '([^']+)'/gms

/** Packages and rooms that a file of the room needs at run time, through whatever it imports. */
function needs(file: string, seen = new Set<string>()): Set<string> {
  for (const [, from = ''] of readFileSync(join(ROOM, file), 'utf8').matchAll(IMPORT)) {
    if (!from.startsWith('.')) seen.add(from)
    else if (!seen.has(from)) needs(join(dirname(file), `${from}.ts`), seen.add(from))
  }
  return new Set([...seen].filter((from) => !from.startsWith('.')))
}

describe('what a browser loads', () => {
  test.each(['next-states.ts', 'after-review.ts', 'recall.ts', 'hash.ts', 'model.ts'])(
    '%s comes without zod',
    (file) => {
      expect([...needs(file)].filter((from) => from !== '@/lib/time')).toEqual(
        ['hash.ts', 'model.ts'].includes(file) ? [] : ['ts-fsrs'],
      )
    },
  )

  test('the look would have found it', () => {
    expect(needs('read-log-entry.ts')).toContain('zod')
    expect(needs('index.ts')).toContain('zod')
  })

  test('ts-fsrs is known to one file', () => {
    const knowing = readdirSync(ROOM).filter((file) =>
      readFileSync(join(ROOM, file), 'utf8').includes("from 'ts-fsrs'"),
    )
    expect(knowing).toEqual(['fsrs.ts'])
  })
})

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { formatContentProblem, loadContent } from '@/lib/content'
import type { Content, ContentProblem, LoadOptions } from '@/lib/content'

/** The small folder without a fault. */
export const GOOD = join(import.meta.dirname, 'fixtures/good')

export async function goodContent(): Promise<Content> {
  const loaded = await loadContent(GOOD)
  if (!loaded.ok) throw new Error(loaded.problems.map(formatContentProblem).join('\n'))
  return loaded.content
}

/** A change to one file of the good folder: a text replaced, or the whole file (null: removed). */
export type Change = readonly [file: string, from: string, to: string] | readonly [file: string, content: string | null]

/** The problems of the good folder after some changes. */
export async function problemsAfter(
  changes: readonly Change[],
  options: LoadOptions = {},
): Promise<readonly ContentProblem[]> {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  try {
    cpSync(GOOD, folder, { recursive: true })
    for (const change of changes) apply(folder, change)
    const loaded = await loadContent(folder, options)
    return loaded.ok ? [] : loaded.problems
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function apply(folder: string, [file, from, to]: Change): void {
  const path = join(folder, file)
  if (from === null) return rmSync(path)
  mkdirSync(dirname(path), { recursive: true })
  if (to === undefined) return writeFileSync(path, from)
  const before = readFileSync(path, 'utf8')
  if (!before.includes(from)) throw new Error(`${file} has no ${from}`)
  writeFileSync(
    path,
    before.replace(from, () => to),
  )
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillContent } from '@/lib/study'

const GOOD = join(import.meta.dirname, '../content/fixtures/good')
const KINDS = join(import.meta.dirname, '../study/fixtures/kinds.yaml')

/** A change to the file of cards: each text replaced by the other. */
export type CardChange = readonly [from: string, to: string]

/**
 * Reads a folder into the database whose topic `conv` has one card of each kind.
 *
 * @param changes - to the file of these cards
 */
export async function fillWithKinds(now: number, changes: readonly CardChange[] = []): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-cards-'))
  try {
    cpSync(GOOD, folder, { recursive: true })
    rmSync(join(folder, 'cards'), { recursive: true })
    mkdirSync(join(folder, 'cards'))
    writeFileSync(join(folder, 'cards/conv.yaml'), changes.reduce(changed, readFileSync(KINDS, 'utf8')))
    writeFileSync(join(folder, 'first.yaml'), 'format: 1\ncards: [conv:zeros]\n')
    const filled = await fillContent(folder, now)
    if (!filled.ok) throw new Error(filled.problems.join('\n'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function changed(text: string, [from, to]: CardChange): string {
  if (!text.includes(from)) throw new Error(`no card has ${from}`)
  return text.replaceAll(from, () => to)
}

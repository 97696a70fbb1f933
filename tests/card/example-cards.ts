import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { CardSchema, type Card } from '@/lib/card'

/** The five cards by which the format is specified, as they stand in the file. */
export function rawExamples(): Record<string, unknown>[] {
  const text = readFileSync(new URL('../golden/card-format-examples.yaml', import.meta.url), 'utf8')
  return (parse(text) as { cards: Record<string, unknown>[] }).cards
}

/** The specified example of a kind, parsed. */
export function exampleCard<Kind extends Card['kind']>(kind: Kind): Extract<Card, { kind: Kind }> {
  const card = rawExamples()
    .map((raw) => CardSchema.parse(raw))
    .find((candidate) => candidate.kind === kind)
  if (card === undefined) throw new Error(`no example of kind ${kind}`)
  return card as Extract<Card, { kind: Kind }>
}

import type { Card } from './card'

/**
 * The one spelling of a card's content: the parsed card (defaults filled in) as JSON without spaces, keys sorted by
 * code unit. Two files with the same content give the same text, and any change of content another; the card's version
 * is taken from its SHA-256 by the caller. `CardSchema` reads it back to the same card.
 *
 * In `template.vary` and `template.let` the order of the names is kept: variables are drawn, and helpers see one
 * another, in file order, so there the order is content.
 */
export function canonicalJson(card: Card): string {
  return write(card, '')
}

const ORDERED: ReadonlySet<string> = new Set(['template.vary', 'template.let'])

function write(value: unknown, path: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => write(item, `${path}[]`)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (!ORDERED.has(path)) entries.sort(([a], [b]) => (a < b ? -1 : 1))
  const members = entries.map(
    ([key, item]) => `${JSON.stringify(key)}:${write(item, path === '' ? key : `${path}.${key}`)}`,
  )
  return `{${members.join(',')}}`
}

import { parseFraction } from '@/lib/engine'
import type { Fraction } from '@/lib/engine'

/**
 * The numbers of a stored tuple, `(64, 112, 112)`.
 *
 * @param text - as a card's instance writes it
 * @returns the items, or null where it is no tuple of numbers
 */
export function tupleValues(text: string): Fraction[] | null {
  const inner = /^\((.*)\)$/.exec(text.trim())?.[1]
  if (inner === undefined) return null
  const items: Fraction[] = []
  for (const part of inner.split(',')) {
    const item = parseFraction(part.trim())
    if (item === null) return null
    items.push(item)
  }
  return items
}

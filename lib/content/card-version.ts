import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/card'
import type { Card } from '@/lib/card'

/** The card as canonical JSON, and the version that any change of it changes: 16 hex digits of its SHA-256. */
export function cardVersion(card: Card): { version: string; body: string } {
  const body = canonicalJson(card)
  return { version: createHash('sha256').update(body).digest('hex').slice(0, 16), body }
}

import { createHash } from 'node:crypto'
import { countInstances, instantiate, type Card, type Instance } from '@/lib/card'

/** A fresh instance differs from this many of the last ones shown, where there are enough. */
const REMEMBERED = 5

/** Tries before a repeated instance is accepted: chance alone would need far fewer. */
const TRIES = 64

/**
 * Draws an instance for a person: the seed follows from who asks, which card, how many entries it has and the try, and the
 * try goes on while the numbers equal those of one of the last answers.
 *
 * @param showing - how many instances of this card were drawn for this request already: each gets another seed
 * @param last - values of the last answers to this card, newest first
 * @see DATA.md §3, "Drawing"
 */
export function chooseInstance(
  card: Card,
  {
    userId,
    entryCount,
    showing,
    last,
  }: {
    readonly userId: string
    readonly entryCount: number
    readonly showing: number
    readonly last: readonly Readonly<Record<string, string>>[]
  },
): Instance {
  const avoided = new Set(last.slice(0, Math.min(REMEMBERED, distinct(card) - 1)).map(fingerprint))
  let instance = instantiate(card, seedOf(userId, card.id, entryCount + showing, 0))
  for (let attempt = 1; attempt < TRIES && avoided.has(fingerprint(instance.values)); attempt += 1) {
    instance = instantiate(card, seedOf(userId, card.id, entryCount + showing, attempt))
  }
  return instance
}

/** The first 31 bits of a hash: whole, 0 … 2³¹ − 1. */
function seedOf(userId: string, cardId: string, entryCount: number, attempt: number): number {
  const hash = createHash('sha256')
    .update(JSON.stringify([userId, cardId, entryCount, attempt]))
    .digest()
  return hash.readUInt32BE(0) >>> 1
}

const counted = new WeakMap<Card, number>()

/** How many different instances a card has, as far as it matters here. */
function distinct(card: Card): number {
  const known = counted.get(card) ?? countInstances(card, REMEMBERED + 1)
  counted.set(card, known)
  return known
}

const fingerprint = (values: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * An id that sorts by the instant it was made (UUIDv7), lower case.
 *
 * Ids of one page are strictly increasing, also within a millisecond and when the device's clock steps back: an undo
 * made right after its review must not sort before it.
 *
 * @param at - the device's clock, epoch milliseconds
 * @see RFC 9562, §5.7 and §6.2 (method 1: the twelve bits after the version count within a millisecond)
 */
export function newId(at: number): string {
  const random = crypto.getRandomValues(new Uint8Array(8))
  last = following(last, at, ((random[0] ?? 0) << 2) | ((random[1] ?? 0) >> 6))
  return formatUuid(last, random)
}

/** Where the sequence of ids of this page stands: a millisecond, and a count of twelve bits within it. */
export interface UuidClock {
  readonly at: number
  readonly count: number
}

/**
 * The place after `last` in the sequence: the given instant if it lies ahead, else one count further.
 *
 * @param start - where the count begins in a new millisecond, 0 … 1023, so that half the twelve bits stay free
 */
export function following(last: UuidClock, at: number, start: number): UuidClock {
  if (at > last.at) return { at, count: start }
  return last.count < 0xfff ? { at: last.at, count: last.count + 1 } : { at: last.at + 1, count: start }
}

/**
 * Writes a UUIDv7 from a place in the sequence and eight random bytes (62 bits of them are used).
 */
export function formatUuid({ at, count }: UuidClock, random: Uint8Array): string {
  const time = at.toString(16).padStart(12, '0')
  const rest = Array.from(random, (byte, index) => (index === 0 ? (byte & 0x3f) | 0x80 : byte))
  const tail = rest.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const middle = (0x7000 | count).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

let last: UuidClock = { at: 0, count: 0 }

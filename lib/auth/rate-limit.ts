import { createHash } from 'node:crypto'
import { groupedTransaction } from '@/lib/db'
import { LIMITS, type Limit } from '@/lib/limits'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What may be done how often, by whom, in which window. */
const RATES = {
  guest: { limit: LIMITS.guestsPerAddressHour, windowMs: HOUR_MS },
  signIn: { limit: LIMITS.signInsPerAddressTenMinutes, windowMs: 10 * MINUTE_MS },
  signUp: { limit: LIMITS.signUpsPerAddressHour, windowMs: HOUR_MS },
  review: { limit: LIMITS.reviewRequestsPerMinute, windowMs: MINUTE_MS },
  write: { limit: LIMITS.writesPerMinute, windowMs: MINUTE_MS },
} as const satisfies Record<string, { limit: Limit; windowMs: number }>

export type RateName = keyof typeof RATES

/**
 * Counts one more try of something and says whether it may go on.
 *
 * @param who - an address or a user id; kept only as a hash
 * @returns null when it may, else the seconds after which to try again
 * @throws DatabaseError `busy` or `disk_full` when it cannot be counted
 */
export async function overRate(name: RateName, who: string, now: number): Promise<number | null> {
  const { limit, windowMs } = RATES[name]
  const windowAt = Math.floor(now / windowMs) * windowMs
  const tries = await groupedTransaction(async (tx) => {
    const count = await tx.rates.add(`${name}:${digest(who)}`, windowAt)
    // the first try of a window is a good moment to forget the old ones
    if (count === 1) await tx.rates.sweepBefore(now - 24 * HOUR_MS)
    return count
  })
  return tries > limit.limit * rateFactor() ? Math.ceil((windowAt + windowMs - now) / 1000) : null
}

/** The part of an address that one network holds: an IPv6 customer has a whole /64. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  return [...groups, ...Array<string>(Math.max(missing, 0)).fill('0')].slice(0, 4).join(':')
}

/** How long an account stays closed after so many wrong passwords in a row; null: until its password is reset. */
export function delayAfterWrongMs(wrong: number): number | null {
  if (wrong >= LIMITS.wrongPasswordsBeforeReset.limit) return null
  const over = wrong - LIMITS.wrongPasswordsBeforeDelay.limit
  return over < 0 ? 0 : Math.min(15 * MINUTE_MS, 15_000 * 2 ** over)
}

/** A short name for who is counted, so that no address or e-mail lies in the table: 132 bits of the SHA-256. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Load tests and demonstrations on loopback raise all rates alike. */
const rateFactor = (): number => Math.max(1, Number(process.env['RATE_FACTOR']) || 1)

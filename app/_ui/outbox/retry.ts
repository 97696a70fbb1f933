/** Why entries still wait: the line is down, the server is busy, or it does not know who asks. */
export type Trouble = 'unreachable' | 'busy' | 'signed_out' | 'other_user' | 'too_large'

/** The longest pause between two tries; every 15 s a waiting entry is offered again. */
export const LONGEST_PAUSE_MS = 15_000

/**
 * How long to wait before trying again after `failures` failed requests in a row: 1, 2, 4, 8, then 15 s, spread by a
 * quarter either way so that many tabs do not knock together once a server is back.
 *
 * @param failures - at least 1
 * @param chance - 0 … 1
 * @param retryAfter - the server's own wish (the header of 429 and 503), seconds or null; it is never undercut
 */
export function retryDelayMs(failures: number, chance: number, retryAfter: string | null): number {
  const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** Math.min(failures - 1, 10))
  const asked = retryAfter !== null && /^\d{1,5}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : 0
  return Math.max(asked, Math.round(pause * (0.75 + chance / 2)))
}

/**
 * What a refusal of a whole request means. Entries are kept on each of them.
 *
 * @param status - HTTP status of the answer
 */
export function troubleOf(status: number): Trouble {
  if (status === 401) return 'signed_out'
  if (status === 409) return 'other_user'
  if (status === 413) return 'too_large'
  return status === 429 || status >= 500 ? 'busy' : 'unreachable'
}

// How many requests one network may send in a minute: the last bound, of which the server's entry asks before anything is worked out.

/** The bound of lib/limits; a test holds the two equal, for plain Node cannot read the other file. */
export const REQUESTS_PER_MINUTE = 600

const MINUTE_MS = 60_000
const OWN_MACHINE = /^(127\.|::1$|::ffff:127\.)/
/** Files named by their content, which cost nothing and are asked for once, and the question whether the server is well. */
const UNCOUNTED = /^\/(_next\/static\/|icons\/|api\/health\/)/

/**
 * Counts requests by network and minute, in memory: a restart forgets, and what it forgets is a minute.
 *
 * @param {{ perMinute?: number, now?: () => number }} [options]
 * @returns {(address: string, path: string) => number | null} seconds after which to ask again, null when a request may go on.
 * Whoever sits at the machine itself is not counted.
 */
export function requestRate({ perMinute = REQUESTS_PER_MINUTE, now = Date.now } = {}) {
  let minute = 0
  let counts = new Map()
  return (address, path) => {
    if (OWN_MACHINE.test(address) || UNCOUNTED.test(path)) return null
    const at = now()
    if (Math.floor(at / MINUTE_MS) !== minute) {
      minute = Math.floor(at / MINUTE_MS)
      counts = new Map()
    }
    const network = networkOf(address)
    const count = (counts.get(network) ?? 0) + 1
    counts.set(network, count)
    return count > perMinute ? Math.ceil(((minute + 1) * MINUTE_MS - at) / 1000) : null
  }
}

/** The part of an address that one network holds: an IPv6 customer has a whole /64. As in lib/auth, which a test compares. */
export function networkOf(address) {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  return [...groups, ...Array(Math.max(missing, 0)).fill('0')].slice(0, 4).join(':')
}

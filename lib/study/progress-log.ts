import { store, type UserId } from '@/lib/db'
import type { LogLine } from '@/lib/plan'

/** So many lines of all people together are remembered; some hundred bytes each. */
const REMEMBERED = 400_000

/** What comes late is seldom later: lines of the last two days are read again each time the log has grown. */
const LATE_MS = 2 * 86_400_000

interface Known {
  readonly url: string | undefined
  readonly version: number
  readonly lines: readonly LogLine[]
}

interface Holder {
  receptiveLogLines?: Map<string, Known>
}

// a bundler may load this module more than once in a process; what is remembered must be one
const holder = globalThis as Holder
const known = (): Map<string, Known> => (holder.receptiveLogLines ??= new Map())

/**
 * A person's log as statistics read it, in the order of the replay. What was read before is given again, the very same
 * array, while the log has not changed; where it has grown by late entries only what is new is read.
 */
export async function linesOf(userId: UserId): Promise<readonly LogLine[]> {
  const url = process.env['DATABASE_URL']
  // asked for first: lines that are newer than their number are read again, never the other way round
  const version = await store().users.logVersion(userId)
  const before = known().get(userId)
  const mine = before?.url === url ? before : undefined
  if (mine !== undefined && mine.version === version) {
    remember(userId, mine)
    return mine.lines
  }
  const lines = (mine && (await grown(userId, mine.lines))) ?? (await store().logLines.since(userId, 0))
  if (version !== null) remember(userId, { url, version, lines })
  return lines
}

/** The lines with those that came since; null where some came that count as older than is looked at. */
async function grown(userId: UserId, before: readonly LogLine[]): Promise<readonly LogLine[] | null> {
  const from = (before.at(-1)?.at ?? 0) - LATE_MS
  const [fresh, count] = await Promise.all([store().logLines.since(userId, from), store().logLines.count(userId)])
  const kept = before.findLastIndex(({ at }) => at < from) + 1
  return kept + fresh.length === count ? [...before.slice(0, kept), ...fresh] : null
}

/** The one used last goes to the end, so that the first is the one to forget. */
function remember(userId: UserId, lines: Known): void {
  const all = known()
  all.delete(userId)
  all.set(userId, lines)
  let count = [...all.values()].reduce((sum, one) => sum + one.lines.length, 0)
  for (const [id, one] of all) {
    if (count <= REMEMBERED || id === userId) break
    all.delete(id)
    count -= one.lines.length
  }
}

import { noteServerClock } from '@/app/_ui/outbox'
import type { LogEntry } from '@/lib/memory'
import type { Language, QueueAnswer, QueueItem } from '@/lib/study'
import type { Scope } from './read-scope'
import { isAtLimit } from './limit'
import { waitingCards } from './next-card'
import { filterQuery } from './scope-query'
import { pooled, unansweredItems } from './session-order'
import type { SessionState } from './session-types'

/** Below this many cards ahead more are fetched. */
const LEAST_AHEAD = 5
/** How many are asked for. */
export const ASKED = 10
/** The route takes a list of ids up to 8,000 characters. */
const LONGEST_NOT = 7_500
const PATIENCE_MS = 15_000

/** Whether so few cards are ahead that more should be fetched; a session at its end needs none. */
export function isRunningLow(state: SessionState): boolean {
  return unansweredItems(state).length < LEAST_AHEAD && !isAtLimit(state)
}

/**
 * The cards that the server need not send: those fetched and not answered, those that wait here for their time, and
 * those whose answers it does not have yet. What it has, it leaves out by itself.
 *
 * @param undelivered - entries on their way
 */
export function notWanted(state: SessionState, undelivered: readonly LogEntry[]): readonly string[] {
  // what was answered ahead of its day or crammed may well be on the server's list again
  const isExtra = (cardId: string): boolean => ['ahead', 'cram'].includes(pooled(state, cardId)?.item.mode ?? '')
  const ids = [
    ...state.steps.map(({ cardId }) => cardId).filter(isExtra),
    ...(state.current === null ? [] : [state.current.cardId]),
    ...unansweredItems(state).map(({ item }) => item.cardId),
    ...waitingCards(state).map(({ cardId }) => cardId),
    ...answeredCardIds(undelivered),
  ]
  const kept: string[] = []
  let length = 0
  for (const id of new Set(ids)) {
    length += id.length + 1
    if (length > LONGEST_NOT) break
    kept.push(id)
  }
  return kept
}

/** The cards that entries take off today's list: reviewed, buried or suspended, and not taken back by an undo. Practice leaves a card where it is. */
export function answeredCardIds(entries: readonly LogEntry[]): readonly string[] {
  const undone = undoneIds(entries)
  return entries.flatMap((entry) => {
    const leaves =
      (entry.type === 'review' && entry.mode !== 'cram') ||
      ((entry.type === 'bury' || entry.type === 'suspend') && entry.on)
    return leaves && !undone.has(entry.id) ? [entry.cardId] : []
  })
}

/** The entries that the last word about them, undo or redo, takes back. */
export function undoneIds(entries: readonly LogEntry[]): ReadonlySet<string> {
  const undone = new Set<string>()
  for (const entry of entries) {
    if (entry.type === 'undo') undone.add(entry.target)
    if (entry.type === 'redo') undone.delete(entry.target)
  }
  return undone
}

/**
 * Fetches the next cards from `GET /api/queue`.
 *
 * @returns null when the server cannot be reached or does not answer as agreed
 */
export async function fetchQueue(
  language: Language,
  scope: Scope,
  not: readonly string[],
): Promise<QueueAnswer | null> {
  const query = new URLSearchParams({ lang: language, n: String(ASKED), ...filterQuery(scope) })
  if (not.length > 0) query.set('not', not.join(','))
  return askQueue(query)
}

/**
 * Fetches one card as it stands now, whatever the day's limits say.
 *
 * @returns null when the server cannot be reached, or the card is not to be had
 */
export async function fetchCard(language: Language, cardId: string): Promise<QueueItem | null> {
  const answer = await askQueue(new URLSearchParams({ lang: language, n: '1', first: cardId }))
  return answer?.items.find((item) => item.cardId === cardId) ?? null
}

async function askQueue(query: URLSearchParams): Promise<QueueAnswer | null> {
  try {
    const sentAt = Date.now()
    const response = await fetch(`/api/queue?${query}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return null
    const answer: unknown = await response.json()
    if (!isQueueAnswer(answer)) return null
    noteServerClock(answer.serverNow, sentAt, Date.now())
    return answer
  } catch {
    return null
  }
}

function isQueueAnswer(answer: unknown): answer is QueueAnswer {
  if (typeof answer !== 'object' || answer === null) return false
  const { v, serverNow, items, counts, model } = answer as Partial<Record<keyof QueueAnswer, unknown>>
  return (
    v === 1 &&
    typeof serverNow === 'number' &&
    Array.isArray(items) &&
    typeof counts === 'object' &&
    typeof model === 'object'
  )
}

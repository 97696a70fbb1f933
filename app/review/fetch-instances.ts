import type { FreshInstances, Language, QueueInstance } from '@/lib/study'

/** Who asked for other numbers waits; after this long those at hand have to do. */
const PATIENCE_MS = 2_500
/** The route takes so many seeds. */
const MOST_SEEDS = 20

/**
 * Fetches a card with fresh numbers from `GET /api/queue/instances`.
 *
 * @param version - of the card at hand: another one would be another question
 * @param seeds - what is at hand, the last shown first
 * @returns none where the server cannot be reached, or has another version of the card
 */
export async function fetchInstances(
  cardId: string,
  version: string,
  language: Language,
  seeds: readonly number[],
): Promise<readonly QueueInstance[]> {
  const query = new URLSearchParams({ card: cardId, lang: language, not: seeds.slice(0, MOST_SEEDS).join() })
  try {
    const response = await fetch(`/api/queue/instances?${query}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return []
    const answer = (await response.json()) as FreshInstances
    return answer.v === 1 && answer.cardVersion === version ? answer.instances : []
  } catch {
    return []
  }
}

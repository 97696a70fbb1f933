import type { Store, UserId } from '@/lib/db'
import { effectiveEntries } from '@/lib/memory'
import type { MockRecord } from './mock-record'

/** Of a question's rating: not sent, sent and not here yet, in the log and counting, or taken back there. */
export type MockStanding = 'open' | 'sent' | 'counted' | 'taken_back'

/** How the ratings of a mock interview stand, by place of the question. The log says it: what was undone anywhere is taken back. */
export async function mockStandings(
  tx: Store,
  userId: UserId,
  { questions, entryIds }: Pick<MockRecord, 'questions' | 'entryIds'>,
): Promise<ReadonlyMap<number, MockStanding>> {
  const sent = Object.values(entryIds)
  if (sent.length === 0) return new Map(questions.map((_, place) => [place, 'open']))
  const entries = await tx.log.ofCards(userId, [...new Set(questions.map(({ cardId }) => cardId))])
  const here = new Set(entries.map(({ entry }) => entry.id))
  const effective = new Set(effectiveEntries(entries).map(({ entry }) => entry.id))
  return new Map(
    questions.map((_, place): [number, MockStanding] => {
      const id = entryIds[String(place)]
      if (id === undefined) return [place, 'open']
      if (effective.has(id)) return [place, 'counted']
      return [place, here.has(id) ? 'taken_back' : 'sent']
    }),
  )
}

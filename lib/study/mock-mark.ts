import { store, transaction, type UserId } from '@/lib/db'
import { mockAsked } from './mock-asked'
import { mockStandings } from './mock-counted'
import { resultsOf } from './mock-finish'
import { readMockRecord, type MockMark } from './mock-record'
import type { Reader } from './reader'

export type MockMarking =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly problem: 'unknown_mock' | 'not_finished' | 'unknown_question' | 'already_counted'
    }

/**
 * Keeps what the person says of their answers, and under which ids the ratings go into the log.
 *
 * The ids are kept before the entries are sent: whatever happens then, the same ones are sent again and counted once. A
 * question whose rating counts, or is on its way, takes no other id until it was taken back.
 *
 * @param marks - of answered questions; the last of a question counts
 * @param entryIds - by place of the question; empty while nothing is to count yet
 */
export async function markMock(
  userId: UserId,
  id: string,
  { marks, entryIds }: { readonly marks: readonly MockMark[]; readonly entryIds: Readonly<Record<string, string>> },
  reader: Reader,
): Promise<MockMarking> {
  const found = await store().mocks.byId(userId, id)
  if (found === null) return { ok: false, problem: 'unknown_mock' }
  const asked = await mockAsked(readMockRecord(found).questions, reader.language)
  return transaction(async (tx): Promise<MockMarking> => {
    await tx.users.hold(userId)
    const row = await tx.mocks.byId(userId, id)
    if (row === null) return { ok: false, problem: 'unknown_mock' }
    const record = readMockRecord(row)
    if (record.finishedAt === null) return { ok: false, problem: 'not_finished' }
    const answered = new Set(record.answers.map(({ question }) => question))
    const named = [...marks.map(({ question }) => question), ...Object.keys(entryIds).map(Number)]
    if (named.some((question) => !answered.has(question))) return { ok: false, problem: 'unknown_question' }
    const standings = await mockStandings(tx, userId, record)
    const isFree = (question: number): boolean => {
      const given = entryIds[String(question)]
      if (given !== undefined && given === record.entryIds[String(question)]) return true
      return standings.get(question) === 'open' || standings.get(question) === 'taken_back'
    }
    if (named.some((question) => !isFree(question))) return { ok: false, problem: 'already_counted' }
    const byQuestion = new Map([...record.marks, ...marks].map((mark) => [mark.question, mark]))
    const changed = { ...record, marks: [...byQuestion.values()], entryIds: { ...record.entryIds, ...entryIds } }
    await tx.mocks.save(userId, { ...row, report: { ...changed, results: resultsOf(changed, asked) } })
    return { ok: true }
  })
}

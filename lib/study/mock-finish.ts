import { store, transaction, type UserId } from '@/lib/db'
import type { MockResult } from '@/lib/plan'
import { mockAsked, type MockAsked } from './mock-asked'
import { markAnswer, type MarkedAnswer } from './mock-marking'
import { readMockRecord, type MockAnswer, type MockRecord } from './mock-record'
import type { Reader } from './reader'

export type MockFinish =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'unknown_mock' | 'unknown_question' | 'already_finished' }

/**
 * Ends a mock interview with its answers. The same answers a second time change nothing; others are refused, for the report
 * may have been read by then.
 *
 * @param answers - checked in their form; each question once
 */
export async function finishMock(
  userId: UserId,
  id: string,
  answers: readonly MockAnswer[],
  reader: Reader,
): Promise<MockFinish> {
  const found = await store().mocks.byId(userId, id)
  if (found === null) return { ok: false, problem: 'unknown_mock' }
  const { questions, way } = readMockRecord(found)
  const places = answers.map(({ question }) => question)
  if (new Set(places).size < places.length || places.some((place) => place >= questions.length)) {
    return { ok: false, problem: 'unknown_question' }
  }
  const kept = [...answers]
    .sort((a, b) => a.question - b.question)
    // no answer was given before the interview began, or is given later than now
    .map((answer) => ({ ...answer, at: Math.min(Math.max(answer.at, found.startedAt), reader.now) }))
  const asked = await mockAsked(questions, reader.language)
  const results = resultsOf({ questions, way, answers: kept, marks: [] }, asked)
  return transaction(async (tx): Promise<MockFinish> => {
    await tx.users.hold(userId)
    const row = await tx.mocks.byId(userId, id)
    if (row === null) return { ok: false, problem: 'unknown_mock' }
    const record = readMockRecord(row)
    if (record.finishedAt !== null) {
      const isSame = JSON.stringify(record.answers.map(unclamped)) === JSON.stringify(kept.map(unclamped))
      return isSame ? { ok: true } : { ok: false, problem: 'already_finished' }
    }
    await tx.mocks.save(userId, { ...row, report: { ...record, finishedAt: reader.now, answers: kept, results } })
    return { ok: true }
  })
}

/** Sent again, an answer's instant may have been held to a later now. */
const unclamped = ({ at: _, ...answer }: MockAnswer): unknown => answer

/** What each answered question came to. */
export function resultsOf(
  record: Pick<MockRecord, 'questions' | 'answers' | 'marks' | 'way'>,
  asked: readonly MockAsked[],
): MockResult[] {
  return markedAnswers(record, asked).map(({ answer, question, marked }) => ({
    topicId: question.topicId,
    share: marked.share,
    rating: marked.rating,
    recall: question.recall,
    thinkingMs: answer.thinkingMs + (answer.followUp?.thinkingMs ?? 0),
    answeringMs: answer.answeringMs + (answer.followUp?.answeringMs ?? 0),
  }))
}

/** An answered question with all that belongs to it. */
export interface AnsweredQuestion {
  readonly answer: MockAnswer
  readonly question: MockRecord['questions'][number]
  readonly asked: MockAsked
  readonly marked: MarkedAnswer
}

/** The answered questions of an interview, marked as the person has left it. */
export function markedAnswers(
  { questions, answers, marks, way }: Pick<MockRecord, 'questions' | 'answers' | 'marks' | 'way'>,
  asked: readonly MockAsked[],
): AnsweredQuestion[] {
  return answers.flatMap((answer) => {
    const [question, shown] = [questions[answer.question], asked[answer.question]]
    if (question === undefined || shown === undefined) return []
    const mark = marks.find((one) => one.question === answer.question)
    const marked = markAnswer({ kind: shown.kind, instance: shown.view }, answer, mark, way)
    return [{ answer, question, asked: shown, marked }]
  })
}

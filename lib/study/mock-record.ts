import { z } from 'zod'
import { LIMITS, MOCK_LIMITS } from '@/lib/limits'
import type { MockRow } from '@/lib/db'
import type { MockResult } from '@/lib/plan'

/** How answers are given: typed, or said aloud and compared by the person. */
export const MOCK_WAYS = ['typed', 'aloud'] as const
/** When verdicts are shown: after the interview, or after each question. */
export const MOCK_VERDICTS = ['end', 'each'] as const

const Milliseconds = z.int().min(0).max(MOCK_LIMITS.mockStepMs.limit)
const Text = z.string().max(LIMITS.answerTextCharacters.limit)
const Place = z.int().min(0).max(63)

const QuestionSchema = z.object({
  cardId: z.string(),
  cardVersion: z.string(),
  seed: z.number(),
  values: z.record(z.string(), z.string()),
  order: z.array(z.number()),
  topicId: z.string(),
  thread: z.number(),
  place: z.enum(['opening', 'deeper']),
  followUp: z.number().nullable(),
  seconds: z.number(),
  reserve: z.boolean(),
  /** the card as it stood when the interview began: the buttons are drawn from it */
  recall: z.number().nullable(),
  headId: z.string().nullable(),
  state: z
    .object({
      phase: z.enum(['new', 'learning', 'review', 'relearning']),
      step: z.number(),
      stability: z.number(),
      difficulty: z.number(),
      lastDay: z.number(),
      dueDay: z.number().nullable(),
      reps: z.number(),
    })
    .nullable(),
})

/** An answer as a browser sends it, strict. Which fields it has follows from the card's kind. */
export const MockAnswerSchema = z.strictObject({
  /** place among the interview's questions */
  question: Place,
  answer: z.strictObject({
    text: Text.exactOptional(),
    picks: z.array(Place).max(64).exactOptional(),
    blanks: z.array(Text).max(16).exactOptional(),
  }),
  /** points ticked at once, where verdicts come after each question */
  points: z.array(Place).max(64).exactOptional(),
  /** said aloud and compared at once: whether it was right */
  had: z.boolean().exactOptional(),
  thinkingMs: Milliseconds,
  answeringMs: Milliseconds,
  /** how often something was typed that could not be read */
  retries: z.int().min(0).max(10_000),
  /** when it was given, by the server's clock; epoch milliseconds */
  at: z.int().min(0).max(8_640_000_000_000_000),
  followUp: z.strictObject({ text: Text, thinkingMs: Milliseconds, answeringMs: Milliseconds }).exactOptional(),
})

/** What the person says of an answer in the report. */
export const MockMarkSchema = z.strictObject({
  question: Place,
  /** of a rubric: the points ticked */
  points: z.array(Place).max(64).exactOptional(),
  /** of an answer said aloud to a question with one right answer: whether it was right */
  had: z.boolean().exactOptional(),
  /** the rating instead of the proposed one; null: as proposed */
  rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
})

const ResultSchema = z.object({
  topicId: z.string(),
  share: z.number(),
  rating: z.number(),
  recall: z.number().nullable(),
  thinkingMs: z.number(),
  answeringMs: z.number(),
}) satisfies z.ZodType<MockResult>

const RecordSchema = z.object({
  v: z.literal(1),
  /** a role, or null for the whole map as it is */
  role: z.string().nullable(),
  planId: z.string().nullable(),
  way: z.enum(MOCK_WAYS),
  verdicts: z.enum(MOCK_VERDICTS),
  seed: z.string(),
  questions: z.array(QuestionSchema),
  finishedAt: z.number().nullable(),
  answers: z.array(MockAnswerSchema),
  marks: z.array(MockMarkSchema),
  /** by place of the question: the log's entry of its rating, the last one where it was taken back */
  entryIds: z.record(z.string(), z.string()),
  /** what it came to, as marked; kept so that a history need grade nothing anew */
  results: z.array(ResultSchema),
})

export type MockRecord = z.output<typeof RecordSchema>
export type MockAnswer = z.output<typeof MockAnswerSchema>
export type MockMark = z.output<typeof MockMarkSchema>
export type AskedQuestion = MockRecord['questions'][number]
export type MockWay = MockRecord['way']
export type MockVerdicts = MockRecord['verdicts']

/** What is kept of a mock interview; it was written by this program. */
export function readMockRecord({ report }: Pick<MockRow, 'report'>): MockRecord {
  return RecordSchema.parse(report)
}

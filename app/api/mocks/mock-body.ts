import 'server-only'
import { z } from 'zod'
import { MOCK_LIMITS } from '@/lib/limits'
import { MOCK_MINUTES, MOCK_VERDICTS, MOCK_WAYS, MockAnswerSchema, MockMarkSchema } from '@/lib/study'

/** Ids of interviews and of log entries: the browser makes both. */
const UuidV7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

export const StartSchema = z.strictObject({
  v: z.literal(1),
  id: UuidV7,
  minutes: z.literal([...MOCK_MINUTES]),
  scope: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('plan') }),
    z.strictObject({ by: z.literal('map') }),
    z.strictObject({ by: z.literal('role'), role: z.string().max(64) }),
  ]),
  way: z.enum(MOCK_WAYS),
  verdicts: z.enum(MOCK_VERDICTS),
  seed: z.string().max(64).exactOptional(),
})
export const START_WANTED =
  'Send { v: 1, id: UUIDv7, minutes: 10|20|45, scope: { by: plan|map } or { by: role, role }, way: typed|aloud, verdicts: end|each, seed? }.'

export const FinishSchema = z.strictObject({
  v: z.literal(1),
  answers: z.array(MockAnswerSchema).max(MOCK_LIMITS.mockQuestions.limit),
})
export const FINISH_WANTED =
  'Send { v: 1, answers: [{ question, answer: { text?, picks?, blanks? }, points?, had?, thinkingMs, answeringMs, retries, at, followUp? }] }.'

export const MarkSchema = z.strictObject({
  v: z.literal(1),
  marks: z.array(MockMarkSchema).max(MOCK_LIMITS.mockQuestions.limit),
  entryIds: z
    .record(z.string().regex(/^\d{1,2}$/), UuidV7)
    .refine((ids) => Object.keys(ids).length <= MOCK_LIMITS.mockQuestions.limit),
})
export const MARK_WANTED =
  'Send { v: 1, marks: [{ question, points?, had?, rating: 1…4 or null }], entryIds: { question: UUIDv7 } }.'

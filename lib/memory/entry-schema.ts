import { z } from 'zod'
import { LIMITS } from '@/lib/limits'
import type { Day } from '@/lib/time'
import type { Rating } from './next'

/** Instants that a broken clock may claim are kept as claimed, so far as the calendar goes; the server clamps them. */
const LAST_INSTANT = 8_640_000_000_000_000
const FIRST_DAY = -719_162
const LAST_DAY = 2_932_896

const UuidV7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
const CardId = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_./:-]*$/)
const ShortName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/)
const Instant = z.int().min(-LAST_INSTANT).max(LAST_INSTANT)
// Brands and unions of numbers exist for the compiler alone: what comes in is a plain whole number within bounds.
const DayNumber = z
  .int()
  .min(FIRST_DAY)
  .max(LAST_DAY)
  .transform((day) => day as Day)
const Index = z.int().min(0).max(10_000)
const Count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const ShiftDays = z.int().min(-LIMITS.maxIntervalDays.limit).max(LIMITS.maxIntervalDays.limit)
const Share = z.number().min(0).max(1)
const RatingValue = z
  .int()
  .min(1)
  .max(4)
  .transform((rating) => rating as Rating)

const common = {
  v: z.literal(1),
  id: UuidV7,
  at: Instant,
  skewMs: Instant,
  // Its form only: a browser may know a zone before the server does, and its answer must not be lost for that.
  zone: z.string().regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/),
  device: ShortName,
}

const nextPhase = { phase: z.enum(['learning', 'review', 'relearning']), step: Index }

const NextSchema = z.union([
  z.strictObject({ ...nextPhase, dueAt: Instant, fuzzDays: z.literal(0), balanceDays: z.literal(0) }),
  z.strictObject({ ...nextPhase, dueDay: DayNumber, fuzzDays: ShiftDays, balanceDays: ShiftDays }),
])

/** What was given as an answer: words, options picked (as shown), blanks filled, rubric points ticked. */
const AnswerSchema = z.strictObject({
  text: z.string().max(LIMITS.answerTextCharacters.limit).exactOptional(),
  picks: z.array(Index).max(64).exactOptional(),
  blanks: z.array(z.string().max(LIMITS.answerTextCharacters.limit)).max(16).exactOptional(),
  points: z.array(Index).max(64).exactOptional(),
})

const ReviewSchema = z.strictObject({
  ...common,
  type: z.literal('review'),
  cardId: CardId,
  cardVersion: z.string().regex(/^[0-9a-f]{16}$/),
  after: UuidV7.nullable(),
  mode: z.enum(['due', 'new', 'learn', 'ahead', 'plan', 'cram', 'mock']),
  seed: z.int().min(0).max(2_147_483_647).exactOptional(),
  values: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/), z.string().max(LIMITS.templateIntegerBits.limit))
    .refine((values) => Object.keys(values).length <= LIMITS.templateNames.limit)
    .exactOptional(),
  order: z.array(Index).max(64).exactOptional(),
  answer: AnswerSchema,
  verdict: z.enum(['right', 'wrong', 'self']),
  expected: z.string().max(LIMITS.answerTextCharacters.limit).exactOptional(),
  misconception: z.string().max(200).exactOptional(),
  hints: Index,
  retries: Index,
  spentMs: Count,
  proposed: RatingValue,
  rating: RatingValue,
  recallBefore: Share.exactOptional(),
  modelId: ShortName,
  retention: Share,
  next: NextSchema,
})

const ofCard = { ...common, cardId: CardId }

/** An act on many cards at once is an entry for each, under one batch, and can be taken back as one. */
const inBatch = { batch: UuidV7.exactOptional() }

/**
 * An entry of the log as a browser sends it (DATA.md §6), strict: an unknown key, an unreadable value or one beyond
 * its bound is refused. What a broken clock claims is not.
 */
export const LogEntrySchema = z.discriminatedUnion('type', [
  ReviewSchema,
  z.strictObject({ ...common, type: z.literal('undo'), target: UuidV7 }),
  z.strictObject({ ...common, type: z.literal('redo'), target: UuidV7 }),
  z.strictObject({ ...ofCard, ...inBatch, type: z.literal('suspend'), on: z.boolean() }),
  z.strictObject({ ...ofCard, type: z.literal('flag'), on: z.boolean() }),
  z.strictObject({ ...ofCard, type: z.literal('bury'), on: z.boolean(), untilDay: DayNumber }),
  z.strictObject({
    ...ofCard,
    type: z.literal('note'),
    text: z.string().max(LIMITS.noteCharacters.limit),
    wrong: z.boolean(),
  }),
  z.strictObject({ ...ofCard, ...inBatch, type: z.literal('reset') }),
  z.strictObject({ ...ofCard, type: z.literal('setDue'), dueDay: DayNumber }),
  z.strictObject({
    ...ofCard,
    type: z.literal('reschedule'),
    dueDay: DayNumber,
    batch: UuidV7,
    reason: z.enum(['model', 'retention', 'easyDays']),
  }),
  z.strictObject({
    ...ofCard,
    type: z.literal('start'),
    stability: z.number().min(0.001).max(36_500),
    difficulty: z.number().min(1).max(10),
    lastDay: DayNumber,
    dueDay: DayNumber,
  }),
  z.strictObject({ ...common, type: z.literal('model'), modelId: ShortName, scope: z.enum(['all', 'numeric']) }),
])

export type LogEntry = z.output<typeof LogEntrySchema>
export type ReviewEntry = Extract<LogEntry, { type: 'review' }>

import type { LogEntry, Next, ReviewEntry } from '@/lib/memory'
import type { LogLine } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

const MS_PER_DAY = 86_400_000
const MS_PER_HOUR = 3_600_000

/** Tuesday, 24 November 2026. */
export const GOLDEN_TODAY = asDay(20_781)

interface Given {
  readonly card: 'a' | 'b' | 'c'
  /** days from today, and the hour, UTC */
  readonly on: number
  readonly at: number
  readonly mode: ReviewEntry['mode']
  readonly rating: 1 | 2 | 3 | 4
  /** days until it is due; null for a step within the day */
  readonly due: number | null
  readonly recall?: number
  readonly seconds: number
  readonly mistake?: string
  readonly undone?: true
}

/** Three cards' answers, written by hand; what every chart says of them is worked out by hand in the tests. */
const GIVEN: readonly (
  Given | { readonly card: 'c'; readonly on: number; readonly at: number; readonly mode: 'reset' }
)[] = [
  { card: 'c', on: -400, at: 8, mode: 'new', rating: 3, due: 30, seconds: 7 },
  { card: 'c', on: -370, at: 8, mode: 'due', rating: 3, due: 100, recall: 0.9, seconds: 7 },
  { card: 'a', on: -40, at: 8, mode: 'new', rating: 3, due: null, seconds: 10 },
  { card: 'a', on: -40, at: 8, mode: 'learn', rating: 3, due: 4, recall: 1, seconds: 5 },
  { card: 'a', on: -36, at: 9, mode: 'due', rating: 3, due: 25, recall: 0.9, seconds: 6 },
  { card: 'a', on: -11, at: 9, mode: 'due', rating: 1, due: null, recall: 0.8, seconds: 12 },
  { card: 'a', on: -11, at: 9, mode: 'learn', rating: 3, due: 3, recall: 1, seconds: 5 },
  { card: 'a', on: -8, at: 21, mode: 'due', rating: 2, due: 6, recall: 0.7, seconds: 70 },
  { card: 'c', on: -5, at: 12, mode: 'reset' },
  { card: 'c', on: -3, at: 12, mode: 'new', rating: 3, due: 3, seconds: 11 },
  { card: 'a', on: -2, at: 21, mode: 'due', rating: 1, due: null, recall: 0.6, seconds: 9, undone: true },
  { card: 'a', on: -1, at: 9, mode: 'due', rating: 4, due: 20, recall: 0.6, seconds: 8 },
  { card: 'b', on: -1, at: 10, mode: 'new', rating: 1, due: null, seconds: 20, mistake: 'padding_once' },
  { card: 'b', on: 0, at: 10, mode: 'learn', rating: 3, due: 2, recall: 0.5, seconds: 9 },
  { card: 'b', on: 0, at: 11, mode: 'cram', rating: 1, due: null, recall: 0.95, seconds: 4, mistake: 'padding_once' },
  { card: 'b', on: 0, at: 11, mode: 'ahead', rating: 3, due: 5, recall: 1, seconds: 2 },
  { card: 'c', on: 0, at: 12, mode: 'due', rating: 3, due: 8, recall: 0.9, seconds: 3 },
]

/**
 * The log as entries, oldest first.
 *
 * @param cardOf - the ids that the three cards have
 * @param today - the study day that it ends on
 */
export function goldenEntries(
  cardOf: (card: 'a' | 'b' | 'c') => string = (card) => card,
  today: number = GOLDEN_TODAY,
): LogEntry[] {
  return GIVEN.flatMap((given, place): LogEntry[] => {
    const day = today + given.on
    const at = day * MS_PER_DAY + given.at * MS_PER_HOUR + place * 1_000
    const common = { v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'test-device' }
    if (given.mode === 'reset') return [{ ...common, type: 'reset', cardId: cardOf(given.card) }]
    const next: Next =
      given.due === null
        ? { phase: 'learning', step: 0, dueAt: at + 600_000, fuzzDays: 0, balanceDays: 0 }
        : { phase: 'review', step: 0, dueDay: asDay(day + given.due), fuzzDays: 0, balanceDays: 0 }
    const review = reviewEntry(cardOf(given.card), at, {
      mode: given.mode,
      rating: given.rating,
      spentMs: given.seconds * 1_000,
      next,
      ...(given.recall === undefined ? {} : { recallBefore: given.recall }),
      ...(given.mistake === undefined ? {} : { misconception: given.mistake, verdict: 'wrong' as const }),
    })
    return given.undone ? [review, undoEntry(review.id, at + 500)] : [review]
  })
}

/** The same as the lines that statistics read. */
export const goldenLines = (): LogLine[] => goldenEntries().map(lineOf)

/** An entry of the log as statistics read it. */
export function lineOf(entry: LogEntry): LogLine {
  const review = entry.type === 'review' ? entry : null
  const due = review?.next ?? entry
  return {
    id: entry.id,
    type: entry.type,
    cardId: 'cardId' in entry ? entry.cardId : null,
    target: 'target' in entry ? entry.target : entry.type === 'reschedule' ? entry.batch : null,
    at: entry.at,
    studyDay: asDay(Math.floor((entry.at - 4 * MS_PER_HOUR) / MS_PER_DAY)),
    hour: Math.floor((entry.at % MS_PER_DAY) / MS_PER_HOUR),
    rating: review?.rating ?? null,
    mode: review?.mode ?? null,
    misconception: review?.misconception ?? null,
    spentMs: review?.spentMs ?? null,
    recallBefore: review?.recallBefore ?? null,
    dueDay: 'dueDay' in due ? due.dueDay : null,
    lastDay: entry.type === 'start' ? entry.lastDay : null,
  }
}

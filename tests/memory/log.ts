import fc from 'fast-check'
import type { LogEntry, Next, Rating, ReviewEntry, StoredEntry } from '@/lib/memory'
import { asDay, dayOfDate } from '@/lib/time'

const MS_PER_DAY = 86_400_000
export const FIRST_DAY = dayOfDate('2026-11-24')
export const CARD = 'conv/padding:zero'

/** A UUIDv7 that sorts by its number. */
export function id(n: number): string {
  const hex = n.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

const common = (n: number): Pick<LogEntry, 'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device'> => ({
  v: 1,
  id: id(n),
  at: 0,
  skewMs: 0,
  zone: 'Europe/Berlin',
  device: 'laptop',
})

/** The words of an entry of any type but `review`, without what all entries have. */
export type Wish = LogEntry extends infer Entry
  ? Entry extends ReviewEntry
    ? never
    : Entry extends LogEntry
      ? Omit<Entry, 'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device'>
      : never
  : never

/** Entry number n, `day` days after the first at `hour` hours: id, effectiveAt and studyDay all follow. */
export function stored(n: number, day: number, wish: Wish, hour = 12): StoredEntry {
  return at(day, hour, { ...common(n), ...wish } as LogEntry)
}

/** A review as entry number n; what it says of its card is that it was rated and what the button said. */
export function review(
  n: number,
  day: number,
  rating: Rating,
  next: Next,
  more: Partial<ReviewEntry> = {},
  hour = 12,
): StoredEntry {
  return at(day, hour, {
    ...common(n),
    type: 'review',
    cardId: CARD,
    cardVersion: '0123456789abcdef',
    after: null,
    mode: 'due',
    answer: {},
    verdict: 'self',
    hints: 0,
    retries: 0,
    spentMs: 8_000,
    proposed: rating,
    rating,
    modelId: 'fsrs-6-default',
    retention: 0.9,
    next,
    ...more,
  })
}

/** Due so many days after the first day. */
export function onDay(day: number, phase: 'learning' | 'review' | 'relearning' = 'review', step = 0): Next {
  return { phase, step, dueDay: asDay(FIRST_DAY + day), fuzzDays: 0, balanceDays: 0 }
}

/** Due at an instant of the day so many days after the first. */
export function within(
  day: number,
  hour: number,
  phase: 'learning' | 'review' | 'relearning' = 'learning',
  step = 0,
): Next {
  return { phase, step, dueAt: instant(day, hour), fuzzDays: 0, balanceDays: 0 }
}

/** Noon is far from any rollover: days count from it. */
export function instant(day: number, hour: number): number {
  return (FIRST_DAY + day) * MS_PER_DAY + hour * 3_600_000
}

function at(day: number, hour: number, entry: LogEntry): StoredEntry {
  const effectiveAt = instant(day, hour)
  return { entry, receivedAt: effectiveAt, effectiveAt, studyDay: asDay(FIRST_DAY + day) }
}

const arbitraryNext = (day: number): fc.Arbitrary<Next> =>
  fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((days) => onDay(day + days)),
    fc.integer({ min: 1, max: 7 }).map((hours) => within(day, 12 + hours, 'learning', hours % 2)),
    fc.constant(within(day, 13, 'relearning')),
  )

/** Any log of one card: reviews of every mode, undos of entries, of batches and of nothing, resets, everything else. */
export const arbitraryLog: fc.Arbitrary<StoredEntry[]> = fc.integer({ min: 1, max: 24 }).chain((length) =>
  fc
    .tuple(
      ...Array.from({ length }, (_, n) =>
        fc.integer({ min: 0, max: 40 }).chain((day) =>
          fc.oneof(
            {
              weight: 6,
              arbitrary: fc
                .tuple(fc.constantFrom<Rating>(1, 2, 3, 4), arbitraryNext(day), fc.constantFrom('due', 'cram', 'ahead'))
                .map(([rating, next, mode]) => review(n, day, rating, next, { mode: mode as ReviewEntry['mode'] })),
            },
            {
              weight: 4,
              arbitrary: fc
                .tuple(fc.constantFrom<'undo' | 'redo'>('undo', 'undo', 'redo'), fc.nat({ max: length + 1 }))
                .map(([type, target]) => stored(n, day, { type, target: id(target) })),
            },
            {
              weight: 4,
              arbitrary: fc
                .constantFrom<Wish>(
                  { type: 'suspend', cardId: CARD, on: true },
                  { type: 'suspend', cardId: CARD, on: false },
                  { type: 'flag', cardId: CARD, on: true },
                  { type: 'bury', cardId: CARD, on: true, untilDay: asDay(FIRST_DAY + day + 1) },
                  { type: 'bury', cardId: CARD, on: false, untilDay: asDay(FIRST_DAY + day + 1) },
                  { type: 'note', cardId: CARD, text: 'see also padding', wrong: false },
                  { type: 'reset', cardId: CARD },
                  { type: 'suspend', cardId: CARD, on: true, batch: id(length) },
                  { type: 'reset', cardId: CARD, batch: id(length) },
                  { type: 'setDue', cardId: CARD, dueDay: asDay(FIRST_DAY + 50) },
                  {
                    type: 'reschedule',
                    cardId: CARD,
                    dueDay: asDay(FIRST_DAY + 9),
                    batch: id(length),
                    reason: 'model',
                  },
                  { type: 'undo', target: id(length) },
                  { type: 'model', modelId: 'mine', scope: 'all' },
                )
                .map((wish) => stored(n, day, wish)),
            },
          ),
        ),
      ),
    )
    .map((entries) => entries),
)

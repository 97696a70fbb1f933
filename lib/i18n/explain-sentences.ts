import { formatDate } from './dates'
import { formatInterval } from './intervals'
import type { Language } from './languages'
import type { Sentence } from './messages'
import { formatNumber, formatPercent } from './numbers'

interface Memory {
  readonly stability: number
  readonly difficulty: number
}

/** What `memory` says of a review, with the calendar dates of its days. */
export interface Explanation {
  readonly rating: 1 | 2 | 3 | 4
  readonly phase: { readonly before: string; readonly after: string }
  readonly waitedDays: number | null
  readonly previousDays: number | null
  /** 0 … 1 */
  readonly recall: number | null
  readonly before: Memory | null
  readonly after: Memory
  /** desired, 0 … 1 */
  readonly retention: number
  readonly due:
    | { readonly kind: 'step'; readonly step: number; readonly delayMs: number }
    | { readonly kind: 'dayStep'; readonly date: string }
    | {
        readonly kind: 'interval'
        readonly date: string
        readonly days: number
        readonly askedDays: number
        readonly fuzzDays: number
        readonly balanceDays: number
        readonly limit: 'grows' | 'kept' | 'order' | 'longest' | null
      }
  readonly isRedrawn: boolean
  readonly movedTo: { readonly date: string; readonly by: 'setDue' | 'reschedule' } | null
  readonly isConcurrent: boolean
  readonly isAhead: boolean
  readonly isEarlierDay: boolean
}

const RATINGS = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const

/**
 * How a card's interval came about, in two to four short sentences, and one for whatever makes it another than expected:
 * the wait, what it did to the memory, the interval with chance and balancing; then limits, and what people wonder about.
 *
 * @param today - `YYYY-MM-DD`; a date of another year says its year
 */
export function explanationSentences(language: Language, explanation: Explanation, today: string): readonly Sentence[] {
  return [
    waitSentence(language, explanation),
    memorySentence(language, explanation),
    dueSentence(language, explanation, today),
    ...limitSentence(explanation),
    ...wonderedAt(explanation),
    ...outOfTheOrdinary(language, explanation, today),
  ]
}

function waitSentence(language: Language, { waitedDays, recall, before }: Explanation): Sentence {
  if (before === null || waitedDays === null) return { key: 'explain.first', values: {} }
  if (waitedDays === 0) return { key: 'explain.sameDay', values: {} }
  return { key: 'explain.waited', values: { days: waitedDays, percent: formatPercent(language, recall ?? 1) } }
}

function memorySentence(language: Language, { rating, before, after }: Explanation): Sentence {
  const said = { rating: RATINGS[rating], after: formatDays(language, after.stability) }
  const harder = formatDifficulty(language, after.difficulty)
  if (before === null) return { key: 'explain.began', values: { ...said, difficulty: harder } }
  const easier = formatDifficulty(language, before.difficulty)
  const from = formatDays(language, before.stability)
  if (from === said.after) return { key: 'explain.left', values: { ...said, easier, harder } }
  return { key: 'explain.changed', values: { ...said, before: from, easier, harder } }
}

function dueSentence(language: Language, { phase, due, retention, isRedrawn }: Explanation, today: string): Sentence {
  if (due.kind === 'step') {
    const interval = formatInterval(language, { seconds: due.delayMs / 1000 })
    return phase.after === 'relearning'
      ? { key: 'explain.relearn', values: { interval } }
      : { key: 'explain.step', values: { interval, step: due.step + 1 } }
  }
  const date = formatDate(language, due.date, today)
  if (due.kind === 'dayStep') return { key: 'explain.dayStep', values: { date } }
  const { days, askedDays, fuzzDays, balanceDays } = due
  if (isRedrawn) return { key: 'explain.redrawn', values: { days, date } }
  const asked = { retention: formatPercent(language, retention), asked: formatDays(language, askedDays), date }
  if (days === Math.round(askedDays) && fuzzDays === 0 && balanceDays === 0) {
    return { key: 'explain.interval', values: asked }
  }
  const shift = fuzzDays === 0 ? (balanceDays === 0 ? 'none' : 'load') : balanceDays === 0 ? 'fuzz' : 'both'
  return {
    key: 'explain.shifted',
    values: { ...asked, shift, fuzz: signed(language, fuzzDays), load: signed(language, balanceDays), days },
  }
}

function limitSentence({ due, previousDays }: Explanation): Sentence[] {
  if (due.kind !== 'interval') return []
  switch (due.limit) {
    case 'grows':
      return [{ key: 'explain.grows', values: { days: previousDays ?? 0 } }]
    case 'kept':
      return [{ key: 'explain.kept', values: { days: previousDays ?? 0 } }]
    case 'order':
      return [{ key: 'explain.order', values: {} }]
    case 'longest':
      return [{ key: 'explain.longest', values: { days: due.days } }]
    default:
      return []
  }
}

/** What people ask most: why Hard grows, and why an interval is shorter than the wait before it. */
function wonderedAt({ rating, phase, due, waitedDays }: Explanation): Sentence[] {
  const isPassedReview = phase.before === 'review' && rating > 1 && due.kind === 'interval'
  if (!isPassedReview) return []
  return [
    ...(rating === 2 ? [{ key: 'explain.hard', values: {} } as const] : []),
    ...(due.days < (waitedDays ?? 0) ? [{ key: 'explain.shorter', values: {} } as const] : []),
  ]
}

function outOfTheOrdinary(language: Language, explanation: Explanation, today: string): Sentence[] {
  const { movedTo, isConcurrent, isAhead, isEarlierDay } = explanation
  return [
    ...(isConcurrent ? [{ key: 'explain.concurrent', values: {} } as const] : []),
    ...(isAhead ? [{ key: 'explain.ahead', values: {} } as const] : []),
    ...(isEarlierDay ? [{ key: 'explain.earlierDay', values: {} } as const] : []),
    ...(movedTo === null
      ? []
      : [
          {
            key: 'explain.moved',
            values: { date: formatDate(language, movedTo.date, today), by: movedTo.by },
          } as const,
        ]),
  ]
}

/**
 * A stability or an interval in days, as exact as it means something: one decimal below 10, and two below 1.
 *
 * @param days - ≥ 0
 */
export function formatDays(language: Language, days: number): string {
  return formatNumber(language, rounded(days, days < 1 ? 100 : days < 9.95 ? 10 : 1))
}

/** A difficulty, 1 … 10, with one decimal. */
export function formatDifficulty(language: Language, difficulty: number): string {
  return formatNumber(language, rounded(difficulty, 10))
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}

/** With its sign, the minus a true one. */
function signed(language: Language, days: number): string {
  return days < 0 ? `−${formatNumber(language, -days)}` : `+${formatNumber(language, days)}`
}

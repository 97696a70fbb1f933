import type { Day } from '@/lib/time'
import type { Answer } from './answers-of-log'

/** How many of some reviews were recalled. */
export interface Recalled {
  readonly recalled: number
  readonly of: number
}

/** A span of study days back from today: the days of the table's rows, or all. */
export type RetentionPeriod = 'today' | 'yesterday' | 'days7' | 'days30' | 'days365' | 'all'

export interface RetentionRow {
  readonly period: RetentionPeriod
  /** of an interval below 21 days */
  readonly young: Recalled
  /** of 21 days and more */
  readonly mature: Recalled
  readonly all: Recalled
}

/** Intervals from so many days on are mature. */
export const MATURE_DAYS = 21

/** First and last study day of each period, counted back from today. */
const PERIODS: readonly (readonly [RetentionPeriod, from: number, to: number])[] = [
  ['today', 0, 0],
  ['yesterday', 1, 1],
  ['days7', 6, 0],
  ['days30', 29, 0],
  ['days365', 364, 0],
  ['all', Infinity, -Infinity],
]

/**
 * True retention: how often a card was recalled on a later day, of the very reviews by which predictions are measured. An
 * early review counts, and so does a step that was left until the next day; a second look on the same day and practice do
 * not. Young and mature go by the interval before the review, which for a step is none.
 *
 * @see SRS.md §8; DATA.md §9
 */
export function retentionTable(answers: readonly Answer[], today: Day): RetentionRow[] {
  const rows = PERIODS.map(([period, from, to]) => ({
    period,
    first: today - from,
    last: today - to,
    young: { recalled: 0, of: 0 },
    mature: { recalled: 0, of: 0 },
  }))
  for (const answer of answers) {
    if (!isRetentionReview(answer)) continue
    for (const row of rows) {
      if (answer.studyDay < row.first || answer.studyDay > row.last) continue
      const part = (answer.intervalDays ?? 0) < MATURE_DAYS ? row.young : row.mature
      part.of += 1
      part.recalled += answer.rating > 1 ? 1 : 0
    }
  }
  return rows.map(({ period, young, mature }) => ({
    period,
    young,
    mature,
    all: { recalled: young.recalled + mature.recalled, of: young.of + mature.of },
  }))
}

/** Whether an answer says something of what was kept from one day to a later one. */
export function isRetentionReview({ mode, elapsedDays }: Pick<Answer, 'mode' | 'elapsedDays'>): boolean {
  return mode !== 'cram' && elapsedDays !== null && elapsedDays >= 1
}

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
 * True retention: how often a card was recalled once its interval had begun to run. An early review counts; a second look
 * on the same day, a learning step and practice do not. Young and mature go by the interval before the review.
 *
 * @see SRS.md §8; DATA.md §9
 */
export function retentionTable(answers: readonly Answer[], today: Day): RetentionRow[] {
  const counted = answers.filter(isRetentionReview)
  return PERIODS.map(([period, from, to]) => {
    const within = counted.filter(({ studyDay }) => studyDay >= today - from && studyDay <= today - to)
    const young = within.filter(({ intervalDays }) => (intervalDays ?? 0) < MATURE_DAYS)
    const mature = within.filter(({ intervalDays }) => (intervalDays ?? 0) >= MATURE_DAYS)
    return { period, young: recalledOf(young), mature: recalledOf(mature), all: recalledOf(within) }
  })
}

/** Whether an answer says something of what was kept over an interval of days. */
export function isRetentionReview({
  mode,
  elapsedDays,
  intervalDays,
}: Pick<Answer, 'mode' | 'elapsedDays' | 'intervalDays'>): boolean {
  return mode !== 'cram' && elapsedDays !== null && elapsedDays >= 1 && intervalDays !== null
}

function recalledOf(answers: readonly Answer[]): Recalled {
  return { recalled: answers.reduce((sum, { rating }) => sum + (rating > 1 ? 1 : 0), 0), of: answers.length }
}

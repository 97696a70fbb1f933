import type { DayTotals } from '@/lib/memory'
import { addDays, type Day } from '@/lib/time'

/** What was done in a span of study days, both ends included. */
export interface DaySpan {
  readonly from: Day
  readonly to: Day
  readonly answers: number
  readonly newCards: number
  readonly again: number
  readonly spentMs: number
}

/**
 * The last so many study days, today last, in spans of equal length counted back from today; days without an answer are
 * there as nothing. The first span is shorter where the days do not divide.
 *
 * @param days - as UserDay keeps them
 * @param count - how many days, at least 1
 * @param length - days of a span, at least 1
 */
export function daySpans(days: readonly DayTotals[], today: Day, count: number, length = 1): DaySpan[] {
  const byDay = new Map(days.map((day) => [day.studyDay as number, day]))
  const first = addDays(today, 1 - count)
  const spans: DaySpan[] = []
  for (let to = today; to >= first; to = addDays(to, -length)) {
    const from = Math.max(first, addDays(to, 1 - length)) as Day
    const sum = { answers: 0, newCards: 0, again: 0, spentMs: 0 }
    for (let day: number = from; day <= to; day += 1) {
      const done = byDay.get(day)
      if (done === undefined) continue
      sum.answers += done.answers
      sum.newCards += done.newCards
      sum.again += done.again
      sum.spentMs += done.spentMs
    }
    spans.unshift({ from, to, ...sum })
  }
  return spans
}

/** The longest row of study days with at least one answer, in days; 0 where there is none. */
export function longestStreak(answered: Iterable<Day>): number {
  let longest = 0
  let length = 0
  let before: number | null = null
  for (const day of [...new Set<number>(answered)].sort((a, b) => a - b)) {
    length = before !== null && day === before + 1 ? length + 1 : 1
    longest = Math.max(longest, length)
    before = day
  }
  return longest
}

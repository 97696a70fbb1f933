import type { DayTotals } from '@/lib/memory'
import type { Day } from '@/lib/time'

/** Coming back to more than a usual day: what is offered, and nothing is moved by it. */
export interface CatchingUp {
  /** days between the last day with an answer and the return */
  readonly awayDays: number
  /** whether the return is today */
  readonly isFirstDay: boolean
  /** reviews due now, the true number */
  readonly due: number
  /** how many of them make today's share; 0 once it is done */
  readonly today: number
  /** over how many days after today the rest would go; 0 where there is no rest */
  readonly restDays: number
}

/** Who knows only what was so far: what is due, what was done today, and the days with answers. */
export interface Backlog {
  /** oldest first */
  readonly days: readonly DayTotals[]
  readonly studyDay: Day
  /** reviews due now, whatever the limit */
  readonly due: number
  /** reviews done today */
  readonly done: number
}

/** A usual day has at least so many cards. */
export const LEAST_USUAL = 20

const AWAY_DAYS = 7
/** The offer stands for so many days, the one of the return included. */
const OFFER_DAYS = 7
const USUAL_DAYS = 14

/**
 * A way back after a week or more away: a usual day's work today, the rest spread over the days after. It stands for a week
 * from the return, as long as more is due than on a usual day.
 *
 * A usual day is the median of the 14 days with answers before the break, 20 cards at least. A backlog that would not be gone
 * within the week takes equal shares instead.
 *
 * @returns null where nobody has been away, or no more is due than on a usual day
 */
export function catchingUp({ days, studyDay, due, done }: Backlog): CatchingUp | null {
  const active = days.filter((day) => day.answers > 0 && day.studyDay < studyDay)
  const visits = [...active.map((day) => day.studyDay), studyDay]
  let back = visits.length - 1
  while (back > 0 && (visits[back] ?? 0) - (visits[back - 1] ?? 0) < AWAY_DAYS) back -= 1
  const [returned, left] = [visits[back], visits[back - 1]]
  if (returned === undefined || left === undefined) return null
  const daysLeft = OFFER_DAYS - (studyDay - returned)
  const usual = usualDay(active.slice(0, back))
  const all = due + done
  if (daysLeft <= 0 || all <= usual || due === 0) return null

  const share = Math.max(usual, Math.ceil(all / daysLeft))
  const today = Math.min(due, Math.max(0, share - done))
  const rest = due - today
  return {
    awayDays: returned - left,
    isFirstDay: returned === studyDay,
    due,
    today,
    // a quarter of a usual day on top of what each day brings
    restDays: rest === 0 ? 0 : Math.max(1, Math.min(daysLeft - 1, Math.ceil(rest / Math.ceil(usual / 4)))),
  }
}

function usualDay(days: readonly DayTotals[]): number {
  const cards = days
    .slice(-USUAL_DAYS)
    .map(({ newCards, reviews }) => newCards + reviews)
    .sort((a, b) => a - b)
  const middle = (cards.length - 1) / 2
  const median = ((cards[Math.floor(middle)] ?? 0) + (cards[Math.ceil(middle)] ?? 0)) / 2
  return Math.max(LEAST_USUAL, Math.round(median))
}

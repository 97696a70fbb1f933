import type { DayRange } from './fuzz'

/** How full the coming study days are. */
export interface DayLoad {
  /** the study day of the first figure */
  readonly from: number
  /** seconds of review due on each day; days beyond the list are taken to be empty */
  readonly seconds: readonly number[]
  /** by weekday, Monday first: 1 normal, 0.5 reduced, 0 as little as can be */
  readonly easyDays: readonly number[]
}

/**
 * Chooses the day within a fuzz range.
 *
 * @param range - days from now
 * @param fraction - 0 ≤ x < 1: the chance of this showing
 * @param studyDay - the day they count from
 * @returns days from now, within the range
 */
export type Balancer = (range: DayRange, fraction: number, studyDay: number) => number

/** As good as never, also beside the fullest of days: 5,000 seconds weigh 10⁻⁸ of an empty one. */
const NEVER = 1e-12
const SIBLINGS_APART_DAYS = 5

/**
 * Chance that prefers days with little on them: weighted by (1/seconds due)^2.15 · (1/interval)³, by how far the day is
 * from cards that give this one away, and by what the person wants of the weekday. Empty days are weighted likewise.
 *
 * A reduced day is taken half as readily, and no more once it holds its share of what the other days of the range hold.
 *
 * @param load - undefined where nothing is known: then there is no balancing
 * @param siblingDays - study days on which cards that give this one away are due
 * @see SRS.md §4; Anki `scheduler/states/load_balancer.rs`, which counts cards and spares empty days the factors
 */
export function balanceOf(load: DayLoad | undefined, siblingDays: readonly number[] = []): Balancer | undefined {
  if (load === undefined) return undefined
  return ({ min, max }, fraction, studyDay) => {
    const places = Array.from({ length: max - min + 1 }, (_, place) => {
      const day = studyDay + min + place
      return { seconds: load.seconds[day - load.from] ?? 0, share: load.easyDays[weekdayOf(day)] ?? 1, day }
    })
    let seconds = 0
    let share = 0
    for (const place of places) {
      seconds += place.seconds
      share += place.share
    }
    const weights = places.map(
      (place, index) =>
        // a second more on every day, so that an empty one has a weight
        (1 + place.seconds) ** -2.15 *
        (min + index) ** -3 *
        apart(place.day, siblingDays) *
        ease(place, { seconds: seconds - place.seconds, share: share - place.share }),
    )
    let left = fraction * weights.reduce((sum, weight) => sum + weight, 0)
    const chosen = weights.findIndex((weight) => (left -= weight) < 0)
    return chosen < 0 ? max : min + chosen
  }
}

/** Monday is 0; day 0, the first of 1970, was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

function apart(day: number, siblingDays: readonly number[]): number {
  const nearest = Math.min(SIBLINGS_APART_DAYS, ...siblingDays.map((sibling) => Math.abs(sibling - day)))
  return nearest === 0 ? NEVER : nearest / SIBLINGS_APART_DAYS
}

interface Held {
  readonly seconds: number
  readonly share: number
}

function ease(day: Held, others: Held): number {
  if (day.share >= 1) return 1
  // seconds per share, compared without dividing: the share of all the others may be 0
  return day.share <= 0 || day.seconds * others.share > others.seconds * day.share ? NEVER : day.share
}

import { hashFraction } from './hash'

/** Whole days, both ends included. */
export interface DayRange {
  readonly min: number
  readonly max: number
}

const FUZZ_FROM = 2.5
const FUZZ_BANDS = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
] as const

/**
 * The whole days an interval may be moved to, so that cards learnt together don't come back together for ever: none
 * below 2.5 days, else ± (1 + 15 % of days 2.5 to 7 + 10 % of 7 to 20 + 5 % beyond).
 *
 * @param intervalDays - as the model asks for it, not rounded
 * @see SRS.md §4; Anki `states/fuzz.rs`
 */
export function fuzzRange(intervalDays: number): DayRange {
  const delta =
    intervalDays < FUZZ_FROM
      ? 0
      : FUZZ_BANDS.reduce((sum, { from, to, share }) => sum + share * Math.max(Math.min(intervalDays, to) - from, 0), 1)
  return { min: Math.round(intervalDays - delta), max: Math.round(intervalDays + delta) }
}

/**
 * The chance of one showing of a card. It knows no clock, so what the button shows is what is saved; and it hashes the
 * pair, so that one card's fifth showing is not its neighbour's fourth.
 *
 * @param reps - reviews so far
 * @returns 0 ≤ x < 1
 */
export function fuzzFraction(cardId: string, reps: number): number {
  return hashFraction(`${reps} ${cardId}`)
}

/**
 * An interval as whole days: every day of the fuzz range within the bounds is equally likely.
 *
 * @param intervalDays - not rounded
 * @param fraction - 0 ≤ x < 1; the same for all four buttons, so that a longer interval never comes out shorter
 * @param bounds - whole days, min ≤ max
 */
export function fuzzedDays(intervalDays: number, fraction: number, bounds: DayRange): number {
  const { min, max } = fuzzRangeWithin(intervalDays, bounds)
  return Math.floor(min + fraction * (max - min + 1))
}

/** The days that {@link fuzzedDays} chooses from. */
export function fuzzRangeWithin(intervalDays: number, bounds: DayRange): DayRange {
  const { min, max } = fuzzRange(clampDays(intervalDays, bounds))
  return { min: clampDays(min, bounds), max: clampDays(max, bounds) }
}

/** A number of days, brought within bounds. */
export function clampDays(days: number, { min, max }: DayRange): number {
  return Math.min(Math.max(days, min), max)
}

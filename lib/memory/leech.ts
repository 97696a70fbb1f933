import type { CardMemory } from './card-memory'
import { recallAfter } from './fsrs'
import type { LogEntry } from './entry-schema'
import type { Model } from './model'

/** Why a card counts as a leech, or how far it is from being one. */
export interface LeechFigures {
  /** lapses since the last reset; the count starts its mark at {@link LEECH_LAPSES} */
  readonly lapses: number
  /** answers at least a day after the one before, since the card was last dealt with; of many the newest 100 */
  readonly reviews: number
  /** how many of them were recalled */
  readonly observed: number
  /** how many the model expected: the sum of the predicted recall */
  readonly expected: number
  /** the chance of so few or fewer recalled if the predictions hold; null below 3 reviews */
  readonly p: number | null
  readonly byLapses: boolean
  readonly byChance: boolean
}

/** The mark by count is put at so many lapses, and at every half as many after. */
const LEECH_LAPSES = 8

const LEAST_REVIEWS = 3
const MOST_REVIEWS = 100
const SIGNIFICANT = 0.05

/**
 * Watches one card's replay for the marks of a leech: by count, at 8 lapses and every 4 after, and by chance, when fewer
 * answers were right than the predictions allow (one-sided, exact, p < 0.05).
 *
 * Who suspends a card and takes it up again has dealt with it: both marks start anew from there. The mark by chance also
 * goes by itself once the card is recalled as predicted.
 *
 * @see SRS.md §4
 */
export class LeechWatch {
  /** of the newest answers the predicted recall, below 0 where it was forgotten: made once and written over */
  #recent: Float64Array | null = null
  #reviews = 0
  #lapses = 0
  #byLapses = false

  /**
   * Sees an effective entry.
   *
   * @param before - the memory it meets
   * @param studyDay - of the entry
   */
  see(before: CardMemory, entry: LogEntry, studyDay: number, model: Model): void {
    if (entry.type === 'suspend' && before.suspended && !entry.on) this.#dealtWith()
    if (entry.type !== 'review' || entry.mode === 'cram' || before.lastDay === null) return
    if (before.phase === 'review' && entry.rating === 1) {
      this.#lapses += 1
      this.#byLapses ||= isLeechLapse(this.#lapses)
    }
    const elapsedDays = studyDay - before.lastDay
    if (elapsedDays < 1) return
    const recall = predicted(entry.recallBefore) ?? recallAfter(elapsedDays, before.stability, model)
    this.#recent ??= new Float64Array(MOST_REVIEWS)
    this.#recent[this.#reviews % MOST_REVIEWS] = entry.rating > 1 ? recall : -recall
    this.#reviews += 1
  }

  figures(): LeechFigures {
    const recent = this.#recent?.subarray(0, this.#reviews) ?? new Float64Array()
    const observed = recent.reduce((sum, recall) => sum + (recall > 0 ? 1 : 0), 0)
    const expected = recent.reduce((sum, recall) => sum + Math.abs(recall), 0)
    const p = recent.length < LEAST_REVIEWS ? null : chanceOfAtMost(observed, recent.map(Math.abs))
    const byChance = p !== null && p < SIGNIFICANT
    return { lapses: this.#lapses, reviews: recent.length, observed, expected, p, byLapses: this.#byLapses, byChance }
  }

  isLeech(): boolean {
    return this.#byLapses || (this.#fewerThanExpected() && this.figures().byChance)
  }

  /** At least half of the distribution lies at or below its mean: what is not below it needs no summing up. */
  #fewerThanExpected(): boolean {
    let short = 0
    for (let place = Math.min(this.#reviews, MOST_REVIEWS) - 1; place >= 0; place--) {
      const recall = this.#recent?.[place] ?? 0
      short += recall > 0 ? recall - 1 : -recall
    }
    return short > 0
  }

  #dealtWith(): void {
    this.#reviews = 0
    this.#byLapses = false
  }
}

/** Whether this lapse puts the mark by count: the 8th, the 12th, the 16th, … */
export function isLeechLapse(lapses: number): boolean {
  return lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % Math.ceil(LEECH_LAPSES / 2) === 0
}

/**
 * The chance that at most so many of independent events happen, each with a chance of its own: the lower tail of the
 * Poisson binomial distribution, summed exactly.
 *
 * @param most - whole, ≥ 0
 * @param chances - 0 to 1 each
 */
export function chanceOfAtMost(most: number, chances: ArrayLike<number> & Iterable<number>): number {
  if (most >= chances.length) return 1
  const happened = new Float64Array(most + 1)
  happened[0] = 1
  for (const chance of chances) {
    for (let count = most; count > 0; count--) {
      happened[count] = (happened[count] ?? 0) * (1 - chance) + (happened[count - 1] ?? 0) * chance
    }
    happened[0] = (happened[0] ?? 0) * (1 - chance)
  }
  return happened.reduce((sum, share) => sum + share, 0)
}

/** What the browser predicted, unless it took the answer for a second look on the same day. */
function predicted(recallBefore: number | undefined): number | null {
  return recallBefore !== undefined && recallBefore > 0 && recallBefore < 1 ? recallBefore : null
}

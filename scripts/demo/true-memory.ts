import { DEFAULT_MODEL, memoryAfter, recallAfter, type Memory, type Model, type Rating } from '@/lib/memory'
import type { Chance } from './chance'

/** Shares of the ratings of a first meeting, Again first. @see PLANNER.md §3 */
const FIRST_SHARES = [0.24, 0.094, 0.495, 0.171]
/** Shares of Hard, Good and Easy where a card was recalled. */
const RECALLED_SHARES = [0.224, 0.631, 0.145]
/** How likely a card just seen is known some minutes later. */
const SAME_DAY_RECALL = 0.9

interface Remembered extends Memory {
  readonly day: number
}

/**
 * A learner's real memory, which nobody sees: FSRS-6 with parameters of their own, and topics that suit them better or
 * worse. The app knows only the answers and believes in the default parameters.
 */
export class TrueMemory {
  readonly #chance: Chance
  readonly #model: Model
  readonly #cards = new Map<string, Remembered>()
  readonly #talent = new Map<string, number>()

  constructor(chance: Chance) {
    this.#chance = chance
    const common = Math.exp(0.2 * chance.normal())
    this.#model = {
      id: 'true',
      weights: DEFAULT_MODEL.weights.map((weight, place) =>
        place < 4 ? weight * common * Math.exp(0.2 * chance.normal()) : weight,
      ),
    }
  }

  /**
   * Answers a card: recalled or not as memory has it, and remembers the answer.
   *
   * @param topic - the top topic, to which a talent belongs
   */
  answer(cardId: string, topic: string, day: number): Rating {
    const before = this.#cards.get(cardId)
    const rating = before === undefined ? this.#firstRating(topic) : this.#laterRating(before, day)
    const elapsed = before === undefined ? 0 : Math.max(0, day - before.day)
    const after = memoryAfter(before ?? null, elapsed, rating, this.#model)
    const stability = before === undefined ? after.stability * this.#talentFor(topic) : after.stability
    this.#cards.set(cardId, { ...after, stability, day })
    return rating
  }

  /** How likely a card is known on a day; 0 where it was never met. */
  recallOn(cardId: string, day: number): number {
    const known = this.#cards.get(cardId)
    return known === undefined ? 0 : recallAfter(Math.max(1, day - known.day), known.stability, this.#model)
  }

  #firstRating(topic: string): Rating {
    const talent = this.#talentFor(topic)
    const [again = 0, ...others] = FIRST_SHARES
    return (this.#chance.weighted([again / talent, ...others]) + 1) as Rating
  }

  #laterRating({ stability, day: last }: Remembered, day: number): Rating {
    const recall = day > last ? recallAfter(day - last, stability, this.#model) : SAME_DAY_RECALL
    if (this.#chance.next() >= recall) return 1
    return day > last ? ((this.#chance.weighted(RECALLED_SHARES) + 2) as Rating) : 3
  }

  #talentFor(topic: string): number {
    const known = this.#talent.get(topic) ?? Math.exp(0.45 * this.#chance.normal())
    this.#talent.set(topic, known)
    return known
  }
}

import type { PlanCard } from './today-input'

/**
 * Which cards can't come today, because a card answered or listed today shows their answer or has its answer shown by
 * them: either way the second answer would prove nothing.
 */
export class GiveAways {
  readonly #answered: ReadonlySet<string>
  readonly #shown = new Set<string>()
  /** answers given away by the cards shown */
  readonly #givenAway = new Set<string>()
  readonly #told: ReadonlySet<string>

  /**
   * @param cards - all cards in use
   * @param answered - ids of the cards answered today
   */
  constructor(cards: readonly PlanCard[], answered: ReadonlySet<string>) {
    const { tellers, told } = whoTells(cards)
    this.#answered = answered
    this.#told = told
    for (const card of tellers) if (answered.has(card.id)) this.show(card)
  }

  /** Puts a card on today's list, come what may. */
  show({ id, givesAway }: PlanCard): void {
    this.#shown.add(id)
    for (const other of givesAway) this.#givenAway.add(other)
  }

  /** Puts a card on today's list unless it has to wait till tomorrow. */
  showIfFree(card: PlanCard): boolean {
    const isShown = (id: string): boolean => this.#shown.has(id) || this.#answered.has(id)
    if (this.#givenAway.has(card.id) || card.givesAway.some(isShown)) return false
    this.show(card)
    return true
  }

  /** Whether it is all the same when the card comes: it gives nothing away, and no other card tells its answer. */
  isAlone({ id, givesAway }: PlanCard): boolean {
    return givesAway.length === 0 && !this.#told.has(id)
  }
}

interface Telling {
  /** cards in which another one's answer stands */
  readonly tellers: readonly PlanCard[]
  /** the ids of those others */
  readonly told: ReadonlySet<string>
}

/** Few of a collection's cards tell anything; they are looked for once. */
const known = new WeakMap<readonly PlanCard[], Telling>()

function whoTells(cards: readonly PlanCard[]): Telling {
  const before = known.get(cards)
  if (before !== undefined) return before
  const tellers = cards.filter(({ givesAway }) => givesAway.length > 0)
  const made = { tellers, told: new Set(tellers.flatMap(({ givesAway }) => givesAway)) }
  known.set(cards, made)
  return made
}

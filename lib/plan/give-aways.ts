import type { PlanCard } from './today-input'

/**
 * Which cards can't come today, because a card answered or listed today shows their answer or has its answer shown by
 * them: either way the second answer would prove nothing.
 */
export class GiveAways {
  readonly #shown: Set<string>
  /** answers given away by the cards shown */
  readonly #givenAway = new Set<string>()

  /**
   * @param cards - all cards in use
   * @param answered - ids of the cards answered today
   */
  constructor(cards: readonly PlanCard[], answered: ReadonlySet<string>) {
    this.#shown = new Set(answered)
    for (const card of cards) if (answered.has(card.id)) this.show(card)
  }

  /** Puts a card on today's list, come what may. */
  show({ id, givesAway }: PlanCard): void {
    this.#shown.add(id)
    for (const other of givesAway) this.#givenAway.add(other)
  }

  /** Puts a card on today's list unless it has to wait till tomorrow. */
  showIfFree(card: PlanCard): boolean {
    if (this.#givenAway.has(card.id) || card.givesAway.some((id) => this.#shown.has(id))) return false
    this.show(card)
    return true
  }
}

import type { Card } from './card'
import { listInstances } from './list-instances'

/**
 * How many different sets of drawn values satisfy `where`, counted up to a bound as {@link listInstances} finds them.
 *
 * @param atMost - whole, ≥ 1; counting stops there
 * @returns 1 for a card without variables
 * @throws CardError where a condition is refused
 */
export function countInstances(card: Card, atMost: number): number {
  return listInstances(card, atMost).values.length
}

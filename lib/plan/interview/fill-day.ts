/** Which cards a day has room for. */
export interface FilledDay {
  /** by their place in the order */
  readonly places: ReadonlySet<number>
  /** never more than the budget */
  readonly seconds: number
}

/**
 * Walks down an order and starts each card whose expected seconds still fit, passing over those that don't.
 *
 * @param seconds - expected, in order; null for a card that is not wanted
 */
export function fillDay(seconds: readonly (number | null)[], budgetSeconds: number): FilledDay {
  const places = new Set<number>()
  let used = 0
  seconds.forEach((expected, place) => {
    if (expected === null || used + expected > budgetSeconds) return
    places.add(place)
    used += expected
  })
  return { places, seconds: used }
}

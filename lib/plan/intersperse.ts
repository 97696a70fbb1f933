/**
 * Two lists as one, each in its own order, the shorter spread evenly through the longer: with one review for (a+1)/(b+1)
 * steps of a new card neither list begins or ends in a lump.
 *
 * @param main - a items; between equals they go first
 * @param other - b items
 * @see SRS.md §3; Anki `queue/builder/intersperser.rs`
 */
export function intersperse<Item>(main: readonly Item[], other: readonly Item[]): Item[] {
  const ratio = (main.length + 1) / (other.length + 1)
  const merged: Item[] = []
  let taken = 0
  for (const item of other) {
    while (taken < main.length && (merged.length - taken + 1) * ratio >= taken + 1) {
      merged.push(...main.slice(taken, taken + 1))
      taken += 1
    }
    merged.push(item)
  }
  return [...merged, ...main.slice(taken)]
}

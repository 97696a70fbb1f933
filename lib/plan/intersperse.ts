/**
 * Two lists as one, each in its own order, the second spread evenly through the first: of a and b items, number i of the
 * second comes before number i·(a+1)/(b+1) of the first, so that neither list begins or ends in a lump.
 *
 * @param main - a items; between equals they go first
 * @param other - b items
 * @see SRS.md §3; Anki `queue/builder/intersperser.rs`
 */
export function intersperse<Item>(main: readonly Item[], other: readonly Item[]): Item[] {
  const ratio = (main.length + 1) / (other.length + 1)
  const merged: Item[] = []
  let inserted = 0
  const insertUpTo = (place: number): void => {
    for (let item = other[inserted]; item !== undefined && (inserted + 1) * ratio < place; item = other[inserted]) {
      merged.push(item)
      inserted += 1
    }
  }
  for (const [index, item] of main.entries()) {
    insertUpTo(index + 1)
    merged.push(item)
  }
  insertUpTo(Infinity)
  return merged
}

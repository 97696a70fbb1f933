/**
 * A list in which no two items of one group follow each other where another can come between, otherwise as little
 * changed as can be: each place takes the earliest item that fits.
 *
 * A group that makes up more than half of what is left takes every other place from then on, else its items would be
 * left in a lump at the end. Linear in the number of items: 5,000 due cards of one topic must not cost 25 million looks.
 *
 * @param items - in their order
 * @param groupOf - the group of an item
 * @param before - the group of what comes just before the list, or null
 */
export function keepApart<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  before: string | null = null,
): Item[] {
  const left = new GroupCounts(items.map(groupOf))
  const placed: Item[] = []
  // What had to wait is always of one group: as soon as another group has been placed, it goes first.
  const waiting: Item[] = []
  let firstWaiting = 0
  let next = 0
  let last = before
  while (!left.oneHasMajority() && placed.length < items.length) {
    const fromWaiting = waiting[firstWaiting]
    let item: Item | undefined
    if (fromWaiting !== undefined && groupOf(fromWaiting) !== last) {
      item = fromWaiting
      firstWaiting += 1
    } else {
      item = items[next]
      next += 1
    }
    if (item === undefined) break
    const group = groupOf(item)
    if (group === last) {
      waiting.push(item)
      continue
    }
    placed.push(item)
    left.take(group)
    last = group
  }
  const rest = [...waiting.slice(firstWaiting), ...items.slice(next)]
  return [...placed, ...alternating(rest, groupOf, left.largest(), last)]
}

/** The items of the majority in every other place, the others between them as long as there are any. */
function alternating<Item>(
  rest: readonly Item[],
  groupOf: (item: Item) => string,
  majority: string | null,
  last: string | null,
): Item[] {
  const many = rest.filter((item) => groupOf(item) === majority)
  const few = rest.filter((item) => groupOf(item) !== majority)
  const [first, second] = last === majority ? [few, many] : [many, few]
  const result: Item[] = []
  for (let place = 0; place < many.length; place++) {
    result.push(...first.slice(place, place + 1), ...second.slice(place, place + 1))
  }
  return result
}

/** How many items of each group are left, and whether one group has more than half of them. */
class GroupCounts {
  readonly #counts = new Map<string, number>()
  /** how many groups have so many items left */
  readonly #groupsWith: number[] = []
  #most = 0
  #left: number

  constructor(groups: readonly string[]) {
    this.#left = groups.length
    for (const group of groups) this.#counts.set(group, (this.#counts.get(group) ?? 0) + 1)
    for (const count of this.#counts.values()) {
      this.#groupsWith[count] = (this.#groupsWith[count] ?? 0) + 1
      this.#most = Math.max(this.#most, count)
    }
  }

  take(group: string): void {
    const count = this.#counts.get(group) ?? 0
    this.#counts.set(group, count - 1)
    this.#groupsWith[count] = (this.#groupsWith[count] ?? 0) - 1
    this.#groupsWith[count - 1] = (this.#groupsWith[count - 1] ?? 0) + 1
    while (this.#most > 0 && (this.#groupsWith[this.#most] ?? 0) === 0) this.#most -= 1
    this.#left -= 1
  }

  oneHasMajority(): boolean {
    return 2 * this.#most > this.#left
  }

  largest(): string | null {
    for (const [group, count] of this.#counts) if (count === this.#most) return group
    return null
  }
}

import type { TopicNode } from '@/lib/study'

/** What the outline can be sorted by. */
export const ORDERS = ['recall', 'coverage', 'due'] as const
export type Order = (typeof ORDERS)[number]

/** A way to sort the outline, as the address says it: `recall`, or `-recall` the other way round. */
export interface Sorting {
  readonly by: Order
  readonly reversed: boolean
}

/** Reads the address; null is the order of the map. */
export function readSorting(text: string | undefined): Sorting | null {
  const reversed = text?.startsWith('-') ?? false
  const by = ORDERS.find((order) => order === (reversed ? text?.slice(1) : text))
  return by === undefined ? null : { by, reversed }
}

/** What a column's head leads to: its own order, then the other way round, then the order of the map. */
export function nextSorting(by: Order, now: Sorting | null): string | null {
  if (now === null || now.by !== by) return by
  return now.reversed ? null : `-${by}`
}

/**
 * The same tree with the topics of each topic sorted: what needs work first, so the weakest, the least covered, the most due.
 * Topics without a figure come last either way; equals keep the map's order.
 */
export function sortedTree(topics: readonly TopicNode[], sorting: Sorting | null): readonly TopicNode[] {
  if (sorting === null) return topics
  const { by, reversed } = sorting
  const figure = (topic: TopicNode): number | null => (topic.cards === 0 ? null : by === 'due' ? -topic.due : topic[by])
  return [...topics]
    .sort((one, other) => {
      const [a, b] = [figure(one), figure(other)]
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return reversed ? b - a : a - b
    })
    .map((topic) => ({ ...topic, children: sortedTree(topic.children, sorting) }))
}

import type { TopicCardRow } from '@/lib/study'

/** What a topic's cards can be sorted by. */
export const CARD_ORDERS = ['due', 'stability', 'recall'] as const
export type CardOrder = (typeof CARD_ORDERS)[number]

/** A way to sort the cards, as the address says it: `recall`, or `-recall` the other way round. */
export interface CardSorting {
  readonly by: CardOrder
  readonly reversed: boolean
}

/** Reads the address; null is the order of the map. */
export function readCardSorting(text: string | undefined): CardSorting | null {
  const reversed = text?.startsWith('-') ?? false
  const by = CARD_ORDERS.find((order) => order === (reversed ? text?.slice(1) : text))
  return by === undefined ? null : { by, reversed }
}

/** What a column's head leads to: its own order, then the other way round, then the order of the map. */
export function nextCardSorting(by: CardOrder, now: CardSorting | null): CardSorting | null {
  if (now?.by !== by) return { by, reversed: false }
  return now.reversed ? null : { by, reversed: true }
}

/**
 * The cards with those first that need work first: due earliest, least stable, least recalled. Cards without a figure, which
 * were never met, come last either way; equals keep the map's order.
 */
export function sortedCards(cards: readonly TopicCardRow[], sorting: CardSorting | null): readonly TopicCardRow[] {
  if (sorting === null) return cards
  const figure = FIGURES[sorting.by]
  return [...cards].sort((one, other) => {
    const [a, b] = [figure(one), figure(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sorting.reversed ? b - a : a - b
  })
}

const FIGURES: Readonly<Record<CardOrder, (card: TopicCardRow) => number | null>> = {
  // what is suspended comes up on no day
  due: ({ dueDay, suspended }) => (suspended ? null : dueDay),
  stability: ({ stabilityDays }) => stabilityDays,
  recall: ({ recall }) => recall,
}

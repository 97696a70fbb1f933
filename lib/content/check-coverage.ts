import type { Content } from './content'
import type { DeckFinding } from './deck-finding'

/** A topic with one card is met once and forgotten. */
const FEWEST_CARDS = 2
const FEWEST_FIGURES = 30

/** Names topics with fewer than two cards, and says so where the deck has fewer than thirty figure cards. */
export function checkCoverage({ topics, cards }: Content): DeckFinding[] {
  const few = topics.flatMap(({ id }): DeckFinding[] => {
    const found = cards.filter(({ topicId }) => topicId === id).length
    if (found >= FEWEST_CARDS) return []
    return [{ subject: id, field: '', code: 'few_cards', values: { found, least: FEWEST_CARDS } }]
  })
  const figures = cards.filter(({ card }) => card.kind === 'figure').length
  if (figures >= FEWEST_FIGURES) return few
  return [
    ...few,
    { subject: 'figures', field: '', code: 'few_figures', values: { found: figures, least: FEWEST_FIGURES } },
  ]
}

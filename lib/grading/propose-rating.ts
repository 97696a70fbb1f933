/**
 * The rating that a card proposes; the person may change it.
 *
 * @param verdict - `self` for a card that the person judges against its rubric
 * @param hintsUsed - one or more propose Hard at best
 * @param share - of the rubric ticked, 0 … 1 (`rubricShare`); counts for `self` alone
 * @returns 1 Again, 2 Hard, 3 Good
 */
export function proposeRating(verdict: 'right' | 'wrong' | 'self', hintsUsed: number, share = 0): 1 | 2 | 3 {
  const earned = verdict === 'self' ? earnedBy(share) : verdict === 'right' ? 3 : 1
  return earned === 3 && hintsUsed > 0 ? 2 : earned
}

function earnedBy(share: number): 1 | 2 | 3 {
  if (share >= 0.8) return 3
  return share >= 0.5 ? 2 : 1
}

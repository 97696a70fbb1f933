/** Seconds that a question of a mock interview takes, thinking and answering together: a spoken pace, not that of a review. */
const SECONDS: Readonly<Record<string, number>> = { explain: 120, numeric: 75, choice: 40, figure: 40, cloze: 30 }

/** Of a kind that nobody has told of. */
const USUAL_SECONDS = 60

/** A question that follows on an open one: the matter is on the table already. */
export const FOLLOW_UP_SECONDS = 50

/** Seconds to set aside for a question of this kind in a mock interview. */
export function mockSeconds(kind: string): number {
  return SECONDS[kind] ?? USUAL_SECONDS
}

/** The classes of the six recall colours, weakest first. Written out, since Tailwind finds class names only whole. */
const FILLS = ['bg-r0', 'bg-r1', 'bg-r2', 'bg-r3', 'bg-r4', 'bg-r5'] as const

/**
 * Which of the six equal steps of the recall scale a value falls into.
 *
 * @param recall - 0 … 1
 * @returns whole, 0 … 5
 */
export function recallStep(recall: number): number {
  return Math.min(5, Math.max(0, Math.floor(recall * 6)))
}

/** The fill of a mark of recall. */
export function recallFill(recall: number): string {
  return FILLS[recallStep(recall)] ?? FILLS[0]
}

/** The six fills in order, for a legend. */
export const RECALL_FILLS: readonly string[] = FILLS

/** The value below which a share of the figures lie. @param share - 0 … 1 */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle one of the figures. */
export const median = (figures: readonly number[]): number => quantile(figures, 0.5)

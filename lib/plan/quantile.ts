/** The figure below which a share of all lie, straight between two neighbours. @param sorted - ascending, at least one */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  return below + (place % 1) * (sorted[Math.ceil(place)]! - below)
}

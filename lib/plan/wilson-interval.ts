/** Standard deviations within which 95 % of a normal distribution lie. */
const Z_95 = 1.959964

/** From where to where a share may truly be, seen so often among so many. */
export interface ShareInterval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % interval of a share after Wilson: honest for few observations and near 0 and 1, where the usual one is not.
 *
 * @param count - 0 to `of`
 * @param of - observations; for none the interval is everything
 * @see Wilson 1927; Brown, Cai & DasGupta 2001
 */
export function wilsonInterval(count: number, of: number): ShareInterval {
  if (of <= 0) return { low: 0, high: 1 }
  const share = count / of
  const spread = Z_95 ** 2 / of
  const middle = share + spread / 2
  const half = Z_95 * Math.sqrt((share * (1 - share)) / of + spread / (4 * of))
  return { low: Math.max(0, (middle - half) / (1 + spread)), high: Math.min(1, (middle + half) / (1 + spread)) }
}

/** Items up to `from` are learnt from, those from there up to `to` are predicted. */
export interface TimeFold {
  readonly from: number
  readonly to: number
}

/**
 * Cuts a time series so that the later is always predicted from the earlier alone: each fold learns from all that precedes
 * it. What comes first is never predicted.
 *
 * @param count - of items, in the order of time
 * @returns as many folds as asked for; none where there are not that many items
 */
export function timeFolds(count: number, folds = 5): TimeFold[] {
  const size = Math.floor(count / (folds + 1))
  if (size === 0) return []
  return Array.from({ length: folds }, (_, fold) => {
    const to = count - (folds - 1 - fold) * size
    return { from: to - size, to }
  })
}

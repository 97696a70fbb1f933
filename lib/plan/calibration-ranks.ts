import type { Prediction } from './predictions-of'

/**
 * AUC: how often, of one recalled and one forgotten, the recalled one had been given more; equals count half.
 *
 * @returns 0 to 1; null where all or none were recalled
 */
export function areaUnderCurve(predictions: readonly Prediction[]): number | null {
  const chancesOf = (wanted: boolean): Float64Array =>
    Float64Array.from(
      predictions.filter(({ recalled }) => recalled === wanted),
      ({ predicted }) => predicted,
    ).sort()
  const [recalled, forgotten] = [chancesOf(true), chancesOf(false)]
  if (recalled.length === 0 || forgotten.length === 0) return null
  let below = 0
  let notAbove = 0
  let pairs = 0
  for (const chance of recalled) {
    while (below < forgotten.length && (forgotten[below] ?? 1) < chance) below += 1
    while (notAbove < forgotten.length && (forgotten[notAbove] ?? 1) <= chance) notAbove += 1
    pairs += (below + notAbove) / 2
  }
  return pairs / (recalled.length * forgotten.length)
}

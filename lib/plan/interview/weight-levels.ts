/** Weights rounded to a few levels: the recursion is solved once for each. */
export interface WeightLevels {
  readonly levels: readonly number[]
  /** the level of each weight given, in their order */
  readonly levelOf: readonly number[]
}

const MOST_LEVELS = 5

/**
 * At most five levels, each the mean of the weights that it stands for. As long as there are more, the two neighbours
 * are put together that thereby change least, in parts of themselves.
 *
 * @param weights - all > 0
 */
export function weightLevels(weights: readonly number[]): WeightLevels {
  const counts = new Map<number, number>()
  for (const weight of weights) counts.set(weight, (counts.get(weight) ?? 0) + 1)
  const groups = [...counts.entries()]
    .sort(([a], [b]) => a - b)
    .map(([weight, count]) => ({ most: weight, sum: weight * count, count }))
  while (groups.length > MOST_LEVELS) {
    let least = Infinity
    let place = 0
    for (let at = 0; at + 1 < groups.length; at++) {
      const change = changeOf(groups[at]!, groups[at + 1]!)
      if (change < least) [least, place] = [change, at]
    }
    const [low, high] = [groups[place]!, groups[place + 1]!]
    groups.splice(place, 2, { most: high.most, sum: low.sum + high.sum, count: low.count + high.count })
  }
  return {
    levels: groups.map(({ sum, count }) => sum / count),
    levelOf: weights.map((weight) => groups.findIndex(({ most }) => weight <= most)),
  }
}

interface Group {
  readonly most: number
  readonly sum: number
  readonly count: number
}

/** @see Ward 1963 */
function changeOf(a: Group, b: Group): number {
  const apart = Math.log(b.sum / b.count) - Math.log(a.sum / a.count)
  return ((a.count * b.count) / (a.count + b.count)) * apart * apart
}

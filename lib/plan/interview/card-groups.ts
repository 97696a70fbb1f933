import type { InterviewCard, VisitCosts } from './types'
import { weightLevels } from './weight-levels'

/** Cards that count about as much and take about as long: the recursion is solved once for each group. */
export interface CardGroup {
  /** of which the mean over all cards is about 1 */
  readonly weight: number
  readonly costs: VisitCosts
}

/** Cards by group. */
export interface CardGroups {
  readonly groups: readonly CardGroup[]
  /** the group of each card given, in their order */
  readonly groupOf: readonly number[]
}

/** So many leave 300 cards and 30 days well within 50 ms; five levels of weight alone are fewer. */
const MOST_GROUPS = 10

/**
 * Groups cards by their weight, rounded to a few levels, and by what their visits take. Where there are more than ten,
 * those are put together that thereby change least in what a card's seconds are worth against its weight, for nothing else
 * of them counts in the recursion; today's worth is of each card's own seconds all the same.
 *
 * @param usual - seconds of a card that has none of its own
 */
export function cardGroups(
  cards: readonly { readonly card: InterviewCard; readonly weight: number }[],
  usual: VisitCosts,
): CardGroups {
  const { levels, levelOf } = weightLevels(cards.map(({ weight }) => weight))
  const found = new Map<string, Gathered>()
  const keys = cards.map(({ card: { costs = usual } }, place) => {
    const weight = levels[levelOf[place]!]!
    const key = `${weight} ${costs.pass} ${costs.lapse} ${costs.new}`
    const before = found.get(key)
    if (before === undefined) found.set(key, { keys: [key], count: 1, weight, costs })
    else before.count += 1
    return key
  })
  // in an order of their own, so that no sum depends on the one in which cards were given
  const groups = [...found.values()].sort((a, b) => a.weight - b.weight || compareCosts(a.costs, b.costs))
  while (groups.length > MOST_GROUPS) joinNearest(groups)
  const placeOf = new Map(groups.flatMap((group, place) => group.keys.map((key) => [key, place])))
  return {
    groups: groups.map(({ weight, costs }) => ({ weight, costs })),
    groupOf: keys.map((key) => placeOf.get(key)!),
  }
}

interface Gathered extends CardGroup {
  readonly keys: readonly string[]
  count: number
}

const compareCosts = (a: VisitCosts, b: VisitCosts): number => a.pass - b.pass || a.lapse - b.lapse || a.new - b.new

/** @see Ward 1963 */
function joinNearest(groups: Gathered[]): void {
  let least = Infinity
  let [one, other] = [0, 1]
  groups.forEach((a, place) => {
    for (let later = place + 1; later < groups.length; later++) {
      const b = groups[later]!
      const change = ((a.count * b.count) / (a.count + b.count)) * apart(a, b)
      if (change < least) [least, one, other] = [change, place, later]
    }
  })
  const [joined] = groups.splice(other, 1)
  groups[one] = joinedOf(groups[one]!, joined!)
}

/** The square of how far their seconds a weight lie apart, in parts of themselves. */
function apart(a: CardGroup, b: CardGroup): number {
  const weight = Math.log(b.weight / a.weight)
  const partsOf = (name: keyof VisitCosts): number => (Math.log(b.costs[name] / a.costs[name]) - weight) ** 2
  return partsOf('pass') + partsOf('lapse') + partsOf('new')
}

function joinedOf(a: Gathered, b: Gathered): Gathered {
  const count = a.count + b.count
  const meanOf = (ofA: number, ofB: number): number => (a.count * ofA + b.count * ofB) / count
  return {
    keys: [...a.keys, ...b.keys],
    count,
    weight: meanOf(a.weight, b.weight),
    costs: {
      pass: meanOf(a.costs.pass, b.costs.pass),
      lapse: meanOf(a.costs.lapse, b.costs.lapse),
      new: meanOf(a.costs.new, b.costs.new),
    },
  }
}

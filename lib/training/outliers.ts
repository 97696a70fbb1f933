import type { TrainingItem } from './training-items'

/** Fewer say nothing at all: the default weights stay. */
const FEWEST_TO_FIT = 8

/** Fewer say something of first stabilities alone. */
export const FEWEST_TO_FIT_ALL = 64

/** Which of the weights a number of items decides; the others stay as published. */
export type Fitted = 'nothing' | 'firstStabilities' | 'all'

/**
 * What the optimiser makes of these items: it drops first intervals that are rare, and then looks how many are left.
 *
 * @see open-spaced-repetition/fsrs-rs `compute_parameters`
 */
export function fittedBy(items: readonly TrainingItem[]): Fitted {
  const usable = withoutOutliers(items)
  if (usable.length < FEWEST_TO_FIT) return 'nothing'
  const hasLater = usable.some((item) => laterDays(item) > 1)
  return usable.length < FEWEST_TO_FIT_ALL || !hasLater ? 'firstStabilities' : 'all'
}

/**
 * The items without those of rare first intervals, as the optimiser drops them: of each first rating the rarest intervals
 * go as long as no more than 20 items, or 5 %, are gone; of the others those with fewer than 6 items, or beyond 100 days
 * (after Easy 365). It does so itself and must be given all: told the rest, it would drop as much again.
 */
export function withoutOutliers(items: readonly TrainingItem[]): TrainingItem[] {
  const kept = new Set<string>()
  const byRating = grouped(
    items.filter((item) => laterDays(item) === 1),
    firstRating,
  )
  for (const [rating, ofRating] of byRating) {
    const groups = [...grouped(ofRating, firstInterval)].sort(
      ([daysA, a], [daysB, b]) => a.length - b.length || daysB - daysA,
    )
    const most = Math.max(20, Math.floor(ofRating.length / 20))
    const longest = rating === 4 ? 365 : 100
    let gone = 0
    for (const [days, group] of groups) {
      if (gone + group.length <= most) gone += group.length
      else if (group.length >= 6 && days <= longest) kept.add(`${rating} ${days}`)
    }
  }
  return items.filter((item) => kept.has(`${firstRating(item)} ${firstInterval(item)}`))
}

/** On how many later days the card was reviewed, the last one included. */
function laterDays({ history, length }: TrainingItem): number {
  let days = 0
  for (let place = 1; place < length; place++) if ((history.reviews[place]?.elapsedDays ?? 0) > 0) days += 1
  return days
}

function firstInterval({ history }: TrainingItem): number {
  return history.reviews.find(({ elapsedDays }) => elapsedDays > 0)?.elapsedDays ?? 0
}

const firstRating = ({ history }: TrainingItem): number => history.reviews[0]?.rating ?? 0

function grouped(items: readonly TrainingItem[], keyOf: (item: TrainingItem) => number): Map<number, TrainingItem[]> {
  const groups = new Map<number, TrainingItem[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

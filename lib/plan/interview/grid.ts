/** How many stabilities and difficulties stand for all of them. */
export interface GridShape {
  readonly stabilities: number
  readonly difficulties: number
}

/** @see PLANNER.md §3 */
export const PLAN_GRID: GridShape = { stabilities: 12, difficulties: 4 }

const LEAST_STABILITY = 0.05
const MOST_STABILITY = 1000
const LEAST_DIFFICULTY = 1
const MOST_DIFFICULTY = 10
const LN_LEAST = Math.log(LEAST_STABILITY)
const LN_SPAN = Math.log(MOST_STABILITY) - LN_LEAST

/** Memory states as points: point `s × difficulties + d`. */
export interface Grid extends GridShape {
  readonly points: number
  readonly stabilityAt: Float64Array
  readonly difficultyAt: Float64Array
}

/** Points uniform in the logarithm of stability and in difficulty. */
export function makeGrid({ stabilities, difficulties }: GridShape): Grid {
  const points = stabilities * difficulties
  const stabilityAt = new Float64Array(points)
  const difficultyAt = new Float64Array(points)
  for (let point = 0; point < points; point++) {
    const s = Math.floor(point / difficulties)
    const d = point % difficulties
    stabilityAt[point] = Math.exp(LN_LEAST + (LN_SPAN * s) / (stabilities - 1))
    difficultyAt[point] = LEAST_DIFFICULTY + ((MOST_DIFFICULTY - LEAST_DIFFICULTY) * d) / (difficulties - 1)
  }
  return { stabilities, difficulties, points, stabilityAt, difficultyAt }
}

/**
 * Spreads a state over the four points around it, bilinearly; beyond the edges it is taken for the edge.
 *
 * @param add - called with a point and its share; the shares sum to `share`
 */
export function spread(
  grid: Grid,
  stability: number,
  difficulty: number,
  share: number,
  add: (point: number, share: number) => void,
): void {
  const s = within(((Math.log(stability) - LN_LEAST) / LN_SPAN) * (grid.stabilities - 1), grid.stabilities)
  const d = within(
    ((difficulty - LEAST_DIFFICULTY) / (MOST_DIFFICULTY - LEAST_DIFFICULTY)) * (grid.difficulties - 1),
    grid.difficulties,
  )
  const row = Math.min(Math.floor(s), grid.stabilities - 2)
  const column = Math.min(Math.floor(d), grid.difficulties - 2)
  const down = s - row
  const across = d - column
  const point = row * grid.difficulties + column
  add(point, share * (1 - down) * (1 - across))
  add(point + 1, share * (1 - down) * across)
  add(point + grid.difficulties, share * down * (1 - across))
  add(point + grid.difficulties + 1, share * down * across)
}

const within = (place: number, count: number): number => Math.min(Math.max(place, 0), count - 1)

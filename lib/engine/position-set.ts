import { EngineError } from './engine-error'

/** Positions that a set may be written out to: four of the longest axes that the lab is meant for. */
const MOST_POSITIONS = 4_000_000

/** Positions first, first + step, … last; step ≥ 1, and 1 where there is one position alone. */
export interface Run {
  readonly first: number
  readonly last: number
  readonly step: number
}

/** A set of whole positions on one axis, as disjoint runs sorted by their first position; empty is the empty set. */
export type PositionSet = readonly Run[]

/** The run from first to last; last is first plus a multiple of step. */
export function run(first: number, last: number, step = 1): Run {
  return { first, last, step: first === last ? 1 : step }
}

/** How many positions a run has. */
export function runLength({ first, last, step }: Run): number {
  return (last - first) / step + 1
}

/** How many positions a set has. */
export function countOf(set: PositionSet): number {
  return set.reduce((count, part) => count + runLength(part), 0)
}

/** First and last position of a set, null of the empty one. */
export function hullOf(set: PositionSet): { first: number; last: number } | null {
  const [first] = set
  if (!first) return null
  return { first: first.first, last: set.reduce((last, part) => Math.max(last, part.last), first.last) }
}

/** The positions themselves, sorted. */
export function positionsOf(set: PositionSet): number[] {
  checkCount(countOf(set))
  const positions = set.flatMap(({ first, last, step }) =>
    Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step),
  )
  return positions.sort((a, b) => a - b)
}

/** The part of a set between two positions, both counted in. */
export function clipSet(set: PositionSet, from: number, to: number): PositionSet {
  if (set.every(({ first, last }) => first >= from && last <= to)) return set
  return set.flatMap(({ first, last, step }) => {
    const start = first >= from ? first : first + Math.ceil((from - first) / step) * step
    const stop = last <= to ? last : last - Math.ceil((last - to) / step) * step
    return start > stop ? [] : [run(start, stop, step)]
  })
}

/**
 * The union of runs as a set.
 *
 * @throws {@link EngineError} `set_too_large`, `out_of_range`
 */
export function unionOf(runs: readonly Run[]): PositionSet {
  for (const { first, last } of runs) checkPosition(first, last)
  if (runs.length < 2) return runs
  const joined = joinNeighbours([...runs].sort((a, b) => a.first - b.first || a.step - b.step))
  const apart = joined.every((part, index) => index === 0 || (joined[index - 1]?.last ?? part.first) < part.first)
  return apart ? joined : runsOf(listPositions(joined))
}

/** Joins a run with the one before it where both are one progression: overlapping or end to end. */
function joinNeighbours(sorted: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const next of sorted) {
    const before = joined[joined.length - 1]
    const together = before && join(before, next)
    if (together) joined[joined.length - 1] = together
    else joined.push(next)
  }
  return joined
}

function join(a: Run, b: Run): Run | null {
  // two lone positions are one run if they are neighbours; far apart they more often belong to two
  const step = a.first === a.last ? b.step : a.step
  if (b.first !== b.last && b.step !== step) return null
  if ((b.first - a.first) % step !== 0 || b.first > a.last + step) return null
  return run(a.first, Math.max(a.last, b.last), step)
}

/** All positions of overlapping runs, sorted, each once: marked on a strip where they lie close, else sorted. */
function listPositions(runs: readonly Run[]): readonly number[] {
  const count = countOf(runs)
  checkCount(count)
  const hull = hullOf(runs)
  if (!hull) return []
  const length = hull.last - hull.first + 1
  if (length > 16 * count + 1024) {
    return [...new Set(positionsOf(runs))].sort((a, b) => a - b)
  }
  const strip = new Uint8Array(length)
  for (const { first, last, step } of runs) {
    for (let at = first; at <= last; at += step) strip[at - hull.first] = 1
  }
  const positions: number[] = []
  for (let at = 0; at < length; at++) if (strip[at] === 1) positions.push(at + hull.first)
  return positions
}

/** Cuts sorted positions into runs of equal step. */
function runsOf(positions: readonly number[]): Run[] {
  const runs: Run[] = []
  let start = 0
  while (start < positions.length) {
    const first = positions[start] ?? 0
    const step = (positions[start + 1] ?? first + 1) - first
    let end = start + 1
    while (end < positions.length && (positions[end] ?? 0) - (positions[end - 1] ?? 0) === step) end++
    // two positions far apart are more often the ends of two runs than a run of their own
    const pair = end - start === 2 && step > 1
    const stop = pair ? start + 1 : end
    runs.push(run(first, positions[stop - 1] ?? first, step))
    start = stop
  }
  return runs
}

function checkCount(count: number): void {
  if (count > MOST_POSITIONS) throw new EngineError('set_too_large', { positions: count, most: MOST_POSITIONS })
}

function checkPosition(first: number, last: number): void {
  if (Number.isSafeInteger(first) && Number.isSafeInteger(last)) return
  throw new EngineError('out_of_range', { name: 'position', value: `${first}` })
}

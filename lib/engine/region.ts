import { EngineError } from './engine-error'
import { countOf, hullOf, positionsOf, run, unionOf, type PositionSet, type Run } from './position-set'

/** A product of one set for each axis: every position whose coordinates lie in them. */
export type Block = readonly PositionSet[]

/** Positions of a grid, as a union of blocks; blocks may overlap unless they are said to be disjoint. Empty is the empty set. */
export type Region = readonly Block[]

/** Blocks beyond which a union is cut into disjoint ones, which are fewer where many overlap. */
const MOST_BLOCKS = 64
/** Rows that are told apart one by one: more than any image has. */
const MOST_ROWS = 1_000_000

/**
 * The union of blocks: empty and contained ones left out, two that differ along one axis made one.
 *
 * @throws {@link EngineError} `set_too_large`
 */
export function unionOfBlocks(blocks: Region): Region {
  const kept: Block[] = []
  for (const block of blocks) {
    if (block.some((set) => set.length === 0)) continue
    let fresh = block
    for (let at = 0; at < kept.length; at += 1) {
      const joined = joinBlocks(kept[at] ?? [], fresh)
      if (!joined) continue
      // what was joined may now join or contain another
      fresh = joined
      kept.splice(at, 1)
      at = -1
    }
    kept.push(fresh)
  }
  return kept.length > MOST_BLOCKS ? disjointBlocks(kept) : kept
}

/** Two blocks as one, where one contains the other or they differ along one axis alone; else null. */
function joinBlocks(a: Block, b: Block): Block | null {
  const differing = a.flatMap((set, axis) => (equalSets(set, b[axis] ?? []) ? [] : [axis]))
  const [only] = differing
  if (only === undefined) return a
  if (differing.length === 1) return a.map((set, axis) => (axis === only ? unionOf([...set, ...(b[axis] ?? [])]) : set))
  if (differing.every((axis) => isSubset(b[axis] ?? [], a[axis] ?? []))) return a
  if (differing.every((axis) => isSubset(a[axis] ?? [], b[axis] ?? []))) return b
  return null
}

/**
 * The same positions as disjoint blocks: along the first axis the positions that have the same rest are grouped.
 *
 * @throws {@link EngineError} `set_too_large`
 */
export function disjointBlocks(region: Region): Region {
  const blocks = region.filter((block) => block.every((set) => set.length > 0))
  if (blocks.length <= 1) return blocks
  const axes = blocks[0]?.length ?? 0
  if (axes === 1) return [[unionOf(blocks.flatMap(([set = []]) => set))]]
  const groups: { rows: number[]; rest: Region }[] = []
  for (const [blocksHere, rows] of rowsByBlocks(blocks)) {
    const rest = disjointBlocks(unionOfBlocks(blocksHere.map((which) => (blocks[which] ?? []).slice(1))))
    const same = groups.find((group) => equalRegions(group.rest, rest))
    if (same) same.rows.push(...rows)
    else groups.push({ rows: [...rows], rest })
  }
  return groups.flatMap(({ rows, rest }) => {
    const set = setOf(rows)
    return rest.map((block) => [set, ...block])
  })
}

/** Positions along the first axis, by the blocks that have them. */
function rowsByBlocks(blocks: Region): readonly (readonly [readonly number[], readonly number[]])[] {
  const total = blocks.reduce((sum, [set = []]) => sum + countOf(set), 0)
  if (total > MOST_ROWS) throw new EngineError('set_too_large', { positions: total, most: MOST_ROWS })
  const at = new Map<number, number[]>()
  blocks.forEach(([set = []], which) => {
    for (const row of positionsOf(set)) {
      const here = at.get(row)
      if (here) here.push(which)
      else at.set(row, [which])
    }
  })
  const groups = new Map<string, { blocks: readonly number[]; rows: number[] }>()
  for (const [row, which] of at) {
    const key = which.join()
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { blocks: which, rows: [row] })
  }
  return [...groups.values()].map(({ blocks: which, rows }) => [which, rows] as const)
}

/** How many positions a region has, exact. @throws {@link EngineError} `set_too_large` */
export function countOfRegion(region: Region): bigint {
  return disjointBlocks(region).reduce(
    (sum, block) => sum + block.reduce((product, set) => product * BigInt(countOf(set)), 1n),
    0n,
  )
}

/** First and last position along each axis; null of the empty region. */
export function hullOfRegion(region: Region): readonly (readonly [first: number, last: number])[] | null {
  const [first] = region
  if (!first) return null
  return first.map((_, axis) => {
    const hulls = region.map((block) => hullOf(block[axis] ?? []) ?? { first: Infinity, last: -Infinity })
    return [Math.min(...hulls.map((hull) => hull.first)), Math.max(...hulls.map((hull) => hull.last))] as const
  })
}

function setOf(rows: readonly number[]): PositionSet {
  return unionOf([...rows].sort((a, b) => a - b).map((row): Run => run(row, row)))
}

function equalSets(a: PositionSet, b: PositionSet): boolean {
  if (a.length === b.length && a.every((part, index) => equalRuns(part, b[index]))) return true
  // several lists of runs describe the same positions
  return countOf(a) === countOf(b) && isSubset(a, b)
}

function equalRuns(a: Run, b: Run | undefined): boolean {
  return b !== undefined && a.first === b.first && a.last === b.last && a.step === b.step
}

function isSubset(a: PositionSet, b: PositionSet): boolean {
  const [inner, outer] = [hullOf(a), hullOf(b)]
  if (!inner) return true
  if (!outer || inner.first < outer.first || inner.last > outer.last || countOf(a) > countOf(b)) return false
  const [only] = b
  if (b.length === 1 && only?.step === 1) return true
  return countOf(unionOf([...a, ...b])) === countOf(b)
}

function equalRegions(a: Region, b: Region): boolean {
  return (
    a.length === b.length &&
    a.every((block, index) => block.every((set, axis) => equalSets(set, b[index]?.[axis] ?? [])))
  )
}

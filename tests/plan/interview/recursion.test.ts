import { expect, test } from 'vitest'
import { DEFAULT_MODEL, memoryAfter, recallAfter } from '@/lib/memory'
import { USUAL_COSTS, USUAL_SHARES } from '@/lib/plan'
import { solve } from '@/lib/plan/interview/recursion'
import { gapsBelow, tablesFor } from '@/lib/plan/interview/tables'

const DAYS = 3
const STABILITIES = [0.05, 1000]
const DIFFICULTIES = [1, 10]
const POINTS = [0, 1, 2, 3]

test('gaps are each day at first, then a third further each time', () => {
  expect([...gapsBelow(64)]).toEqual([1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 27, 35, 46, 60])
})

test.each([
  ['where minutes are cheap', [0, 1e-4, 1e-4, 1e-4]],
  ['where the last days are dear', [0, 0.03, 0.005, 0.002]],
  ['where they are too dear for any visit', [0, 1, 1, 1]],
])('the recursion finds what the best of all plans is worth, %s', (_what, prices) => {
  const tables = tablesFor(DEFAULT_MODEL.weights, USUAL_SHARES, DAYS, { stabilities: 2, difficulties: 2 })
  const { worth } = solve(tables, USUAL_COSTS, DAYS, Float64Array.from(prices))
  const best = new Array<number>((DAYS + 1) * POINTS.length).fill(-Infinity)
  for (const plan of allPlans()) {
    for (let left = 1; left <= DAYS; left++) {
      for (const point of POINTS) {
        const at = left * POINTS.length + point
        best[at] = Math.max(best[at] ?? -Infinity, worthOf(plan, left, point, prices))
      }
    }
  }
  for (let at = POINTS.length; at < best.length; at++) expect(worth[at]).toBeCloseTo(best[at] ?? Number.NaN, 10)
})

/** The gap that follows with so many days left at a point, at `days × 4 + point`; 0: left alone. */
type Plan = readonly number[]

/** With one day left nothing can follow; with two a day's gap; with three one or two days'. */
function allPlans(): Plan[] {
  const options = Array.from({ length: (DAYS + 1) * POINTS.length }, (_, at) =>
    Array.from({ length: Math.max(1, Math.floor(at / POINTS.length)) }, (__, gap) => gap),
  )
  return options.reduce<number[][]>((plans, gaps) => plans.flatMap((plan) => gaps.map((gap) => [...plan, gap])), [[]])
}

function worthOf(plan: Plan, left: number, point: number, prices: readonly number[]): number {
  const memory = memoryAt(point)
  const gap = plan[left * POINTS.length + point] ?? 0
  if (gap === 0) return recallAfter(left, memory.stability, DEFAULT_MODEL)
  const recall = recallAfter(gap, memory.stability, DEFAULT_MODEL)
  const seconds = recall * USUAL_COSTS.pass + (1 - recall) * USUAL_COSTS.lapse
  const again = memoryAfter(memoryAfter(memory, gap, 1, DEFAULT_MODEL), 0, 3, DEFAULT_MODEL)
  const [hard, good, easy] = USUAL_SHARES.recalled
  const after = [
    [1 - recall, again],
    [recall * hard, memoryAfter(memory, gap, 2, DEFAULT_MODEL)],
    [recall * good, memoryAfter(memory, gap, 3, DEFAULT_MODEL)],
    [recall * easy, memoryAfter(memory, gap, 4, DEFAULT_MODEL)],
  ] as const
  const later = after.reduce(
    (sum, [share, { stability, difficulty }]) =>
      sum +
      share *
        POINTS.reduce((all, to) => all + partOf(to, stability, difficulty) * worthOf(plan, left - gap, to, prices), 0),
    0,
  )
  return later - (prices[left - gap] ?? 0) * seconds
}

const memoryAt = (point: number): { stability: number; difficulty: number } => ({
  stability: STABILITIES[Math.floor(point / 2)] ?? Number.NaN,
  difficulty: DIFFICULTIES[point % 2] ?? Number.NaN,
})

/** Which part of a state falls on a corner. */
function partOf(corner: number, stability: number, difficulty: number): number {
  const up = Math.min(1, Math.max(0, Math.log(stability / 0.05) / Math.log(1000 / 0.05)))
  const across = (difficulty - 1) / 9
  return (corner < 2 ? 1 - up : up) * (corner % 2 === 0 ? 1 - across : across)
}

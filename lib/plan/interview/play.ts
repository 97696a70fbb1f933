import { memoryAfter, recallAfter, type Memory, type Model } from '@/lib/memory'
import { ratingOf } from '../draws'
import type { LikelyMemory } from './forecast-chance'
import { spread } from './grid'
import { knownOf } from './problem'
import type { Ranking } from './ranking'
import { REQUEST_LIMITS } from './read-request'
import type { InterviewCard, VisitCosts } from './types'
import { visitSeconds } from './visit-model'

/** A card as a play begins. */
export interface PlayCard {
  readonly card: InterviewCard
  /** of which the mean is 1 */
  readonly weight: number
  /** by place among the ranking's */
  readonly group: number
  /** the card's own seconds, or the usual ones */
  readonly costs: VisitCosts
}

/** What does not differ between plays. */
export interface Stage {
  readonly ranking: Ranking
  readonly cards: readonly PlayCard[]
  readonly day: number
  readonly days: number
  /** of a second with n days left */
  readonly prices: Float64Array
  /** seconds that the shortest visit takes */
  readonly least: number
  /** days from today on which readiness is read, ascending; the last is the interview's */
  readonly readings: readonly number[]
}

/** How one play went. */
export interface Played {
  /** recall on each of the days read, of all cards, weighted; 0 … 1 */
  readonly readiness: readonly number[]
  /** by the card's place: never met */
  readonly isUnmet: readonly boolean[]
  /** the same: recall on the interview's day */
  readonly recalls: Float64Array
}

/**
 * Plays the days until the interview once: each day the cards by their worth as the planner has it, as long as the expected
 * seconds last; answers by what is true of the memory, and the next order by what can be believed after them.
 *
 * @param budgets - seconds of each day from today
 * @param truth - null: all is as believed
 */
export function play(stage: Stage, budgets: readonly number[], truth: LikelyMemory | null, draw: () => number): Played {
  const { days, readings } = stage
  const actors = stage.cards.map((card) => actorOf(stage, card, truth))
  const model = truth?.model ?? stage.ranking.tables.visit.model
  const readiness: number[] = []
  for (let day = 0; day <= days; day++) {
    if (readings[readiness.length] === day) readiness.push(readinessOn(actors, day, model))
    if (day < days) studyDay(stage, actors, day, budgets[day] ?? 0, truth === null ? null : model, draw)
  }
  return {
    readiness,
    isUnmet: actors.map(({ believed }) => believed === null),
    recalls: Float64Array.from(actors, (actor) => recallOn(actor, days, model)),
  }
}

interface Actor {
  readonly weight: number
  readonly group: number
  readonly costs: VisitCosts
  believed: Memory | null
  actual: Memory | null
  /** from today, so before it negative */
  lastDay: number
  /** the four points around what is believed, and their parts */
  readonly points: Int32Array
  readonly parts: Float64Array
  index: number
}

function actorOf(stage: Stage, { card, weight, group, costs }: PlayCard, truth: LikelyMemory | null): Actor {
  const known = knownOf(card)
  const factor = known === null || truth === null ? 1 : truth.stabilityFactor()
  const actor: Actor = {
    weight,
    group,
    costs,
    believed: known?.memory ?? null,
    actual: known && { ...known.memory, stability: within(known.memory.stability * factor) },
    lastDay: known === null ? 0 : Math.min(0, known.lastDay - stage.day),
    points: new Int32Array(4),
    parts: new Float64Array(4),
    index: 0,
  }
  place(stage.ranking, actor)
  return actor
}

const within = (stability: number): number =>
  Math.min(Math.max(stability, REQUEST_LIMITS.leastStability), REQUEST_LIMITS.mostStability)

function place({ tables }: Ranking, { believed, points, parts }: Actor): void {
  if (believed === null) return
  let at = 0
  spread(tables.grid, believed.stability, believed.difficulty, 1, (point, part) => {
    points[at] = point
    parts[at] = part
    at += 1
  })
}

function studyDay(
  stage: Stage,
  actors: readonly Actor[],
  day: number,
  budget: number,
  truth: Model | null,
  draw: () => number,
): void {
  const { ranking, days, prices } = stage
  const { visit } = ranking.tables
  const { least } = stage
  if (budget < least) return
  const price = prices[days - day]!
  const wanted = actors.filter((actor) => {
    if (actor.believed !== null && actor.lastDay >= day) return false
    actor.index = actor.weight * indexOf(ranking, actor, day, days - day)
    return actor.index + price > 0
  })
  wanted.sort((a, b) => b.index - a.index || b.weight - a.weight)
  let left = budget
  for (const actor of wanted) {
    if (left < least) break
    const seconds =
      actor.believed === null
        ? actor.costs.new
        : visitSeconds(actor.costs, recallAfter(day - actor.lastDay, actor.believed.stability, visit.model))
    if (seconds > left) continue
    left -= seconds
    see(stage, actor, day, truth, draw)
  }
}

function indexOf(
  ranking: Ranking,
  { believed, group, lastDay, points, parts }: Actor,
  day: number,
  left: number,
): number {
  if (believed === null) return ranking.fresh[group]![left]!
  const { tables, gapBefore, gapPart } = ranking
  const elapsed = Math.min(day - lastDay, gapBefore.length - 1)
  const base = (left * tables.gaps.length + gapBefore[elapsed]!) * tables.grid.points
  const part = gapPart[elapsed]!
  const indexes = ranking.known[group]!
  let sum = 0
  for (let at = 0; at < 4; at++) {
    const here = base + points[at]!
    sum += parts[at]! * (indexes[here]! * (1 - part) + indexes[here + tables.grid.points]! * part)
  }
  return sum
}

function see({ ranking }: Stage, actor: Actor, day: number, truth: Model | null, draw: () => number): void {
  const { model, shares } = ranking.tables.visit
  const elapsed = day - actor.lastDay
  const chance = draw()
  let rating = actor.actual === null ? ratingOf(shares.first, chance, 1) : 1
  if (actor.actual !== null) {
    const recall = recallAfter(elapsed, actor.actual.stability, truth ?? model)
    if (chance < recall) rating = ratingOf(shares.recalled, chance / recall, 2)
  }
  const after = (memory: Memory | null, by: Model): Memory => {
    const seen = memoryAfter(memory, memory === null ? 0 : elapsed, rating, by)
    return rating === 1 ? memoryAfter(seen, 0, 3, by) : seen
  }
  actor.believed = after(actor.believed, model)
  actor.actual = truth === null ? actor.believed : after(actor.actual, truth)
  actor.lastDay = day
  place(ranking, actor)
}

/** A card seen on the day itself counts as it will stand on the next. */
function recallOn({ actual, lastDay }: Actor, day: number, model: Model): number {
  return actual === null ? 0 : recallAfter(Math.max(1, day - lastDay), actual.stability, model)
}

function readinessOn(actors: readonly Actor[], day: number, model: Model): number {
  let sum = 0
  let total = 0
  for (const actor of actors) {
    total += actor.weight
    sum += actor.weight * recallOn(actor, day, model)
  }
  return sum / total
}

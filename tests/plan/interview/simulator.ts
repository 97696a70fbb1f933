// A learner who forgets by FSRS-6 with parameters of his own, and ways of spending his minutes until a day.
import { DEFAULT_MODEL, hashFraction, intervalFor, memoryAfter, recallAfter } from '@/lib/memory'
import type { Memory, Model, Rating } from '@/lib/memory'
import { greedyList, planInterview, USUAL_COSTS, USUAL_SHARES } from '@/lib/plan'
import type { InterviewRequest, VisitCosts } from '@/lib/plan'
import { normal } from './normal'
import { AS_BELIEVED, type World } from './worlds'

/** How many cards, days and minutes a day. */
export interface Setting {
  readonly cards: number
  readonly days: number
  readonly minutes: number
}

/** A card as its learner has it; `truth` is what no planner sees. */
export interface SimulatedCard {
  readonly id: string
  readonly weight: number
  truth: Memory | null
  /** replayed with the default parameters from the same answers */
  believed: Memory | null
  lastDay: number
}

/** How a learner's parameters differ from the planner's: as people's do, twice as far, with a decay of 0.5, or not at all. */
export type Truth = 'drawn' | 'far' | 'steep' | 'default'

export interface Learner {
  readonly seed: string
  readonly model: Model
  readonly cards: readonly SimulatedCard[]
}

/** Today's cards in order, chosen from what is believed. */
export type Policy = (request: InterviewRequest) => readonly (string | number)[]

export const POLICIES = {
  plan: (request) => planInterview(request).ids,
  greedy: (request) => greedyList(request).ids,
  'FSRS .90': (request) => fitting(request, dueFirst(request)),
  '.90 + fill': (request) => fitting(request, [...dueFirst(request), ...byRecall(request)]),
} satisfies Record<string, Policy>

export type PolicyName = keyof typeof POLICIES

/**
 * Half of the cards known from one to eight visits by FSRS at 90 %, half new; fifteen a topic, each topic with weight
 * 0.5, 1 or 2.
 */
export function makeLearner(seed: string, count: number, truth: Truth): Learner {
  const model = truth === 'default' ? DEFAULT_MODEL : { id: seed, weights: drawnWeights(seed, truth) }
  const cards = Array.from({ length: count }, (_, n): SimulatedCard => {
    const id = `card-${String(n).padStart(3, '0')}`
    const weight = [0.5, 1, 2][Math.floor(3 * hashFraction(`${seed} topic ${Math.floor(n / 15)}`))] ?? 1
    const isKnown = n % 2 === 0
    return { id, weight, ...(isKnown ? known(`${seed} ${id}`, model) : { truth: null, believed: null, lastDay: 0 }) }
  })
  return { seed, model, cards }
}

/** A request as it stands on a day. */
export function requestOn(cards: readonly SimulatedCard[], day: number, { days, minutes }: Setting): InterviewRequest {
  return {
    cards: cards.map(asBelieved),
    day,
    T: days,
    budgetSeconds: minutes * 60,
    costs: USUAL_COSTS,
    params: DEFAULT_MODEL.weights,
    shares: USUAL_SHARES,
  }
}

const asBelieved = ({ id, weight, believed, lastDay }: SimulatedCard): Card => ({
  id,
  weight,
  isNew: believed === null,
  stability: believed?.stability ?? null,
  difficulty: believed?.difficulty ?? null,
  lastReviewDay: believed === null ? null : lastDay,
})

/**
 * Readiness on the day after all days were spent by a policy. Chance belongs to the learner, the card and the day, so
 * that ways of spending them are compared under the same luck.
 *
 * @param world - what goes wrong on the way
 * @returns 0 … 1
 */
export function readinessAfter(learner: Learner, policy: Policy, setting: Setting, world: World = AS_BELIEVED): number {
  const { seed, model, cards } = learner
  const mine = cards.map((card) => ({ ...card }))
  const last = world.dayAsOf(Infinity, setting.days)
  for (let day = 0; day < last; day++) {
    const request = {
      ...requestOn(mine, day, { ...setting, days: world.dayAsOf(day, setting.days) }),
      ...world.secondsOn(seed, day, setting),
    }
    if (request.budgetSeconds > 0) spendDay(learner, mine, policy, request, (id) => world.costs(seed, id))
  }
  let [sum, total] = [0, 0]
  for (const { truth, lastDay, weight } of mine) {
    total += weight
    if (truth !== null) sum += weight * recallAfter(last - lastDay, truth.stability, model)
  }
  return sum / total
}

/** As often as a list ends before the minutes do, which can be where visits take less than expected, there is another. */
function spendDay(
  { seed, model }: Learner,
  cards: readonly SimulatedCard[],
  policy: Policy,
  first: InterviewRequest,
  costsOf: (id: string) => VisitCosts | null,
): void {
  const { day } = first
  const byId = new Map(cards.map((card) => [card.id as string | number, card]))
  let left = first.budgetSeconds
  let isTimed = false
  let request: InterviewRequest | null = first
  while (request !== null) {
    const ids = policy(request)
    for (const id of ids) {
      const card = byId.get(id)
      // the last card is finished, though the minutes are over
      if (card === undefined || left <= 0) continue
      const isNew = card.truth === null
      const rating = visit(card, day, hashFraction(`${seed} ${card.id} day ${day}`), model)
      const costs = costsOf(card.id)
      if (costs === null) continue
      isTimed = true
      left -= isNew ? costs.new : rating === 1 ? costs.lapse : costs.pass
    }
    // the planner does not list again what was seen today; the others are not told of it
    const rest = cards.map(asBelieved).filter(({ isNew, lastReviewDay }) => isNew || lastReviewDay !== day)
    request = !isTimed || ids.length === 0 || left <= 0 ? null : { ...first, cards: rest, budgetSeconds: left }
  }
}

/** Mean and standard error of some figures. */
export function summary(figures: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0)
  return { mean, error: Math.sqrt(squares / Math.max(1, figures.length - 1) / figures.length) }
}

function visit(card: SimulatedCard, day: number, chance: number, model: Model): Rating {
  const elapsed = day - card.lastDay
  const rating = ratingOf(card, elapsed, chance, model)
  card.truth = visited(card.truth, elapsed, rating, model)
  card.believed = visited(card.believed, elapsed, rating, DEFAULT_MODEL)
  card.lastDay = day
  return rating
}

/** Again is followed by one Good on the same day. */
function visited(memory: Memory | null, elapsed: number, rating: Rating, model: Model): Memory {
  const after = memoryAfter(memory, elapsed, rating, model)
  return rating === 1 ? memoryAfter(after, 0, 3, model) : after
}

function ratingOf({ truth }: SimulatedCard, elapsed: number, chance: number, model: Model): Rating {
  if (truth === null) return pick(USUAL_SHARES.first, chance, 1)
  const recall = recallAfter(elapsed, truth.stability, model)
  return chance < recall ? pick(USUAL_SHARES.recalled, chance / recall, 2) : 1
}

function pick(shares: readonly number[], chance: number, first: number): Rating {
  let left = chance
  const place = shares.findIndex((share) => (left -= share) < 0)
  return ((place < 0 ? shares.length - 1 : place) + first) as Rating
}

/** One to eight visits, each around its due day; when this begins some of it is due and some not. */
function known(seed: string, model: Model): Pick<SimulatedCard, 'truth' | 'believed' | 'lastDay'> {
  const card: SimulatedCard = { id: seed, weight: 1, truth: null, believed: null, lastDay: 0 }
  const visits = 1 + Math.floor(8 * hashFraction(`${seed} visits`))
  let day = 0
  for (let n = 0; n < visits; n++) {
    visit(card, day, hashFraction(`${seed} past ${n}`), model)
    day += Math.max(1, Math.round(dueGap(card) * Math.exp(0.3 * normal(`${seed} gap ${n}`))))
  }
  return { ...card, lastDay: -Math.max(1, Math.round(1.2 * dueGap(card) * hashFraction(`${seed} since`))) }
}

const dueGap = ({ believed }: Pick<SimulatedCard, 'believed'>): number =>
  believed === null ? 1 : Math.max(1, Math.round(intervalFor(believed.stability, 0.9, DEFAULT_MODEL)))

/** Half of it is how far people's parameters lie apart. @see open-spaced-repetition/fsrs-rs, the prior of its optimiser */
const DEVIATIONS = [
  0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14,
] as const

/** Out of bounds they are clipped by the algorithm itself. @see PLANNER.md §4 */
function drawnWeights(seed: string, truth: Exclude<Truth, 'default'>): number[] {
  const spread = truth === 'far' ? 1 : 0.5
  const common = Math.exp(spread * normal(`${seed} common`))
  return DEFAULT_MODEL.weights.map((weight, place) => {
    const own = spread * normal(`${seed} weight ${place}`)
    if (place < 4) return weight * common * Math.exp(own)
    if (place === 20) return truth === 'steep' ? 0.5 : weight * Math.exp(own)
    return weight + (DEVIATIONS[place - 4] ?? 0) * own
  })
}

type Card = InterviewRequest['cards'][number]

/** What is due by desired retention 0.9, the longest due first, then new cards. */
function dueFirst({ cards, day }: InterviewRequest): Card[] {
  const dueDay = ({ stability, lastReviewDay }: Card): number =>
    (lastReviewDay ?? 0) + Math.max(1, Math.round(intervalFor(stability ?? 1, 0.9, DEFAULT_MODEL)))
  const due = cards.filter((card) => !card.isNew && dueDay(card) <= day).sort((a, b) => dueDay(a) - dueDay(b))
  return [...due, ...cards.filter(({ isNew }) => isNew)]
}

const byRecall = ({ cards, day }: InterviewRequest): Card[] =>
  cards.filter(({ isNew }) => !isNew).sort((a, b) => recallOn(a, day) - recallOn(b, day))

const recallOn = ({ stability, lastReviewDay }: Card, day: number): number =>
  recallAfter(day - (lastReviewDay ?? day), stability ?? 1, DEFAULT_MODEL)

/** As long as expected seconds last; a card once. */
export function fitting({ day, budgetSeconds, costs }: InterviewRequest, order: readonly Card[]): Card['id'][] {
  let used = 0
  return [...new Set(order)].flatMap((card) => {
    const recall = card.isNew ? null : recallOn(card, day)
    const seconds = recall === null ? costs.new : recall * costs.pass + (1 - recall) * costs.lapse
    if (used + seconds > budgetSeconds) return []
    used += seconds
    return [card.id]
  })
}

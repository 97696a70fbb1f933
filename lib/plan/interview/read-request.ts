import { areWeights, DEFAULT_MODEL } from '@/lib/memory'
import { type RatingShares, USUAL_SHARES } from '../forecast-shares'
import type { CardId, InterviewCard, InterviewRequest, VisitCosts } from './types'

export type RequestProblemCode =
  | 'not_an_object'
  | 'not_a_list'
  | 'too_many'
  | 'too_short'
  | 'id_malformed'
  | 'id_twice'
  | 'day_malformed'
  | 'day_too_far'
  | 'seconds_malformed'
  | 'cost_malformed'
  | 'too_many_costs'
  | 'parameters_malformed'
  | 'shares_malformed'
  | 'weight_malformed'
  | 'stability_malformed'
  | 'difficulty_malformed'
  | 'flag_malformed'

/** What is wrong with a request, and where. */
export interface RequestProblem {
  readonly code: RequestProblemCode
  /** like `cards[3].stability` */
  readonly path: string
  /** as JSON, cut after 80 characters */
  readonly found: string
}

/** A card that can't be planned; the others are. */
export interface RefusedCard extends RequestProblem {
  /** null where the id itself is malformed */
  readonly id: CardId | null
}

export type RequestReading =
  | { readonly ok: true; readonly request: InterviewRequest; readonly refused: readonly RefusedCard[] }
  | { readonly ok: false; readonly problem: RequestProblem }

/** What a request may hold. */
export const REQUEST_LIMITS = {
  cards: 50_000,
  days: 730,
  idCharacters: 200,
  secondsOfDay: 86_400,
  /** different ones, as of kinds of cards */
  costs: 8,
  leastCost: 0.01,
  mostCost: 3600,
  leastWeight: 1e-9,
  mostWeight: 1e9,
  leastStability: 0.001,
  mostStability: 36_500,
  furthestDay: 1e9,
} as const

/** Seconds for people not yet known. @see PLANNER.md §3 */
export const USUAL_COSTS: VisitCosts = { pass: 8, lapse: 25, new: 40 }

/**
 * Reads a planning problem that comes from outside, from JSON already parsed.
 *
 * What is wrong with the whole is a problem. A card that is malformed is refused by name and the others are planned. What
 * may be left out is what PLANNER.md has a value for: costs, parameters, shares, budgets.
 */
export function readInterviewRequest(value: unknown): RequestReading {
  try {
    return { ok: true, ...requestOf(value) }
  } catch (problem) {
    if (problem instanceof Malformed) return { ok: false, problem: problem.as }
    throw problem
  }
}

/** Ends the reading of a request or of one card; never leaves this file. */
class Malformed extends Error {
  readonly as: RequestProblem

  constructor(code: RequestProblemCode, path: string, found: unknown) {
    super(code)
    this.as = { code, path, found: shown(found) }
  }
}

function shown(found: unknown): string {
  const text = found === undefined ? 'nothing' : typeof found === 'number' ? String(found) : jsonOf(found)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** What can be read can't always be written: that takes a call for each level, and so many may be too many. */
function jsonOf(found: unknown): string {
  try {
    return JSON.stringify(found)
  } catch {
    return Array.isArray(found) ? '[…' : '{…'
  }
}

function requestOf(value: unknown): { request: InterviewRequest; refused: RefusedCard[] } {
  const fields = objectAt(value, '')
  const day = dayAt(fields['day'], 'day')
  const T = dayAt(fields['T'], 'T')
  if (T - day > REQUEST_LIMITS.days) throw new Malformed('day_too_far', 'T', T)
  const budgetSeconds = secondsAt(fields['budgetSeconds'], 'budgetSeconds')
  const budgets = budgetsAt(fields['budgets'], T - day, budgetSeconds)
  const rest = {
    costs: costsAt(fields['costs'], 'costs') ?? USUAL_COSTS,
    params: paramsAt(fields['params']),
    shares: sharesAt(fields['shares']),
  }
  const { cards, refused } = cardsAt(fields['cards'])
  return { request: { cards, day, T, budgetSeconds, ...(budgets === null ? {} : { budgets }), ...rest }, refused }
}

type Fields = Readonly<Record<string, unknown>>

function objectAt(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed('not_an_object', path, value)
  return value as Fields
}

function listAt(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed('not_a_list', path, value)
  return value
}

/** A number within bounds; NaN and infinity are none. */
function numberAt(value: unknown, path: string, code: RequestProblemCode, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw new Malformed(code, path, value)
  return value
}

function dayAt(value: unknown, path: string): number {
  const day = numberAt(value, path, 'day_malformed', -REQUEST_LIMITS.furthestDay, REQUEST_LIMITS.furthestDay)
  if (!Number.isInteger(day)) throw new Malformed('day_malformed', path, value)
  return day
}

const secondsAt = (value: unknown, path: string): number =>
  numberAt(value, path, 'seconds_malformed', 0, REQUEST_LIMITS.secondsOfDay)

/**
 * One number for each day from today to the eve. A list that is one short begins tomorrow, for today's seconds are told
 * apart anyway; of a longer one the rest is not looked at.
 */
function budgetsAt(value: unknown, days: number, budgetSeconds: number): number[] | null {
  if (value === undefined || value === null) return null
  const budgets = listAt(value, 'budgets')
    .slice(0, Math.max(0, days))
    .map((one, place) => secondsAt(one, `budgets[${place}]`))
  if (budgets.length < days - 1) throw new Malformed('too_short', 'budgets', value)
  return budgets.length === days - 1 ? [budgetSeconds, ...budgets] : budgets
}

function costsAt(value: unknown, path: string): VisitCosts | null {
  if (value === undefined || value === null) return null
  const fields = objectAt(value, path)
  const costAt = (name: keyof VisitCosts): number =>
    numberAt(fields[name], `${path}.${name}`, 'cost_malformed', REQUEST_LIMITS.leastCost, REQUEST_LIMITS.mostCost)
  return { pass: costAt('pass'), lapse: costAt('lapse'), new: costAt('new') }
}

function paramsAt(value: unknown): readonly number[] {
  if (value === undefined || value === null) return DEFAULT_MODEL.weights
  const params = listAt(value, 'params')
  if (!params.every((one) => typeof one === 'number') || !areWeights(params)) {
    throw new Malformed('parameters_malformed', 'params', value)
  }
  return params
}

/** Parts of 1; what rounding has left over is made up for. */
function sharesAt(value: unknown): RatingShares {
  if (value === undefined || value === null) return USUAL_SHARES
  const fields = objectAt(value, 'shares')
  const [again = 0, hardFirst = 0, goodFirst = 0, easyFirst = 0] = partsAt(fields['first'], 'shares.first', 4)
  const [hard = 0, good = 0, easy = 0] = partsAt(fields['recalled'], 'shares.recalled', 3)
  return { first: [again, hardFirst, goodFirst, easyFirst], recalled: [hard, good, easy] }
}

function partsAt(value: unknown, path: string, count: number): number[] {
  const parts = listAt(value, path).map((one, place) => numberAt(one, `${path}[${place}]`, 'shares_malformed', 0, 1))
  const sum = parts.reduce((total, part) => total + part, 0)
  if (parts.length !== count || Math.abs(sum - 1) > 0.01) throw new Malformed('shares_malformed', path, value)
  return parts.map((part) => part / sum)
}

function cardsAt(value: unknown): { cards: InterviewCard[]; refused: RefusedCard[] } {
  const list = listAt(value, 'cards')
  if (list.length > REQUEST_LIMITS.cards) throw new Malformed('too_many', 'cards', list.length)
  const counts = new Map<unknown, number>()
  for (const one of list) counts.set(idOf(one), (counts.get(idOf(one)) ?? 0) + 1)
  const cards: InterviewCard[] = []
  const refused: RefusedCard[] = []
  list.forEach((one, place) => {
    const path = `cards[${place}]`
    try {
      const card = cardAt(one, path)
      // neither of two with the same name: which one is meant can't be told
      if ((counts.get(card.id) ?? 0) > 1) throw new Malformed('id_twice', `${path}.id`, card.id)
      cards.push(card)
    } catch (problem) {
      if (!(problem instanceof Malformed)) throw problem
      const id = idOf(one)
      refused.push({ id: isCardId(id) ? id : null, ...problem.as })
    }
  })
  const different = new Set(cards.flatMap(({ costs }) => (costs ? `${costs.pass} ${costs.lapse} ${costs.new}` : [])))
  if (different.size > REQUEST_LIMITS.costs) throw new Malformed('too_many_costs', 'cards', different.size)
  return { cards, refused }
}

const idOf = (card: unknown): unknown =>
  typeof card === 'object' && card !== null ? (card as { readonly id?: unknown }).id : undefined

/** A number beyond the safe ones has been rounded as it was read: it would come back as another. */
const isCardId = (id: unknown): id is CardId =>
  typeof id === 'number'
    ? Math.abs(id) <= Number.MAX_SAFE_INTEGER
    : typeof id === 'string' && id.length <= REQUEST_LIMITS.idCharacters

function cardAt(value: unknown, path: string): InterviewCard {
  const fields = objectAt(value, path)
  const { id, isNew = (fields['stability'] ?? null) === null } = fields
  if (!isCardId(id)) throw new Malformed('id_malformed', `${path}.id`, id)
  if (typeof isNew !== 'boolean') throw new Malformed('flag_malformed', `${path}.isNew`, isNew)
  const weight = weightAt(fields['weight'], `${path}.weight`)
  const costs = costsAt(fields['costs'], `${path}.costs`)
  const of = { id, weight, isNew, ...(costs === null ? {} : { costs }) }
  // of a card never met there is nothing else to know, whatever stands there
  if (isNew) return { ...of, stability: null, difficulty: null, lastReviewDay: null }
  const { leastStability, mostStability } = REQUEST_LIMITS
  return {
    ...of,
    stability: numberAt(fields['stability'], `${path}.stability`, 'stability_malformed', leastStability, mostStability),
    difficulty: numberAt(fields['difficulty'], `${path}.difficulty`, 'difficulty_malformed', 1, 10),
    lastReviewDay: dayAt(fields['lastReviewDay'], `${path}.lastReviewDay`),
  }
}

function weightAt(value: unknown, path: string): number {
  const weight = numberAt(value, path, 'weight_malformed', 0, REQUEST_LIMITS.mostWeight)
  if (weight > 0 && weight < REQUEST_LIMITS.leastWeight) throw new Malformed('weight_malformed', path, value)
  return weight
}
